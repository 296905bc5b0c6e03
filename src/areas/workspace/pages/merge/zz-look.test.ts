import { mkdirSync, writeFileSync } from "node:fs";
import { test } from "vitest";
import { freshInstallation, siteOf } from "../../../../../tests/support/installation.ts";
import { makePerson, visitor } from "../../../../../tests/support/people.ts";
import { rowsOf } from "../../../../../tests/support/sql.ts";
import { formTokenOf } from "../../../../platform/http/index.ts";
test("look", async () => {
  const installation = await freshInstallation();
  const site = await siteOf(installation);
  const officer = await makePerson(installation, { name: "Ada Officer", roles: ["liaison-officer"] });
  const ada = visitor(site, officer);
  const write = (s: string) => rowsOf(installation.superuserUrl, `begin; select journal.open_act(now(), 'operator', 'test', 'test.write', '', '{}'); ${s}; commit`);
  for (const id of ["quiet-a", "quiet-b", "calm-a", "calm-b"])
    await write(`insert into registry.party (id, kind, category, status, website, since, verification, level) values ('${id}','forum','prose','active','https://${id.slice(0, 5)}.example','${id.endsWith("a") ? 2001 : 2007}','known','unclassified');
      insert into registry.party_name (party_id, language, type, name, verification, level) values ('${id}','en','official','${id.slice(0, 5)} Harbour Forum','known','unclassified'), ('${id}','fr','official','Forum ${id}','known','unclassified');
      insert into registry.relation (from_id, kind, to_id, verification, level) values ('${id}','part-of','un','known','unclassified')`);
  const out = "/tmp/h-tools/look";
  mkdirSync(out, { recursive: true });
  const css = new Map<string, string>();
  const save = async (name: string, html: string) => {
    let page = html;
    for (const [, href = ""] of html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)) {
      if (!css.has(href)) css.set(href, (await site.server.inject({ method: "GET", url: href })).body);
      page = page.replace(`<link rel="stylesheet" href="${href}"/>`, () => `<style>${css.get(href)}</style>`);
    }
    writeFileSync(`${out}/${name}.html`, page);
  };
  const dig = (p: string) => /name="previewed" value="([0-9a-f]+)"/.exec(p)?.[1] ?? "";
  await ada.post("/en/work/merge/calm-a/calm-b", { verb: "merge", previewed: dig((await ada.get("/en/work/merge/calm-a/calm-b")).body) });
  await write("update registry.party set website = 'https://new.example' where id = 'calm-a'; update registry.party_name set name = 'Forum changed' where party_id='calm-a' and name='Forum calm-b'");
  const table = "Id,Kind,Heading,Official name (English),Ours\nzed-forum,forum,prose,Zed Forum,x\nbad-one,nonsense,prose,Bad,\nosce,,,OSCE changed,\n";
  const file = Buffer.from(table).toString("base64url");
  const sent = { file, name: "bodies.csv", kind: "parties", level: "unclassified", sheet: "", "m.0": "id", "m.1": "kind", "m.2": "category", "m.3": "official_en", "m.4": "" };
  for (const l of ["fr", "ar", "en"]) {
    await save(`merge-list-${l}`, (await ada.get(`/${l}/work/merge`)).body);
    await save(`merge-pair-${l}`, (await ada.get(`/${l}/work/merge/quiet-a/quiet-b`)).body);
    await save(`merge-undo-${l}`, (await ada.get(`/${l}/work/merge/calm-a/calm-b`)).body);
    await save(`tables-${l}`, (await ada.get(`/${l}/work/tables`)).body);
    await save(`tables-map-${l}`, (await ada.post(`/${l}/work/tables`, { ...sent, verb: "map" })).body);
    await save(`tables-report-${l}`, (await ada.post(`/${l}/work/tables`, { ...sent, verb: "check" })).body);
    await save(`texts-${l}`, (await ada.get(`/${l}/work/translation?language=ru`)).body);
    await save(`text-${l}`, (await ada.get(`/${l}/work/translation/text?text=party-name&owner=quiet-a&language=ru`)).body);
  }
  void formTokenOf;
  await site.close();
  await installation.close();
}, 120000);

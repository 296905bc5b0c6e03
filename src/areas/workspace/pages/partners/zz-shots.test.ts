import { execFile } from "node:child_process";
import { createServer } from "node:http";
import { promisify } from "node:util";
import { test } from "vitest";
import { commandNamed } from "../../../../../tests/support/acts.ts";
import { freshInstallation, operator, siteOf } from "../../../../../tests/support/installation.ts";
import { makePerson, visitor } from "../../../../../tests/support/people.ts";

const run = promisify(execFile);
test("shots", async () => {
  const installation = await freshInstallation();
  const site = await siteOf(installation);
  const ada = await makePerson(installation, { name: "Ada Officer", roles: ["liaison-officer"] });
  await makePerson(installation, { name: "Ben Partner", roles: ["main-focal-point"], party: "osce" });
  await makePerson(installation, { name: "Cyd Drafter", roles: ["drafter"] });
  const v = visitor(site, ada);
  const perform = (name: string, input: object) => installation.door.perform(operator, commandNamed(name), { input });
  await perform("registry.add-focal-point", { party_id: "osce", name: "Eda Marsh", role: "main", title: "Head of unit", email: "eda@example.org", phone: "+41 22 000 00 00", language: "fr", since: "2025-03", verification: "verified", verified_on: "2025-01-01" });
  await perform("registry.add-note", { party_id: "osce", language: "en", text: "Asked for a new liaison.\nThey will write." });
  await v.post("/en/work/partners/osce/names/new", { language: "fr", type: "alias", name: "Essai", verification: "known", why: "their letter" });
  await v.post("/en/work/partners", { verb: "save-view", name: "Forums", query: "kind=forum" });
  await perform("registry.change-handling", { table: "registry.focal_point", id: String(((await installation.door.ask(operator, (await import("../../../registry/index.ts")).readPartyRecord, { id: "osce", language: "en" })).focalPoints[0]?.id)), level: "confidential", audience: [`person:${ada.id}`] });
  const pages = new Map<string, { body: string; type: string }>();
  const server = createServer((request, response) => {
    void (async () => {
      const kept = pages.get(request.url ?? "");
      if (kept) return void response.writeHead(200, { "content-type": kept.type }).end(kept.body);
      const answer = await site.server.inject({ method: "GET", url: request.url ?? "/", headers: { cookie: `entente=${ada.id}` } });
      const { ["content-length"]: _l, ["transfer-encoding"]: _t, ["content-encoding"]: _e, ...headers } = answer.headers;
      response.writeHead(answer.statusCode, headers as Record<string, string>).end(answer.rawPayload);
    })();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const row = /name="row" value="(osce [0-9a-f]{32})"/.exec((await v.get("/fr/work/partners?q=osce")).body)?.[1] ?? "";
  pages.set("/bulk-fr", { type: "text/html", body: (await v.post("/fr/work/partners", { verb: "bulk", row, change: "level:confidential" })).body });
  pages.set("/look-ar", { type: "text/html", body: (await v.post("/ar/work/partners/osce/handling/facts/party", { verb: "look", level: "confidential", parties: "unodc", originator: "cted" })).body });
  pages.set("/new-fr", { type: "text/html", body: (await v.post("/fr/work/partners/new", { "name-fr": "Organisation pour la sécurité et la coopération en Europe", kind: "forum", category: "prose", status: "active", verification: "known", since: "2026-13" })).body });
  const shots: Array<[string, string, number, number]> = [
    ["list-fr", "/fr/work/partners", 1280, 1700],
    ["list-ar", "/ar/work/partners", 1280, 1700],
    ["list-fr-390", "/fr/work/partners?kind=forum", 390, 2200],
    ["list-ar-390", "/ar/work/partners?kind=forum", 390, 2200],
    ["record-fr", "/fr/work/partners/osce?done=waits", 1280, 4200],
    ["record-ar", "/ar/work/partners/osce", 1280, 4200],
    ["record-fr-390", "/fr/work/partners/osce", 390, 4500],
    ["record-ar-390", "/ar/work/partners/osce", 390, 4500],
    ["edit-ar", "/ar/work/partners/osce/relations/new", 1280, 1700],
    ["edit-fr-390", "/fr/work/partners/osce/facts/party", 390, 2600],
    ["handling-fr", "/fr/work/partners/osce/handling/facts/party", 1280, 2000],
    ["history-fr", "/fr/work/partners/osce/history", 1280, 1600],
    ["bulk-fr", "/bulk-fr", 1280, 1200],
    ["look-ar", "/look-ar", 1280, 1400],
    ["new-fr", "/new-fr", 1280, 2600],
  ];
  for (const [name, path, width, height] of shots)
    await run("/usr/bin/chromium", ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars", `--user-data-dir=/tmp/shots/profile`, `--screenshot=/tmp/shots/${name}.png`, `--window-size=${width},${height}`, `http://127.0.0.1:${port}${path}`], { timeout: 90_000 }).catch((error: unknown) => console.log(name, String(error).slice(0, 300)));
  server.close();
  await site.close();
  await installation.close();
}, 900_000);

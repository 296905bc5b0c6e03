import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { cite, readAs, takeIn } from "../../../../tests/support/documents.ts";
import {
  freshInstallation,
  operator,
  type TestInstallation,
  testDay,
} from "../../../../tests/support/installation.ts";
import { numberOf, rowsOf } from "../../../../tests/support/sql.ts";
import { translators } from "../../../../tests/support/translators.ts";
import type { Language } from "../../../kernel/language.ts";
import type { Day } from "../../../kernel/partial-date.ts";
import { command, type Door, publicActor } from "../../../platform/acts/index.ts";
import { listAddresses as everyAddress, publicationPages } from "../../publication/index.ts";
import type { EffectKind } from "./effects.ts";
import { pageLines } from "./page-lines.ts";
import { doorWithin, listAddresses, pageAt, routeAt } from "./public-site.ts";
import {
  candidatesOf,
  type PublicChange,
  publicChange,
  tellingLanguages,
  type ViewParts,
} from "./public-view.ts";
import type { WaitingAct } from "./queries.ts";
import { subjectColumns } from "./subjects.ts";

let installation: TestInstallation;
let document: string;

const words = "The Financial Action Task Force met Mali under resolution 2462 (2019).";

beforeAll(async () => {
  installation = await freshInstallation();
  const taken = await takeIn(installation, {
    text: `Fictional note\n\n${words}\n`,
    title: "Fictional note",
    language: "en",
  });
  document = taken.id;
  await takeIn(installation, {
    text: "مذكرة خيالية",
    title: "مذكرة خيالية",
    language: "ar",
    version_of: document,
  });
  await readAs(installation, taken, [
    { words: "Financial Action Task Force", kind: "party", id: "fatf" },
    { words: "Mali", kind: "state", id: "MLI" },
    { words: "resolution 2462 (2019)", kind: "instrument", id: "S/RES/2462(2019)" },
  ]);
  await cite(installation, taken, { words, table: "registry.party", id: "fatf" });
});
afterAll(() => installation.close());

/** Does one statement of SQL: any row of any table may change, whatever acts there are. */
const doSql = command({
  name: "test.do-sql",
  permission: "operate",
  input: z.strictObject({ text: z.string() }),
  run: ({ db }, { text }) => sql.raw(text).execute(db),
});

const parts = (): ViewParts => ({
  ...{ door: installation.door, actor: operator, translators, origin: "https://entente.example" },
  ...{ today: testDay as Day, language: "en" },
});
const waitingFor = (text: string): WaitingAct => ({
  ...{ id: "", act: doSql.name, input: { text }, parties: [], awaits: "publisher" },
  ...{ proposer: operator, proposed_at: "", why: "", state: "waiting" },
  ...{ decided_by: null, decided_at: null, reason: "", level: "unclassified" },
});
const changeBy = (text: string) => publicChange(waitingFor(text), doSql, parts());
const wordsOf = (change: PublicChange, of: EffectKind) => {
  const effect = change.effects.find((one) => one.of === of);
  return {
    lost: effect?.lost.map(({ words, address }) => [words, address]),
    gained: effect?.gained.map(({ words, address }) => [words, address]),
  };
};

/** One change for each table of which the public may read rows. */
const changes: Readonly<Record<string, string>> = {
  "registry.party": "update registry.party set status = 'dormant' where id = 'osce'",
  "registry.party_name":
    "update registry.party_name set name = name || ' (essai)' where party_id = 'osce' and language = 'fr' and type = 'official'",
  "registry.identifier":
    "insert into registry.identifier (party_id, scheme, value, verification) values ('osce', 'ror', '0fictional', 'known')",
  "registry.relation":
    "update registry.relation set since = '1999' where from_id = 'cted' and to_id = 'osce'",
  "registry.office":
    "insert into registry.office (holder_id, office, body_id, verification) values ('osce', 'chair', 'amu', 'verified')",
  "registry.membership": "delete from registry.membership where party_id = 'osce' and state_id = 'FRA'",
  "registry.coverage": "delete from registry.coverage where party_id = 'amu'",
  "registry.region":
    "insert into registry.region (id, parent_id, verification) values ('998', '150', 'known')",
  "registry.region_name":
    "update registry.region_name set name = name || ' (trial)' where region_id = '015' and language = 'en'",
  "registry.state": "update registry.state set un_status = 'other' where id = 'MLI'",
  "registry.state_name":
    "update registry.state_name set name = name || ' (trial)' where state_id = 'MLI' and language = 'en'",
  "registry.place_name":
    "update registry.place_name set name = name || ' (trial)' where place = 'Vienna' and language = 'en'",
  "mandates.instrument":
    "update mandates.instrument set expires = '2026-01-01' where id = 'S/RES/2462(2019)'",
  "mandates.instrument_title":
    "update mandates.instrument_title set title = title || ' (trial)' where instrument_id = 'S/RES/2617(2021)' and language = 'en'",
  "mandates.provision":
    "update mandates.provision set summary = 'A trial.' where id = 'S/RES/2462(2019) OP 37'",
  "mandates.provision_title":
    "insert into mandates.provision_title (provision_id, language, title, verification) values ('S/RES/2462(2019) OP 37', 'en', 'A trial', 'known')",
  "mandates.instrument_relation":
    "delete from mandates.instrument_relation where from_id = 'S/RES/2617(2021)'",
  "mandates.establishment": "delete from mandates.establishment where party_id = 'cted'",
  "mandates.theme": "insert into mandates.theme (id, position, verification) values ('trial', 999, 'known')",
  "mandates.theme_name":
    "update mandates.theme_name set name = name || ' (trial)' where theme_id = 'general-framework' and language = 'en'",
  "mandates.theme_topic": "delete from mandates.theme_topic where theme_id = 'general-framework'",
  "mandates.theme_provision":
    "insert into mandates.theme_provision (theme_id, provision_id, verification) values ('general-framework', 'S/RES/2462(2019) OP 37', 'known')",
  "cooperation.line": "update cooperation.line set heading = 'wider' where heading = 'compact'",
  "cooperation.line_text":
    "update cooperation.line_text set title = title || ' (trial)' where language = 'en' and line_id = (select line_id from cooperation.line_basis order by line_id limit 1)",
  "cooperation.line_partner": "delete from cooperation.line_partner where party_id = 'fatf'",
  "cooperation.line_mode":
    "delete from cooperation.line_mode where line_id = (select line_id from cooperation.line_partner where party_id = 'fatf' limit 1)",
  "cooperation.line_basis":
    "delete from cooperation.line_basis where line_id = (select line_id from cooperation.line_basis order by line_id limit 1)",
  "cooperation.event":
    "update cooperation.event set starts = '2001' where id = (select id from cooperation.event order by id limit 1)",
  "cooperation.event_title":
    "update cooperation.event_title set title = title || ' (trial)' where language = 'en' and event_id = (select id from cooperation.event order by id limit 1)",
  "cooperation.event_party":
    "delete from cooperation.event_party where event_id = (select id from cooperation.event order by id limit 1)",
  "evidence.document": "update evidence.document set title = 'Another title' where id = 'DOCUMENT'",
  "evidence.edition":
    "update evidence.edition set media_type = 'text/markdown' where document_id = 'DOCUMENT'",
  "evidence.passage":
    "update evidence.passage p set kind = 'item' from evidence.edition e where e.id = p.edition_id and e.document_id = 'DOCUMENT' and p.number = (select min(number) from evidence.passage o where o.edition_id = e.id)",
  "evidence.reading":
    "delete from evidence.reading r using evidence.edition e where e.id = r.edition_id and e.document_id = 'DOCUMENT'",
  "evidence.citation": "delete from evidence.citation where fact_id = 'fatf'",
};

const textFor = (table: string): string => (changes[table] ?? "").replaceAll("DOCUMENT", document);

/** Tables with rows for the public of which no page says anything. */
const silent = ["registry.term", "registry.freshness_rule"];

test("every table of which the public may read rows says what its rows are about", async () => {
  const tables = await rowsOf(
    installation.ownerUrl,
    `select n.nspname || '.' || c.relname as name from pg_trigger g join pg_class c on c.oid = g.tgrelid
     join pg_namespace n on n.oid = c.relnamespace where g.tgfoid = 'journal.record()'::regprocedure
     and n.nspname in ('registry', 'mandates', 'cooperation', 'evidence')`,
  );
  const open: string[] = [];
  for (const { name } of tables) {
    const count = await numberOf(
      installation.ownerUrl,
      `select count(*) from ${String(name)} where level = 'public'`,
    );
    if (count > 0) open.push(String(name));
  }
  expect(open.filter((name) => !silent.includes(name) && subjectColumns[name] === undefined)).toEqual([]);
  expect(Object.keys(changes).toSorted()).toEqual(Object.keys(subjectColumns).toSorted());
});

const before = new Map<string, string>();
const linesAt = async (door: Door, address: string, language: Language) =>
  pageLines(await pageAt(address, { door, view: parts(), language })).join("\n");
async function linesBefore(address: string, language: Language): Promise<string> {
  const key = `${address} ${language}`;
  const known = before.get(key) ?? (await linesAt(installation.door, address, language));
  before.set(key, known);
  return known;
}

/** The slow obvious way: every address of the site, or each so-manieth that the fast one leaves out, before and after. */
async function differingBesides(
  text: string,
  candidates: readonly string[],
  each: number,
): Promise<string[]> {
  const present = [...(await installation.door.ask(publicActor, everyAddress, {})).values()].flat();
  const left = [...listAddresses, ...present].filter((address) => !candidates.includes(address));
  const looked = left.filter((address, at) => at % each === 0 || listAddresses.includes(address));
  const { rows } = await candidatesOf({ waiting: waitingFor(text), act: doSql, parts: parts() });
  const differing: string[] = [];
  for (const language of tellingLanguages(rows)) {
    for (const address of looked) await linesBefore(address, language);
    await installation.door.rehearse(operator, doSql, {
      ...{ input: { text }, as: publicActor },
      async look(context) {
        for (const address of looked)
          if (
            (await linesAt(doorWithin(context), address, language)) !== (await linesBefore(address, language))
          )
            differing.push(address);
      },
    });
  }
  return differing;
}

/** One in so many of the pages that are not compared is looked at; `ENTENTE_TEST_EACH=1` looks at all, in some minutes. */
const each = Number(process.env.ENTENTE_TEST_EACH ?? 60);
const reached = new Set<string>();

describe("whatever row changes", () => {
  test.each(Object.keys(changes))(
    "of %s, no page changes that is not compared",
    async (table) => {
      const text = textFor(table);
      const { rows, addresses } = await candidatesOf({
        waiting: waitingFor(text),
        act: doSql,
        parts: parts(),
      });
      expect(rows.map((row) => row.table)).toContain(table);
      for (const address of addresses)
        reached.add(routeAt(address.split("?")[0] ?? "")?.route.path ?? "none");
      expect(await differingBesides(text, addresses, each)).toEqual([]);
    },
    300_000,
  );

  test("the slow way sees what is left out: of no compared page at all, it tells the pages that name the body", async () => {
    const differing = await differingBesides(textFor("registry.party_name"), [], 5);
    expect(differing.filter((address) => address.startsWith("states/")).length).toBeGreaterThan(5);
    expect(differing).toEqual(expect.arrayContaining(["", "partners?page=4"]));
  }, 300_000);

  test("every kind of page of the site is among those that are compared, but for the search", () => {
    const missing = publicationPages.map(({ path }) => path).filter((path) => !reached.has(path));
    expect(missing).toEqual(["find"]);
  });
});

describe("the difference that the public would see", () => {
  test("a document that becomes public is a new page, stands in the list and the site map, and is found by its title", async () => {
    const { id } = await takeIn(installation, {
      text: "A quiet fictional heron.",
      title: "On herons",
      language: "en",
      level: "unclassified",
    });
    const change = await changeBy(`
      update evidence.document set level = 'public' where id = '${id}';
      update evidence.edition set level = 'public' where document_id = '${id}';
      update evidence.passage p set level = 'public' from evidence.edition e where e.id = p.edition_id and e.document_id = '${id}'`);
    const found = new Map(change.pages.map((page) => [page.address, page]));
    expect(found.get(`documents/${id}`)?.is).toBe("new");
    expect(found.get(`documents/${id}`)?.languages.every(({ lines }) => lines.length > 0)).toBe(true);
    expect(found.get("documents")?.is).toBe("changed");
    expect(wordsOf(change, "sitemap")).toEqual({ lost: [], gained: [["", `documents/${id}`]] });
    expect(wordsOf(change, "search")).toEqual({ lost: [], gained: [["On herons", `documents/${id}`]] });
  });

  test("a new name is shown where the body is named, and found; the old one is found no longer", async () => {
    const change = await changeBy(
      "update registry.party_name set name = 'Heron Watch' where party_id = 'apg' and type = 'official' and language = 'en'",
    );
    expect(change.pages.map(({ address }) => address)).toEqual(
      expect.arrayContaining(["partners/apg", "partners", "partners/fatf"]),
    );
    expect(wordsOf(change, "search").gained).toContainEqual(["Heron Watch", "partners/apg"]);
  });

  test("an instrument that ends earlier changes its page and the list of mandates, and the feed tells it", async () => {
    const change = await changeBy(changes["mandates.instrument"] ?? "");
    const addresses = change.pages.map(({ address }) => address);
    expect(addresses).toEqual(expect.arrayContaining(["mandates/s-res-2462-2019", "mandates", "changes"]));
    expect(wordsOf(change, "feed").gained?.map(([, address]) => address)).toEqual(["changes"]);
  });

  test("a membership that goes changes the pages of the State and of the body", async () => {
    const change = await changeBy(changes["registry.membership"] ?? "");
    expect(change.pages.map(({ address }) => address)).toEqual(
      expect.arrayContaining(["partners/osce", "states/FRA"]),
    );
  });

  test("the digest is that of what would be: it stays while nothing else changes, and another change has another", async () => {
    const [one, again, other] = [
      await changeBy(changes["mandates.provision"] ?? ""),
      await changeBy(changes["mandates.provision"] ?? ""),
      await changeBy((changes["mandates.provision"] ?? "").replace("A trial.", "Another trial.")),
    ];
    expect(again.digest).toBe(one.digest);
    expect(other.digest).not.toBe(one.digest);
  });

  test("what nobody reads in public changes nothing", async () => {
    const change = await changeBy("update registry.party set level = level where id = 'osce'");
    expect(change).toMatchObject({ pages: [], others: [], effects: [], uncompared: 0 });
  });
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import {
  freshInstallation,
  operator,
  type TestInstallation,
} from "../../../../tests/support/installation.ts";
import { codeOf, type Row, rowsOf } from "../../../../tests/support/sql.ts";
import { type Actor, publicActor, query } from "../../../platform/acts/index.ts";
import { registryStore } from "../store/index.ts";
import {
  findDuplicates,
  listDuplicates,
  listMerges,
  markDistinct,
  mergeParties,
  mergeStore,
  previewMerge,
  undoMerge,
  unmarkDistinct,
} from "./index.ts";

let installation: TestInstallation;
beforeAll(async () => {
  installation = await freshInstallation();
});
afterAll(() => installation.close());

const rows = (text: string, values: readonly unknown[] = []): Promise<Row[]> =>
  rowsOf(installation.superuserUrl, text, values);

/** Statements of the owner, as an act of a test. */
const write = (statements: string): Promise<unknown> =>
  rows(
    `begin; select journal.open_act(now(), 'operator', 'test', 'test.write', '', '{}'); ${statements}; commit`,
  );

let number = 0;
/** Two fictional bodies of one handling. */
async function twins(level = "public"): Promise<{ kept: string; merged: string }> {
  number += 1;
  const [kept, merged] = [`north-${number}`, `south-${number}`];
  for (const [id, name] of [
    [kept, `Northern Forum ${number}`],
    [merged, `Southern Forum ${number}`],
  ]) {
    await write(`
      insert into registry.party (id, kind, category, status, verification, level) values ('${id}', 'forum', 'prose', 'active', 'known', '${level}');
      insert into registry.party_name (party_id, language, type, name, verification, level)
        values ('${id}', 'en', 'official', '${name}', 'known', '${level}')`);
  }
  return { kept, merged };
}

const merge = (input: object, actor: Actor = operator) =>
  installation.door.perform(actor, mergeParties, { input, reasons: { why: "One body." } });
const preview = (input: object) =>
  installation.door.ask(operator, previewMerge, { language: "en", ...input });

/** A person of the secretariat who may keep the register. */
async function officer(id: string): Promise<Actor> {
  await write(`
    insert into access.person (id, name, email, language) values ('${id}', 'An officer', '${id}@secretariat.example', 'en');
    insert into access.role (person_id, role, party_id) values ('${id}', 'liaison-officer', 'cted')`);
  return { kind: "person", name: id, grants: ["read-as-staff", "keep-register"] };
}

/** What a reader finds through the questions of the register, which know nothing of merges. */
const seen = (actor: Actor, id: string) =>
  installation.door.ask(
    actor,
    query({
      name: "registry.look-around",
      permission: "read-public",
      input: z.strictObject({}),
      run: async ({ db }) => ({
        listed: (await registryStore(db).everyListing("en", "cted")).some((party) => party.id === id),
        entries: (await registryStore(db).partyEntries({}, { after: undefined, most: 10_000 })).some(
          (party) => party.id === id,
        ),
        found: (await registryStore(db).findParty(id, "en")) !== undefined,
        counted: (await registryStore(db).tallies()).certainties
          .filter((tally) => tally.of === "party")
          .reduce((sum, tally) => sum + tally.count, 0),
        now: (await mergeStore(db).currentParties([id])).get(id),
      }),
    }),
    {},
  );

test("a merged party is in no list, no count and no answer, and its id leads to the kept one", async () => {
  const { kept, merged } = await twins();
  const before = await seen(publicActor, merged);
  expect(before).toMatchObject({ listed: true, entries: true, found: true, now: merged });
  await merge({ kept, merged });
  expect(await seen(publicActor, merged)).toEqual({
    ...{ listed: false, entries: false, found: false, counted: before.counted - 1 },
    now: kept,
  });
  const names = await rows("select name, type from registry.party_name where party_id = $1 order by name", [
    kept,
  ]);
  expect(names.map(({ type }) => type)).toEqual(["official", "alias"]);
});

test("the preview names every fact of both and says what becomes of it; nothing is changed by it", async () => {
  const { kept, merged } = await twins();
  await write(`
    insert into registry.relation (from_id, kind, to_id, verification) values
      ('${kept}', 'part-of', 'un', 'known'), ('${merged}', 'part-of', 'un', 'known'), ('${merged}', 'cooperates-with', '${kept}', 'known');
    insert into registry.coverage (party_id, region_id, verification) values ('${merged}', '002', 'known');
    update registry.party set website = 'https://north.example' where id = '${kept}';
    update registry.party set website = 'https://south.example', since = '2001' where id = '${merged}'`);
  const { facts, fields, conflicts, kept: label } = await preview({ kept, merged });
  expect(facts.map(({ table, of, does }) => `${table} ${of} ${does}`).sort()).toEqual([
    "registry.coverage merged moves",
    "registry.party_name kept stays",
    "registry.party_name merged moves",
    "registry.relation both goes",
    "registry.relation kept stays",
    "registry.relation merged folds",
  ]);
  expect(conflicts.map(({ key, chosen }) => `${key} ${chosen}`)).toEqual([
    "field:website kept",
    "name:official:en kept",
  ]);
  expect(fields.find(({ field }) => field === "since")).toMatchObject({ does: "takes" });
  expect(label.name.text).toMatch(/^Northern Forum/);
  expect(await rows("select 1 from registry.party where id = $1", [merged])).toHaveLength(1);
});

test("what is chosen is done", async () => {
  const { kept, merged } = await twins();
  await write(
    `update registry.party set website = 'https://' || id || '.example' where id in ('${kept}', '${merged}')`,
  );
  const { digest } = await preview({ kept, merged });
  const choices = { "field:website": "merged", "name:official:en": "merged" };
  await merge({ kept, merged, choices, previewed: digest });
  const [party] = await rows("select website from registry.party where id = $1", [kept]);
  expect(party).toEqual({ website: `https://${merged}.example` });
  const [official] = await rows(
    "select name from registry.party_name where party_id = $1 and type = 'official'",
    [kept],
  );
  expect(official?.name).toMatch(/^Southern Forum/);
});

test("a merge of what was previewed is refused when it is another by then", async () => {
  const { kept, merged } = await twins();
  const { digest } = await preview({ kept, merged });
  await write(`update registry.party set place = 'Northtown' where id = '${kept}'`);
  expect(await codeOf(merge({ kept, merged, previewed: digest }))).toBe("merge-preview-old");
});

test("whatever refers to the merged party in any area refers to the kept one", async () => {
  const { kept, merged } = await twins();
  await write(`
    insert into access.person (id, name, email, language) values ('somebody-${number}', 'Somebody', 's${number}@south.example', 'en');
    insert into access.role (person_id, role, party_id) values ('somebody-${number}', 'validator', '${merged}');
    insert into registry.party (id, kind, category, status, verification, parent_id) values ('child-${number}', 'forum', 'prose', 'active', 'known', '${merged}');
    insert into mandates.establishment (instrument_id, party_id, verification) select id, '${merged}', 'known' from mandates.instrument limit 1;
    insert into cooperation.line_partner (line_id, party_id, verification) select id, '${merged}', 'known' from cooperation.line limit 1;
    insert into registry.note (party_id, language, text, author_kind, author, at) values ('${merged}', 'en', 'A remark.', 'operator', 'test', now());
    insert into registry.place_name (place, language, name, verification, level, audience, originator)
      values ('Southtown ${number}', 'en', 'Southtown', 'known', 'unclassified', '{party:${merged},party:un}', '${merged}')`);
  await merge({ kept, merged });
  const tables = await rows(
    "select table_name, column_name from registry.party_references() where form = 'party'",
  );
  expect(tables.length).toBeGreaterThan(15);
  for (const { table_name, column_name } of tables)
    expect(
      await rows(`select 1 from ${String(table_name)} where ${String(column_name)} = $1`, [merged]),
      String(table_name),
    ).toEqual([]);
  const [place] = await rows(
    `select audience, originator from registry.place_name where place = 'Southtown ${number}'`,
  );
  expect(place).toEqual({ audience: [`party:${kept}`, "party:un"], originator: kept });
  const [role] = await rows(`select party_id from access.role where person_id = 'somebody-${number}'`);
  expect(role).toEqual({ party_id: kept });
});

test("every foreign key to a party, and every column party_id without one, is among the references", async () => {
  const keys = await rows(`
    select n.nspname || '.' || c.relname || '.' || a.attname as at from pg_attribute a
    join pg_class c on c.oid = a.attrelid and c.relkind = 'r' join pg_namespace n on n.oid = c.relnamespace
    where exists (select from pg_attribute h where h.attrelid = c.oid and h.attname = 'originator') and n.nspname <> 'journal' and c.relname not in ('handled', 'fact') and (
      exists (select from pg_constraint k where k.contype = 'f' and k.confrelid = 'registry.party'::regclass and k.conrelid = c.oid and a.attnum = any (k.conkey))
      or (a.attname = 'party_id' and a.atttypid = 'text'::regtype)) order by 1`);
  const found = await rows(
    "select table_name || '.' || column_name as at from registry.party_references() where form = 'party' order by 1",
  );
  expect(found).toEqual(keys);
});

test("who looks after both parties looks after the kept one, once, also where the merger may not see it", async () => {
  const { kept, merged } = await twins();
  await write(`
    insert into workspace.charge (person, party_id) values ('carer', '${kept}'), ('carer', '${merged}'), ('other-carer', '${merged}');
    insert into workspace.charge (person, party_id, level, audience) values
      ('hidden', '${kept}', 'strictly-confidential', '{person:one}'), ('hidden', '${merged}', 'strictly-confidential', '{person:two}')`);
  const charges = () =>
    rows("select person, party_id, level from workspace.charge where party_id in ($1, $2) order by 1, 2", [
      kept,
      merged,
    ]);
  const before = await charges();
  const actor = await officer(`carer-${number}`);
  const done = await merge({ kept, merged }, actor);
  expect(await charges()).toEqual([
    { person: "carer", party_id: kept, level: "unclassified" },
    { person: "hidden", party_id: kept, level: "strictly-confidential" },
    { person: "other-carer", party_id: kept, level: "unclassified" },
  ]);
  await installation.door.perform(actor, undoMerge, { input: { merge: done.merge } });
  expect(await charges()).toEqual(before);
});

test("what cites a folded fact cites the one that says the same", async () => {
  const { kept, merged } = await twins();
  await write(`
    insert into evidence.document (id, title, language, added_at, verification) values ('doc-${number}', 'A note', 'en', now(), 'known');
    insert into evidence.edition (document_id, number, sha256, size, media_type, content, received_at, verification)
      values ('doc-${number}', 1, repeat('a', 64), 9, 'text/plain', 'It is so.', now(), 'known');
    insert into evidence.passage (id, edition_id, number, starts, ends, kind, language, words, verification)
      select 'pas-${number}', id, 1, 0, 9, 'paragraph', 'en', 'It is so.', 'known' from evidence.edition where document_id = 'doc-${number}';
    insert into registry.coverage (party_id, region_id, verification) values ('${kept}', '002', 'known'), ('${merged}', '002', 'known');
    insert into evidence.citation (passage_id, fact_table, fact_id, starts, ends, quoted, verification)
      select 'pas-${number}', 'registry.coverage', id::text, 0, 9, 'It is so.', 'known' from registry.coverage where party_id = '${merged}';
    insert into evidence.citation (passage_id, fact_table, fact_id, starts, ends, quoted, verification)
      values ('pas-${number}', 'registry.party', '${merged}', 0, 9, 'It is so.', 'known')`);
  const folded = await rows("select id::text as id from registry.coverage where party_id = $1", [merged]);
  await merge({ kept, merged });
  const [coverage] = await rows("select id::text as id from registry.coverage where party_id = $1", [kept]);
  const cited = await rows(
    "select fact_id from evidence.citation where passage_id = $1 order by fact_table",
    [`pas-${number}`],
  );
  expect(cited.map(({ fact_id }) => fact_id)).toEqual([coverage?.id, kept]);
  const now = await installation.door.ask(
    operator,
    query({
      name: "registry.look-up-fact",
      permission: "operate",
      input: z.strictObject({}),
      run: ({ db }) => mergeStore(db).currentFact("registry.coverage", String(folded[0]?.id)),
    }),
    {},
  );
  expect(now).toBe(coverage?.id);
});

test("a fact that whoever merges may not see is moved too, and told to nobody", async () => {
  const { kept, merged } = await twins();
  await write(`
    insert into registry.party_name (party_id, language, type, name, verification, level, audience)
      values ('${merged}', 'en', 'alias', 'Hidden ${number}', 'known', 'strictly-confidential', '{person:nobody}')`);
  const actor = await officer(`officer-${number}`);
  const plan = await installation.door.ask(actor, previewMerge, { kept, merged, language: "en" });
  expect(JSON.stringify(plan)).not.toContain("Hidden");
  const done = await merge({ kept, merged }, actor);
  expect(await rows(`select party_id from registry.party_name where name = 'Hidden ${number}'`)).toEqual([
    { party_id: kept },
  ]);
  const list = (reader: Actor) => installation.door.ask(reader, listMerges, { party: kept, language: "en" });
  const counts = async (reader: Actor) => (await list(reader)).merges.map(({ id, moved }) => [id, moved]);
  expect(await counts(actor)).toEqual([[done.merge, 1]]);
  expect(await counts(operator)).toEqual([[done.merge, 2]]);
});

test("the list of merges says who was merged into whom, when, by whom and why", async () => {
  const { kept, merged } = await twins();
  await merge({ kept, merged });
  const { merges } = await installation.door.ask(operator, listMerges, { party: merged, language: "en" });
  expect(merges).toMatchObject([
    {
      ...{ state: "done", undone: null, kept: { id: kept, label: { id: kept } } },
      merged: { id: merged, name: { text: `Southern Forum ${number}`, language: "en" } },
      done: { at: new Date("2026-11-25T09:00:00Z"), by: "test", why: "One body." },
    },
  ]);
});

test("the redirect of a party that the reader may not see is not there", async () => {
  const { kept, merged } = await twins("confidential");
  await merge({ kept, merged });
  expect((await seen(operator, merged)).now).toBe(kept);
  expect((await seen(publicActor, merged)).now).toBeUndefined();
});

test("parties that people act for are made one by an administrator alone, and no people become the secretariat's", async () => {
  const { kept, merged } = await twins();
  const keeper = await officer(`keeper-${number}`);
  await write(`
    insert into access.person (id, name, email, language) values ('partner-${number}', 'A partner', 'p${number}@partner.example', 'en');
    insert into access.role (person_id, role, party_id) values ('partner-${number}', 'main-focal-point', '${merged}')`);
  expect(await codeOf(merge({ kept, merged }, keeper))).toBe("merge-moves-people");
  expect(await codeOf(merge({ kept: merged, merged: kept }, keeper))).toBe("merge-moves-people");
  expect(await codeOf(merge({ kept: "cted", merged }))).toBe("merge-into-secretariat");
  await merge({ kept, merged }, { ...keeper, grants: [...(keeper.grants ?? []), "administer"] });
  const [role] = await rows(`select party_id from access.role where person_id = 'partner-${number}'`);
  expect(role).toEqual({ party_id: kept });
});

const refused: ReadonlyArray<
  readonly [string, (pair: { kept: string; merged: string }) => Promise<object>, string]
> = [
  ["a party into itself", async ({ kept }) => ({ kept, merged: kept }), "parties-same"],
  ["a party that is not there", async ({ kept }) => ({ kept, merged: "nobody-here" }), "party-unknown"],
  ["the secretariat", async ({ kept }) => ({ kept, merged: "cted" }), "party-stays"],
  ["its Committee", async ({ kept }) => ({ kept, merged: "sc-ctc" }), "party-stays"],
  [
    "a choice that is not offered",
    async (pair) => ({ ...pair, choices: { "field:website": "merged" } }),
    "merge-choice-unknown",
  ],
  [
    "a choice of no kind",
    async (pair) => ({ ...pair, choices: { "name:official:en": "all" } }),
    "input-refused",
  ],
  [
    "parties of two levels",
    async (pair) => {
      await write(`update registry.party set level = 'confidential' where id = '${pair.merged}'`);
      return pair;
    },
    "parties-handled-differently",
  ],
  [
    "a pair that is marked as distinct",
    async (pair) => {
      const input = { one: pair.merged, other: pair.kept, reason: "Two bodies." };
      await installation.door.perform(operator, markDistinct, { input });
      return pair;
    },
    "parties-distinct",
  ],
  [
    "a party that was merged already",
    async (pair) => {
      await merge(pair);
      return { kept: "un", merged: pair.merged };
    },
    "party-merged",
  ],
];

test.each(refused)("no merge, and nothing written: %s", async (...row) => {
  const [, inputFor, code] = row;
  const input = await inputFor(await twins());
  const count = () => rows("select count(*) from registry.merge");
  const before = await count();
  expect(await codeOf(merge(input))).toBe(code);
  expect(await count()).toEqual(before);
});

test("the public may neither merge nor ask", async () => {
  const { kept, merged } = await twins();
  expect(await codeOf(merge({ kept, merged }, publicActor))).toBe("act-refused");
  expect(
    await codeOf(installation.door.ask(publicActor, previewMerge, { kept, merged, language: "en" })),
  ).toBe("act-refused");
});

test("nobody gets the id of a merged party", async () => {
  const { kept, merged } = await twins();
  await merge({ kept, merged });
  const again = `insert into registry.party (id, kind, category, status, verification) values ('${merged}', 'forum', 'prose', 'active', 'known')`;
  expect(await codeOf(write(again))).toBe("23505");
});

test("a name that is typed finds the parties named like it; those marked as distinct are not found again", async () => {
  const { kept, merged } = await twins();
  const like = async (input: object) =>
    (await installation.door.ask(operator, findDuplicates, { language: "en", ...input })).map(
      ({ party }) => party.id,
    );
  expect(await like({ name: `Southern Forum ${number}` })).toContain(merged);
  expect(await like({ name: "Financial Action Task Forse" })).toContain("fatf");
  expect(await like({ name: "..." })).toEqual([]);
  expect(await like({ name: `Southern Forum ${number}`, party: merged })).not.toContain(merged);
  const pair = { one: kept, other: merged };
  const marked = await installation.door.perform(operator, markDistinct, {
    input: { ...pair, reason: "Two." },
  });
  expect(marked.held).toBe(false);
  expect(await like({ name: `Southern Forum ${number}`, party: kept })).not.toContain(merged);
  const again = await installation.door.perform(operator, markDistinct, {
    input: { ...pair, reason: "Two." },
  });
  expect(again).toEqual({ id: marked.id, held: true });
  await installation.door.perform(operator, unmarkDistinct, { input: { one: merged, other: kept } });
  expect(await like({ name: `Southern Forum ${number}`, party: kept })).toContain(merged);
  expect(await codeOf(installation.door.perform(operator, unmarkDistinct, { input: pair }))).toBe(
    "distinct-pair-missing",
  );
});

test("both acronyms by which the founding page calls one body find one party", async () => {
  for (const name of ["CAERT", "ACSRT"]) {
    const found = await installation.door.ask(operator, findDuplicates, { name, language: "fr" });
    expect(found.map(({ party, reason }) => [party.id, reason])).toEqual([["acsrt", "exact-acronym"]]);
  }
});

test("the reference data has no likely pair; a planted one is listed, and no more once it is marked or merged", async () => {
  const fresh = await freshInstallation();
  try {
    const list = async () => (await fresh.door.ask(operator, listDuplicates, { language: "en" })).pairs;
    expect(await list()).toEqual([]);
    const plant = (id: string, name: string) => `
      insert into registry.party (id, kind, category, status, verification) values ('${id}', 'training-centre', 'africa', 'active', 'known');
      insert into registry.party_name (party_id, language, type, name, verification) values ('${id}', 'fr', 'official', '${name}', 'known')`;
    const name = "Centre africain d’études et de recherche sur le terrorisme";
    await rowsOf(
      fresh.superuserUrl,
      `begin; select journal.open_act(now(), 'operator', 'test', 'test.write', '', '{}'); ${plant("caert", name)}; ${plant("ceart", name.replace("études", "étude"))}; commit`,
    );
    const pairs = await list();
    expect(pairs.map(({ one, other }) => [one.id, other.id].sort())).toContainEqual(["caert", "ceart"]);
    const marks = { one: "caert", other: "ceart", reason: "For the test." };
    await fresh.door.perform(operator, markDistinct, { input: marks });
    await fresh.door.perform(operator, mergeParties, { input: { kept: "acsrt", merged: "caert" } });
    const left = (await list()).map(({ one, other }) => [one.id, other.id]);
    expect(left.flat()).not.toContain("caert");
  } finally {
    await fresh.close();
  }
});

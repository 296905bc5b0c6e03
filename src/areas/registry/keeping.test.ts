import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commandNamed } from "../../../tests/support/acts.ts";
import { freshInstallation, operator, type TestInstallation } from "../../../tests/support/installation.ts";
import { type MadePerson, makePerson } from "../../../tests/support/people.ts";
import { codeOf, numberOf, rowsOf } from "../../../tests/support/sql.ts";
import { type Actor, publicActor } from "../../platform/acts/index.ts";
import { readPartyRecord } from "./queries/read-party-record.ts";

let installation: TestInstallation;
let officer: MadePerson;
let partner: MadePerson;
beforeAll(async () => {
  installation = await freshInstallation();
  officer = await makePerson(installation, { name: "Ana Marsh", roles: ["liaison-officer"] });
  partner = await makePerson(installation, {
    name: "Bo Reed",
    roles: ["main-focal-point"],
    party: "harbour-watch",
  });
  await perform("registry.add-party", {
    ...{ kind: "forum", category: "prose", status: "active", verification: "verified" },
    ...{
      id: "harbour-watch",
      names: [{ language: "en", type: "official", name: "Harbour Watch of Azuria" }],
    },
  });
});
afterAll(() => installation.close());

type Answer = { readonly id: string };
const perform = (name: string, input: object, actor: Actor = officer.actor) =>
  installation.door.perform(actor, commandNamed(name), { input }) as Promise<Answer>;
const refusal = (name: string, input: object, actor?: Actor) => codeOf(perform(name, input, actor));
const record = (id = "harbour-watch", actor: Actor = officer.actor) =>
  installation.door.ask(actor, readPartyRecord, { id, language: "en" });
const rows = (text: string, values: readonly unknown[] = []) => rowsOf(installation.ownerUrl, text, values);
const known = { verification: "known" };
const party = (names: readonly object[], more: object = {}) => ({
  ...{ kind: "forum", category: "prose", status: "active", verification: "known", names },
  ...more,
});
const named = (name: string, language = "en", type = "official") => ({ name, language, type });

describe("a new party", () => {
  test("has an id made from its names, and the next one is numbered", async () => {
    const names = [
      named("Lantern Guild"),
      named("Zunft der Lampen (ZDL)", "en", "alias"),
      named("LGX", "en", "acronym"),
    ];
    expect(await perform("registry.add-party", party(names))).toEqual({ id: "lgx" });
    expect(await perform("registry.add-party", party([named("LGX", "fr", "acronym")]))).toEqual({
      id: "lgx-2",
    });
    expect((await record("lgx")).names.map(({ name }) => name).sort()).toEqual(
      names.map(({ name }) => name).sort(),
    );
  });

  test("whose names have no Latin letters has an id that says nothing", async () => {
    const { id } = await perform("registry.add-party", party([named("حرس الميناء", "ar")]));
    expect(id).toMatch(/^party-[0-9a-f]{12}$/);
  });

  test("that few may see has an id that says nothing, and none can be chosen for it", async () => {
    const closed = { level: "confidential" };
    const { id } = await perform("registry.add-party", party([named("Quiet Cove")], closed));
    expect(id).toMatch(/^party-[0-9a-f]{12}$/);
    expect(
      await refusal("registry.add-party", party([named("Quiet Cove")], { ...closed, id: "quiet-cove" })),
    ).toBe("party-id-tells");
    const levels = await rows("select distinct level from registry.party_name where party_id = $1", [id]);
    expect(levels).toEqual([{ level: "confidential" }]);
  });

  test("cannot take an id that is taken, and the refusal is the same for one that cannot be seen", async () => {
    const asked = (id: string) => refusal("registry.add-party", party([named("Other")], { id }));
    expect(await asked("fatf")).toBe("party-id-taken");
    await perform("registry.add-party", party([named("Veiled Reef")], { id: "veiled-reef" }));
    const input = { table: "registry.party", id: "veiled-reef", level: "strictly-confidential" };
    await perform("registry.change-handling", { ...input, audience: ["person:nobody-here"] }, operator);
    expect(await codeOf(record("veiled-reef"))).toBe("party-unknown");
    expect(await asked("veiled-reef")).toBe("party-id-taken");
    const { id } = await perform("registry.add-party", party([named("Veiled Reef")]));
    expect(id).toBe("veiled-reef-2");
  });

  test("cannot stand below a body that is not there, nor end before it began", async () => {
    expect(await refusal("registry.add-party", party([named("A B")], { parent_id: "no-such-body" }))).toBe(
      "party-unknown",
    );
    expect(
      await refusal("registry.add-party", party([named("A B")], { since: "2020", until: "2019-12" })),
    ).toBe("period-reversed");
    expect(
      await numberOf(installation.ownerUrl, "select count(*) from registry.party where id = 'a-b'"),
    ).toBe(0);
  });
});

describe("a party that is there", () => {
  test("changes in every field, and nothing else of it changes", async () => {
    const changes = {
      ...{
        kind: "regional",
        category: "africa",
        parent_id: "un",
        status: "dormant",
        since: "2001",
        until: null,
      },
      ...{
        place: "Azurville",
        country: "AZ",
        website: "https://watch.example/",
        website_verified_on: "2026-11",
      },
      ...{
        on_source_page: false,
        position: 7,
        verification: "verified",
        verified_on: "2026-11-01",
        note: "Moved.",
      },
    };
    await perform("registry.change-party", { id: "harbour-watch", ...changes });
    const [row] = await rows("select * from registry.party where id = 'harbour-watch'");
    expect(row).toMatchObject(changes);
  });

  test("cannot stand below itself, nor below what stands below it", async () => {
    await perform(
      "registry.add-party",
      party([named("Quay Office")], { id: "quay-office", parent_id: "harbour-watch" }),
    );
    for (const parent_id of ["harbour-watch", "quay-office"])
      expect(await refusal("registry.change-party", { id: "harbour-watch", parent_id })).toBe(
        "parent-circle",
      );
  });
});

describe("a name", () => {
  test("that renders another is stale once that says something else, and is not when it says the same again", async () => {
    const { id: of_name } = await perform("registry.add-name", {
      ...{
        party_id: "harbour-watch",
        language: "en",
        type: "short",
        name: "Harbour Watch",
        status: "authentic",
        ...known,
      },
    });
    const { id } = await perform("registry.add-name", {
      ...{
        party_id: "harbour-watch",
        language: "fr",
        type: "short",
        name: "Veille portuaire",
        status: "courtesy",
        of_name,
      },
      ...known,
    });
    const stale = async () => (await record()).names.find((name) => name.id === id)?.stale;
    expect(await stale()).toBe(false);
    await perform("registry.change-name", { id: of_name, name: "Harbour and Quay Watch" });
    expect(await stale()).toBe(true);
    await perform("registry.change-name", { id: of_name, name: "Harbour Watch" });
    expect(await stale()).toBe(false);
    await perform("registry.change-name", { id: of_name, name: "Harbour and Coast Watch" });
    await perform("registry.confirm-fact", { table: "registry.party_name", id });
    expect(await stale()).toBe(false);
    await perform("registry.remove-name", { id: of_name });
    expect((await record()).names.find((name) => name.id === id)).toMatchObject({
      ofName: undefined,
      stale: undefined,
    });
  });

  test("renders another name of the same party, and never itself", async () => {
    const [foreign] = await rows("select id from registry.party_name where party_id = 'fatf' limit 1");
    const { id } = await perform("registry.add-name", {
      ...{ party_id: "harbour-watch", language: "es", type: "short", name: "Vigilancia portuaria", ...known },
    });
    for (const of_name of [foreign?.id, id])
      expect(await refusal("registry.change-name", { id, of_name })).toBe("name-source-unfit");
  });

  test("has a status or none, and none other", async () => {
    const { id } = await perform("registry.add-name", {
      ...{
        party_id: "harbour-watch",
        language: "ru",
        type: "official",
        name: "Портовый дозор",
        status: "machine",
        ...known,
      },
    });
    const status = async () => (await record()).names.find((name) => name.id === id)?.status;
    expect(await status()).toBe("machine");
    await perform("registry.change-name", { id, status: null });
    expect(await status()).toBeUndefined();
    expect(await refusal("registry.change-name", { id, status: "perfect" })).toBe("input-refused");
  });

  test("that turns the direction of its line, or hides a character, is refused", async () => {
    const input = { party_id: "harbour-watch", language: "en", type: "alias", ...known };
    for (const name of ["a\u202eb", "a\u0000b", "a\u2066b", " "])
      expect(await refusal("registry.add-name", { ...input, name })).toBe("input-refused");
  });
});

describe("a relation and an office", () => {
  test("with another end are another fact, with all else that was said of them", async () => {
    const given = {
      since: "2020",
      roles: ["events"],
      source_url: "https://source.example/",
      note: "Kept.",
      ...known,
    };
    const { id } = await perform("registry.add-relation", {
      ...{ from_id: "harbour-watch", kind: "supports", to_id: "interpol", ...given },
    });
    const same = await perform("registry.change-relation", { id, to_id: "interpol", until: "2024" });
    expect(same.id).toBe(id);
    const other = await perform("registry.change-relation", { id, kind: "cooperates-with", to_id: "unodc" });
    expect(other.id).not.toBe(id);
    const found = await rows("select * from registry.relation where from_id = 'harbour-watch'");
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      ...given,
      id: other.id,
      kind: "cooperates-with",
      to_id: "unodc",
      until: "2024",
    });
  });

  test("are not said twice, have two ends, and both ends are there", async () => {
    const office = { holder_id: "interpol", office: "chair", body_id: "harbour-watch", ...known };
    const { id } = await perform("registry.add-office", office);
    expect(await refusal("registry.add-office", office)).toBe("fact-held");
    expect(await refusal("registry.change-office", { id, holder_id: "harbour-watch" })).toBe("ends-alike");
    expect(await refusal("registry.change-office", { id, holder_id: "no-such-body" })).toBe("party-unknown");
    const itself = { from_id: "fatf", kind: "supports", to_id: "fatf", ...known };
    expect(await refusal("registry.add-relation", itself)).toBe("ends-alike");
    await perform("registry.end-office", { id, until: "2025-06-30" });
    expect((await record()).offices).toMatchObject([{ id, direction: "in", until: "2025-06-30" }]);
    await perform("registry.remove-office", { id });
    expect(await refusal("registry.remove-office", { id })).toBe("office-missing");
  });

  test("that say something else now were not verified on the old day", async () => {
    const { id } = await perform("registry.add-relation", {
      ...{
        from_id: "harbour-watch",
        kind: "observer-of",
        to_id: "unesco",
        verification: "verified",
        verified_on: "2026-01-01",
      },
    });
    const verified = async () =>
      (await rows("select verified_on as day from registry.relation where id = $1", [id]))[0]?.day;
    await perform("registry.change-relation", { id, note: "A word more." });
    expect(await verified()).toBe("2026-01-01");
    await perform("registry.change-relation", { id, until: "2026-02" });
    expect(await verified()).toBeNull();
    await perform("registry.change-relation", { id, until: "2026-03", verified_on: "2026-11-02" });
    expect(await verified()).toBe("2026-11-02");
    expect(await refusal("registry.change-relation", { id, verified_on: "2026-11-26" })).toBe(
      "verified-in-future",
    );
  });
});

describe("a focal point", () => {
  const person = {
    ...{ party_id: "harbour-watch", name: "Imra Vole", role: "main", language: "fr", title: "Head of watch" },
    ...{ email: "imra.vole@watch.example", phone: "+990 00 00 00", since: "2024", verification: "verified" },
  };

  test("is seen by the secretariat and by the party, and by nobody else", async () => {
    const { id } = await perform("registry.add-focal-point", person);
    expect((await record()).focalPoints).toMatchObject([{ id, name: "Imra Vole", level: "unclassified" }]);
    const other = await makePerson(installation, { name: "Di Fen", roles: ["reader"], party: "interpol" });
    const count = async (reader: string) => {
      const results: unknown = await installation.storage.pool.query(
        `begin read only; select ${reader}; select count(*)::integer as n from registry.focal_point; commit`,
      );
      return (results as Array<{ rows: Array<{ n: number }> }>)[2]?.rows[0]?.n;
    };
    expect(await count(`access.enter('person', '${officer.id}')`)).toBe(1);
    expect(await count(`access.enter('person', '${partner.id}')`)).toBe(1);
    expect(await count("access.enter('link', 'some-link', 'harbour-watch')")).toBe(1);
    expect(await count(`access.enter('person', '${other.id}')`)).toBe(0);
    expect(await count("access.enter('link', 'some-link', 'interpol')")).toBe(0);
    expect(await count("set_config('entente.reader', 'public', true)")).toBe(0);
    for (const actor of [publicActor, partner.actor, other.actor])
      expect(await codeOf(record("harbour-watch", actor))).toBe("act-refused");
  });

  test("leaves no name, address or number in the chain of the journal", async () => {
    const entries = await rows(
      "select coalesce(before::text, '') || coalesce(after::text, '') as text from journal.change where table_name = 'registry.focal_point'",
    );
    expect(entries.length).toBeGreaterThan(0);
    for (const { text } of entries) expect(String(text)).not.toMatch(/Imra|Vole|watch\.example|\+990/);
  });

  test("is refused with an address or a number that is none", async () => {
    for (const wrong of [
      { email: "imra" },
      { phone: "<b>" },
      { role: "chief" },
      { name: "" },
      { language: "de" },
    ])
      expect(await refusal("registry.add-focal-point", { ...person, ...wrong })).toBe("input-refused");
  });
});

describe("identifiers, coverage and notes", () => {
  test("an identifier is written as its register writes it, once", async () => {
    const given = { party_id: "harbour-watch", scheme: "wikidata", ...known };
    expect(await refusal("registry.add-identifier", { ...given, value: "12" })).toBe("identifier-malformed");
    const { id } = await perform("registry.add-identifier", { ...given, value: "Q12" });
    expect(await refusal("registry.add-identifier", { ...given, value: "Q12" })).toBe("fact-held");
    expect(await refusal("registry.change-identifier", { id, value: "x" })).toBe("identifier-malformed");
    await perform("registry.change-identifier", { id, value: "Q13" });
    expect((await record()).identifiers).toMatchObject([{ id, scheme: "wikidata", value: "Q13" }]);
    await perform("registry.remove-identifier", { id });
    expect((await record()).identifiers).toEqual([]);
  });

  test("a region is one of UN M49", async () => {
    const given = { party_id: "harbour-watch", ...known };
    expect(await refusal("registry.add-coverage", { ...given, region_id: "999" })).toBe("region-unknown");
    const { id } = await perform("registry.add-coverage", { ...given, region_id: "015" });
    await perform("registry.change-coverage", { id, region_id: "011" });
    expect((await record()).coverage).toMatchObject([
      { id, regionId: "011", region: { text: "Western Africa" } },
    ]);
    await perform("registry.remove-coverage", { id });
    expect(await refusal("registry.change-coverage", { id, region_id: "015" })).toBe("coverage-missing");
  });

  test("a note says who wrote it and when, and is read by the secretariat alone", async () => {
    const { id } = await perform("registry.add-note", {
      party_id: "harbour-watch",
      language: "fr",
      text: "À rappeler.\nEn mai.",
    });
    expect((await record()).notes).toMatchObject([
      {
        id,
        text: "À rappeler.\nEn mai.",
        author: { kind: "person", name: officer.id },
        audience: ["party:cted"],
      },
    ]);
    const results: unknown = await installation.storage.pool.query(
      `begin read only; select access.enter('person', '${partner.id}'); select count(*)::integer as n from registry.note; commit`,
    );
    expect((results as Array<{ rows: Array<{ n: number }> }>)[2]?.rows[0]?.n).toBe(0);
    await perform("registry.remove-note", { id });
    expect((await record()).notes).toEqual([]);
  });
});

describe("who may see a row", () => {
  test("changes by one act, and whoever changes it cannot shut themselves out", async () => {
    const [name] = (await record("lgx")).names;
    const input = { table: "registry.party_name", id: name?.id };
    await perform("registry.change-handling", {
      ...input,
      level: "confidential",
      audience: ["party:interpol"],
    });
    expect((await record("lgx")).names.find(({ id }) => id === name?.id)).toMatchObject({
      ...{ level: "confidential", audience: ["party:interpol"], originator: "cted" },
    });
    const shut = { ...input, level: "strictly-confidential", audience: ["party:interpol"] };
    expect(await refusal("registry.change-handling", shut)).toBe("handling-shuts-out");
    expect(await refusal("registry.change-handling", { ...input, audience: ["party:no-such"] })).toBe(
      "party-unknown",
    );
    expect(await refusal("registry.change-handling", { ...input, originator: "no-such" })).toBe(
      "party-unknown",
    );
    expect(await refusal("registry.change-handling", { ...input, id: "no-uuid" })).toBe("name-missing");
  });

  test("a party that is closed takes along what hangs on it, and opens alone unless it is asked to take it along", async () => {
    const levels = async () => {
      const found = await rows(
        `select level from registry.party_name where party_id = 'quay-office'
         union all select level from registry.relation where from_id = 'quay-office'`,
      );
      return [...new Set(found.map(({ level }) => level))];
    };
    await perform("registry.add-relation", {
      from_id: "quay-office",
      kind: "part-of",
      to_id: "harbour-watch",
      ...known,
    });
    const input = { table: "registry.party", id: "quay-office" };
    expect(await perform("registry.change-handling", { ...input, level: "confidential" })).toEqual({
      ...{ id: "quay-office", followed: 2 },
    });
    expect(await levels()).toEqual(["confidential"]);
    await perform("registry.change-handling", { ...input, level: "public" });
    expect(await levels()).toEqual(["confidential"]);
    await perform("registry.change-handling", { ...input, level: "confidential" });
    await perform("registry.change-handling", { ...input, level: "public", with_facts: true });
    expect(await levels()).toEqual(["public"]);
  });
});

test("every act that keeps the register is refused to the public and to partners", async () => {
  const acts = [
    "add-party",
    "change-party",
    "change-parties",
    "add-name",
    "add-focal-point",
    "confirm-fact",
    "change-handling",
    "add-note",
  ];
  for (const act of acts)
    for (const actor of [publicActor, partner.actor])
      expect(await refusal(`registry.${act}`, {}, actor), act).toBe("act-refused");
});

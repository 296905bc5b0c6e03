import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  freshInstallation,
  operator,
  type TestInstallation,
} from "../../../../tests/support/installation.ts";
import { translators } from "../../../../tests/support/program.ts";
import { numberOf, rowsOf } from "../../../../tests/support/sql.ts";
import { languages } from "../../../kernel/language.ts";
import { checkTable, importTable, rowErrorSentence, rowErrorsCsv, type TableKind } from "./index.ts";

let installation: TestInstallation;
beforeAll(async () => {
  installation = await freshInstallation();
});
afterAll(() => installation.close());

type Options = Readonly<Record<string, unknown>>;
const table = (kind: TableKind, [header = [], ...rows]: readonly string[][], options: Options = {}) => ({
  ...{ kind, header, rows: rows.map((cells, at) => ({ number: at + 2, cells })) },
  ...options,
});
type Table = ReturnType<typeof table>;
const check = (given: Table) => installation.door.ask(operator, checkTable, given);
const take = async (given: Table) => {
  const { digest, errors } = await check(given);
  expect(errors).toEqual([]);
  return installation.door.perform(operator, importTable, { input: { ...given, digest } });
};
const errorsOf = async (given: Table) => (await check(given)).errors;
const rows = (text: string) => rowsOf(installation.ownerUrl, text);

describe("a list of bodies as people write it", () => {
  const list = table("parties", [
    ["Name", "Nom", "Acronym", "Kind", "Heading", "City", "Website", "Remarks"],
    [
      "Bureau of Tides",
      "Bureau des marées",
      "BTF",
      "regional organization",
      "africa",
      "Port Fiction",
      "https://tides.example",
      "made up",
    ],
    ["Fictional Lighthouse Forum", "", "", "Forum", "Asia", "", "", ""],
  ]);

  test("becomes parties and their names, once", async () => {
    expect(await check(list)).toMatchObject({ rows: 2, added: 2, changed: 0, unchanged: 0, refused: 0 });
    expect(await take(list)).toEqual({ rows: 2, added: 2, changed: 0, unchanged: 0 });
    expect(
      await rows(
        "select id, kind, category, place, status, level, verification, note from registry.party where id in ('btf', 'fictional-lighthouse-forum') order by id",
      ),
    ).toEqual([
      {
        id: "btf",
        kind: "regional",
        category: "africa",
        place: "Port Fiction",
        status: "unknown",
        level: "unclassified",
        verification: "unverified",
        note: "made up",
      },
      {
        id: "fictional-lighthouse-forum",
        kind: "forum",
        category: "asia",
        place: null,
        status: "unknown",
        level: "unclassified",
        verification: "unverified",
        note: "",
      },
    ]);
    expect(
      await rows(
        "select language, type, name, level from registry.party_name where party_id = 'btf' order by type, language",
      ),
    ).toEqual([
      { language: "en", type: "acronym", name: "BTF", level: "unclassified" },
      { language: "en", type: "official", name: "Bureau of Tides", level: "unclassified" },
      { language: "fr", type: "official", name: "Bureau des marées", level: "unclassified" },
    ]);
    expect(await check(list)).toMatchObject({ rows: 2, added: 0, changed: 0, unchanged: 2 });
  });

  test("is one act, and each row of it stands in the journal under that act", async () => {
    const found = await rows(
      "select count(distinct c.act_id)::int as acts, min(a.act) as act from journal.change c join journal.act a on a.id = c.act_id where c.row_id in ('btf', 'fictional-lighthouse-forum')",
    );
    expect(found).toEqual([{ acts: 1, act: "registry.import-table" }]);
  });

  test("an empty cell leaves what is there; a filled one changes it, and a name in place of the one name", async () => {
    const changed = table("parties", [
      ["id", "place", "official_fr", "alias_en", "website"],
      ["btf", "", "Bureau fictif des marées", "Tide Bureau\nThe Bureau", ""],
    ]);
    expect(await check(changed)).toMatchObject({
      changed: 1,
      changes: [
        {
          ...{ row: 2, does: "change", id: "btf" },
          fields: [
            { field: "official_fr", before: "Bureau des marées", after: "Bureau fictif des marées" },
            { field: "alias_en", before: "", after: "Tide Bureau" },
            { field: "alias_en", before: "", after: "The Bureau" },
          ],
        },
      ],
    });
    await take(changed);
    expect(await rows("select place, website from registry.party where id = 'btf'")).toEqual([
      { place: "Port Fiction", website: "https://tides.example" },
    ]);
    expect(await check(changed)).toMatchObject({ changed: 0, unchanged: 1 });
  });

  test("a party that stands below another of the same file finds it by its name", async () => {
    const family = table("parties", [
      ["official_en", "kind", "category", "Body above"],
      ["Committee of Reefs", "working-group", "prose", "Council of Reefs"],
      ["Council of Reefs", "intergovernmental", "prose", ""],
    ]);
    await take(family);
    expect(await rows("select parent_id from registry.party where id = 'committee-of-reefs'")).toEqual([
      { parent_id: "council-of-reefs" },
    ]);
  });
});

describe("what is wrong is said row by row", () => {
  test.each<[string, TableKind, string[][], object]>([
    [
      "an id that is none",
      "parties",
      [
        ["id", "kind"],
        ["Not An Id", ""],
      ],
      { column: "id", value: "Not An Id", code: "slug" },
    ],
    [
      "a kind that is not in the list",
      "parties",
      [
        ["id", "kind"],
        ["fatf", "club"],
      ],
      { column: "kind", code: "one-of" },
    ],
    [
      "a date in words",
      "parties",
      [
        ["id", "since"],
        ["fatf", "May 1989"],
      ],
      { column: "since", value: "May 1989", code: "date" },
    ],
    [
      "a day that no calendar has",
      "parties",
      [
        ["id", "since"],
        ["fatf", "2026-02-30"],
      ],
      { code: "date" },
    ],
    [
      "an address of another kind",
      "parties",
      [
        ["id", "website"],
        ["fatf", "javascript:alert(1)"],
      ],
      { code: "address" },
    ],
    [
      "an error of a spreadsheet",
      "parties",
      [
        ["id", "place"],
        ["fatf", "#N/A"],
      ],
      { code: "spreadsheet-error" },
    ],
    [
      "a sign that turns the line",
      "parties",
      [
        ["id", "place"],
        ["fatf", "Paris\u202e"],
      ],
      { code: "characters" },
    ],
    [
      "a new party without its kind",
      "parties",
      [
        ["official_en", "category"],
        ["Guild of Foam", "prose"],
      ],
      { code: "required", params: { field: "kind" } },
    ],
    [
      "a new party without a name",
      "parties",
      [
        ["id", "kind", "category"],
        ["foam", "forum", "prose"],
      ],
      { code: "name-needed" },
    ],
    [
      "a new party whose names make no id",
      "parties",
      [
        ["official_ar", "kind", "category"],
        ["رابطة الأمواج", "forum", "prose"],
      ],
      { code: "id-needed" },
    ],
    [
      "a party above that is not there",
      "parties",
      [
        ["id", "parent"],
        ["fatf", "Nobody at all"],
      ],
      { column: "parent", code: "party-unknown" },
    ],
    [
      "a party below itself",
      "parties",
      [
        ["id", "parent"],
        ["fatf", "fatf"],
      ],
      { code: "below-itself" },
    ],
    [
      "an end before its beginning",
      "parties",
      [
        ["id", "since", "until"],
        ["fatf", "1990", "1989"],
      ],
      { code: "dates-reversed" },
    ],
    [
      "a day of verification to come",
      "parties",
      [
        ["id", "verified_on"],
        ["fatf", "2027"],
      ],
      { code: "future" },
    ],
    [
      "another level for a row that is there",
      "parties",
      [
        ["id", "level"],
        ["fatf", "confidential"],
      ],
      { code: "fixed", params: { held: "public" } },
    ],
    [
      "the founding page, which nobody adds to",
      "parties",
      [
        ["official_en", "kind", "category", "published"],
        ["Guild of Spray", "forum", "prose", "true"],
      ],
      { code: "fixed" },
    ],
    [
      "a row that is not there",
      "names",
      [
        ["id", "name"],
        ["00000000-0000-4000-8000-000000000000", "x"],
      ],
      { code: "id-unknown" },
    ],
    [
      "a language that is none of the six",
      "names",
      [
        ["party", "lang", "type", "name"],
        ["fatf", "Latin", "alias", "x"],
      ],
      { column: "lang", code: "one-of" },
    ],
    [
      "a word among roles that is none",
      "relations",
      [
        ["from", "kind", "to", "roles"],
        ["fatf", "supports", "cted", "Chair!"],
      ],
      { code: "word" },
    ],
    [
      "a region that M49 does not have",
      "coverage",
      [
        ["party", "m49"],
        ["fatf", "999"],
      ],
      { column: "m49", code: "region-unknown" },
    ],
    [
      "an address without its host",
      "focal-points",
      [
        ["party", "role", "name", "email", "language"],
        ["fatf", "main", "Ada Fiction", "ada@", "fr"],
      ],
      { code: "email" },
    ],
    [
      "a number that is none",
      "focal-points",
      [
        ["party", "role", "name", "phone", "language"],
        ["fatf", "main", "Ada Fiction", "call me", "fr"],
      ],
      { code: "phone" },
    ],
  ])("%s", async (...[, kind, lines, expected]) => {
    const errors = await errorsOf(table(kind, lines));
    expect(errors).toEqual([expect.objectContaining({ row: 2, ...expected })]);
  });

  test("one thing twice, with the row that said it first", async () => {
    const twice = table("coverage", [
      ["party", "region"],
      ["fatf", "009"],
      ["FATF", "Oceania"],
    ]);
    expect(await errorsOf(twice)).toEqual([
      expect.objectContaining({ row: 3, code: "twice", params: { row: 2 } }),
    ]);
  });

  test("a name that several go by, with the candidates", async () => {
    await take(
      table("names", [
        ["party", "language", "type", "name"],
        ["fatf", "en", "alias", "The Shared Name"],
        ["cted", "en", "alias", "The Shared Name"],
      ]),
    );
    const [error] = await errorsOf(
      table("coverage", [
        ["party", "region"],
        ["the shared name", "009"],
      ]),
    );
    expect(error).toMatchObject({ column: "party", value: "the shared name", code: "ambiguous" });
    expect(error?.params.candidates).toMatch(
      /^cted \(Counter-Terrorism .+\); fatf \(Financial Action Task Force/,
    );
    const [maybe] = await errorsOf(
      table("parties", [
        ["official_en", "alias_en", "kind", "category"],
        ["Guild of Kelp", "The Shared Name", "forum", "prose"],
      ]),
    );
    expect(maybe).toMatchObject({ code: "may-be" });
  });

  test("as a sentence in each language, and as a file that keeps formulas asleep", async () => {
    const report = await check(
      table("parties", [
        ["official_en", "category", "since"],
        ["Guild of Foam", "prose", "=1+1"],
      ]),
    );
    for (const language of languages)
      for (const error of report.errors)
        expect(rowErrorSentence("parties", error, translators[language])).toMatch(/^[^{}]{15,}$/);
    expect(rowErrorsCsv(report, translators.en).split("\r\n")).toEqual([
      "\ufeffRow,Column,Value,What is wrong",
      '2,,,"A new row needs this: Kind. Fill in the cell, or add a column for it."',
      '2,since,\'=1+1,"This is not a date. Write it as 2026, 2026-11 or 2026-11-25."',
      "",
    ]);
  });
});

describe("all of it or nothing", () => {
  test("one wrong row stops all, and nothing is written", async () => {
    const given = table("coverage", [
      ["party", "region"],
      ["fatf", "054"],
      ["fatf", "none"],
    ]);
    const { digest, errors, added } = await check(given);
    expect([errors.length, added]).toEqual([1, 1]);
    const before = await numberOf(installation.ownerUrl, "select count(*) from registry.coverage");
    await expect(
      installation.door.perform(operator, importTable, { input: { ...given, digest } }),
    ).rejects.toMatchObject({ kind: "invalid", code: "table-rows-refused", params: { count: 1, row: 3 } });
    expect(await numberOf(installation.ownerUrl, "select count(*) from registry.coverage")).toBe(before);
  });

  test("a register that has changed since the dry run refuses it, where the result would be another", async () => {
    const given = table("coverage", [
      ["party", "region"],
      ["fatf", "057"],
      ["fatf", "061"],
    ]);
    const { digest } = await check(given);
    await take(
      table("coverage", [
        ["party", "region"],
        ["fatf", "061"],
      ]),
    );
    await expect(
      installation.door.perform(operator, importTable, { input: { ...given, digest } }),
    ).rejects.toMatchObject({ kind: "conflict", code: "table-changed-meanwhile" });
    await take(
      table("coverage", [
        ["party", "region"],
        ["cted", "061"],
      ]),
    );
    const again = await check(given);
    await take(
      table("coverage", [
        ["party", "region"],
        ["cted", "057"],
      ]),
    );
    expect(
      await installation.door.perform(operator, importTable, { input: { ...given, digest: again.digest } }),
    ).toMatchObject({ added: 1, unchanged: 1 });
  });

  test("two imports at once add each row once", async () => {
    const given = table("coverage", [
      ["party", "region"],
      ["un", "053"],
      ["un", "029"],
    ]);
    const { digest } = await check(given);
    const both = await Promise.allSettled(
      [0, 1].map(() => installation.door.perform(operator, importTable, { input: { ...given, digest } })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(
      await numberOf(
        installation.ownerUrl,
        "select count(*) from registry.coverage where party_id = 'un' and region_id in ('053', '029')",
      ),
    ).toBe(2);
  });
});

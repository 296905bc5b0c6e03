import { describe, expect, test } from "vitest";
import { languages } from "../../../kernel/language.ts";
import { mappedColumns } from "./columns.ts";
import { tableKinds, tableSpecs } from "./fields.ts";
import { folded, labelOf } from "./labels.ts";
import { synonyms } from "./synonyms.ts";

const fieldsOf = (...given: Parameters<typeof mappedColumns>) =>
  mappedColumns(...given).map(({ field }) => field?.name ?? null);

describe("the headings of a file", () => {
  test.each([
    ["English", ["Full name", "Acronym", "Kind", "URL"], ["official_en", "acronym_en", "kind", "website"]],
    ["French", ["Nom", "Sigle", "NATURE", "Ville"], ["official_fr", "acronym_fr", "kind", "place"]],
    ["Spanish", ["Nombre", "Siglas", "Estado", "País"], ["official_es", "acronym_es", "status", "country"]],
    [
      "Russian",
      ["Название", "Сокращение", "Вид", "Примечание"],
      ["official_ru", "acronym_ru", "kind", "note"],
    ],
    ["Arabic", ["الاسم", "الحالة", "المقر", "ملاحظة"], ["official_ar", "status", "place", "note"]],
    ["Chinese", ["名称", "种类", "状态", "备注"], ["official_zh", "kind", "status", "note"]],
    [
      "the reference data",
      ["id", "seat_city", "published", "source_url"],
      ["id", "place", "on_source_page", "source_url"],
    ],
    ["nothing known", ["id", "Favourite colour", "", "kind"], ["id", null, null, "kind"]],
  ])("in words of %s find their fields", (_, header, fields) => {
    expect(fieldsOf(tableSpecs.parties, header, {})).toEqual(fields);
  });

  test("yield to what somebody says of them", () => {
    const mapping = { Remarks: "alias_en", Name: "", "A = B": "place" };
    expect(fieldsOf(tableSpecs.parties, ["id", "Name", " Remarks ", "A = B"], mapping)).toEqual([
      ...["id", null, "alias_en", "place"],
    ]);
  });

  test("leave a field to the heading that names it better", () => {
    expect(fieldsOf(tableSpecs.parties, ["URL", "website", "id"], {})).toEqual([null, "website", "id"]);
  });

  test.each([
    ["a column that is not there", { Nowhere: "place" }, "table-column-unknown"],
    ["a field that is not there", { a: "colour" }, "table-field-unknown"],
    ["two columns of one field", { a: "place", b: "place" }, "table-field-twice"],
  ])("are refused with %s", (_, mapping, code) => {
    expect(() => mappedColumns(tableSpecs.parties, ["id", "a", "b"], mapping)).toThrow(
      expect.objectContaining({ kind: "invalid", code }),
    );
  });

  test("are refused where they do not say of what the rows speak", () => {
    expect(() => mappedColumns(tableSpecs.coverage, ["party", "colour"], {})).toThrow(
      expect.objectContaining({
        code: "table-field-missing",
        params: { field: "region", columns: "party, colour" },
      }),
    );
    expect(() => mappedColumns(tableSpecs.parties, ["colour"], {})).toThrow(
      expect.objectContaining({ code: "table-field-missing" }),
    );
  });
});

test.each(tableKinds)("no label of a field of %s is a name or label of another", (kind) => {
  const owners = new Map<string, string>();
  for (const field of tableSpecs[kind].fields)
    for (const word of new Set(
      [field.name, ...languages.map((language) => labelOf(field, language))].map(folded),
    )) {
      expect(owners.get(word) ?? field.name, `${word} of ${field.name}`).toBe(field.name);
      owners.set(word, field.name);
    }
});

test("every field that has usual words for it exists", () => {
  const names = new Set(tableKinds.flatMap((kind) => tableSpecs[kind].fields.map(({ name }) => name)));
  expect(Object.keys(synonyms).filter((name) => !names.has(name))).toEqual([]);
});

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { acts } from "../../src/app/areas.ts";
import { lineHeadings, modes } from "../../src/areas/cooperation/model.ts";
import {
  categories,
  lifeCycle,
  membershipStatuses,
  nameTypes,
  offices,
  partyKinds,
  relationKinds,
} from "../../src/areas/registry/model.ts";
import { certainties } from "../../src/kernel/handling.ts";
import { cellsByRow } from "./reference-files.ts";

const source = fileURLToPath(new URL("../../src", import.meta.url));

/** The text of every source file that is no test. */
export const sources: readonly string[] = (readdirSync(source, { recursive: true }) as string[])
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
  .map((path) => readFileSync(join(source, path), "utf8"));

const all = (pattern: RegExp): string[][] =>
  sources.flatMap((text) => [...text.matchAll(pattern)].map((match) => [...match]));
const distinct = (values: readonly string[]): string[] => [...new Set(values)].sort();
const literals = (text = ""): string[] =>
  [...text.matchAll(/"([a-z][a-z0-9-]*)"/g)].map(([, word = ""]) => word);

/** Codes of the errors that the source throws. */
export const errorCodes: readonly string[] = distinct([
  ...all(/\b(?:notFound|forbidden|invalid|conflict|unavailable)\(\s*([^,()]*)/g).flatMap(([, first]) =>
    literals(first),
  ),
  ...all(/(?:new EntenteError|super)\(\s*"[a-z-]+",\s*([^,()]*)/g).flatMap(([, second]) => literals(second)),
]);

/** Codes of what a cell of the reference data was expected to be. */
export const expectations: readonly string[] = distinct([
  ...all(/\brefuse\(\s*(?:"[^"]*"|`[^`]*`|\w+),\s*([^,()]*)/g).flatMap(([, second]) => literals(second)),
  ...all(/\bexpected: ([^,\n]*)/g).flatMap(([, value]) => literals(value)),
  ...all(/\bmatching\(column, [^\n]*?,\s*("[a-z-]+")\)/g).flatMap(([, value]) => literals(value)),
]);

const cells = (file: string, column: string): string[] =>
  distinct(cellsByRow(file).flatMap((row) => (row[column] ?? "").split(";").filter((part) => part !== "")));

/** Keys that are made from data and from lists of the model: exactly these belong to each family. */
export const families: Readonly<Record<string, readonly string[]>> = {
  act: acts.map(({ name }) => name),
  category: [...categories, "regional", "classes", "own"],
  certainty: certainties,
  "cli.acts-kind-": ["command", "query"],
  "cli.journal-broken-": ["changed", "deleted", "inserted", "missing"],
  error: [...errorCodes, "reference-row"],
  event: [...cells("cooperation/events.csv", "type"), "role.host", "role.participant"],
  expected: expectations,
  heading: lineHeadings,
  kind: partyKinds,
  membership: membershipStatuses,
  name: nameTypes,
  office: offices.flatMap((office) => [`${office}.holds`, `${office}.held`]),
  relation: relationKinds.flatMap((kind) => [`${kind}.out`, `${kind}.in`]),
  role: distinct([
    ...cells("registry/relations.csv", "role"),
    ...cells("cooperation/lines.csv", "modes"),
    ...modes,
  ]),
  status: lifeCycle,
};

/** The start of every key of a family: `kind.`, `cli.acts-kind-`. */
export const startOf = (family: string): string => (family.endsWith("-") ? family : `${family}.`);

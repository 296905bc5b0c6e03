import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { acts, areas } from "../../src/app/areas.ts";
import { lineHeadings, modes } from "../../src/areas/cooperation/model.ts";
import { readNameTypes, reasonKeys } from "../../src/areas/evidence/reason-words.ts";
import { instrumentRelationKinds, instrumentStates } from "../../src/areas/mandates/model.ts";
import { changeKinds, standings } from "../../src/areas/publication/changes.ts";
import {
  categories,
  lifeCycle,
  membershipStatuses,
  nameTypes,
  offices,
  partyKinds,
  relationKinds,
  unStatuses,
} from "../../src/areas/registry/model.ts";
import { anomalyCodes, matchReasons } from "../../src/engines/wording/index.ts";
import { certainties } from "../../src/kernel/handling.ts";
import { slugOf } from "../../src/kernel/slug.ts";
import { warningCodes } from "../../src/platform/extraction/index.ts";
import { describedKeys } from "../../src/platform/http/index.ts";
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
  // The version of a row, which a form brings back, is called `expected` as well.
  ...all(/\bexpected: (?!form\.)([^,\n]*)/g).flatMap(([, value]) => literals(value)),
  ...all(/\bmatching\(column, [^\n]*?,\s*("[a-z-]+")\)/g).flatMap(([, value]) => literals(value)),
]);

const cells = (file: string, column: string): string[] =>
  distinct(cellsByRow(file).flatMap((row) => (row[column] ?? "").split(";").filter((part) => part !== "")));

/** What the checks of `entente doctor` find, each with its sentence, and what is wrong also with what to do. */
const findings: readonly string[] = all(/\b(well|wrong)\(\s*"([a-z-]+)",\s*([^{)]*)/g).flatMap(
  ([, verdict, check, found]) =>
    literals(found).flatMap((word) =>
      verdict === "well" ? [`${check}-${word}`] : [`${check}-${word}`, `${check}-${word}-do`],
    ),
);

const described = describedKeys(areas.flatMap(({ api, guarded }) => [...(api ?? []), ...(guarded ?? [])]));

/** Keys that are made from data and from lists of the model: exactly these belong to each family. */
export const families: Readonly<Record<string, readonly string[]>> = {
  addressee: distinct(cells("mandates/provisions.csv", "addressee").map(slugOf)),
  act: acts.map(({ name }) => name),
  "api.field": described.fields,
  "api.parameter": described.parameters,
  anomaly: anomalyCodes,
  body: distinct(cells("mandates/instruments.csv", "body").map(slugOf)),
  change: changeKinds,
  category: [...categories, "regional", "classes", "own"],
  certainty: certainties,
  "cli.acts-kind-": ["command", "query"],
  doctor: ["summary", "fault", "fault-do", ...findings],
  "cli.journal-broken-": ["changed", "deleted", "inserted", "missing"],
  "document-warning": warningCodes,
  error: [...errorCodes, "reference-row"],
  event: [...cells("cooperation/events.csv", "type"), "role.host", "role.participant"],
  expected: expectations,
  heading: lineHeadings,
  "instrument-relation": instrumentRelationKinds.flatMap((kind) => [`${kind}.out`, `${kind}.in`]),
  kind: partyKinds,
  membership: membershipStatuses,
  name: nameTypes,
  office: offices.flatMap((office) => [`${office}.holds`, `${office}.held`]),
  reason: reasonKeys,
  "reason-name": readNameTypes,
  relation: relationKinds.flatMap((kind) => [`${kind}.out`, `${kind}.in`]),
  role: distinct([
    ...cells("registry/relations.csv", "role"),
    ...cells("cooperation/lines.csv", "modes"),
    ...modes,
  ]),
  state: instrumentStates,
  stand: standings,
  status: lifeCycle,
  "un-status": unStatuses,
  wording: matchReasons,
};

/** The start of every key of a family: `kind.`, `cli.acts-kind-`. */
export const startOf = (family: string): string => (family.endsWith("-") ? family : `${family}.`);

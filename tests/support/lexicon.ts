import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { LexiconName } from "../../src/engines/recognition/index.ts";
import { isLanguage, languages } from "../../src/kernel/language.ts";
import { readCsv } from "./csv.ts";

type Row = Readonly<Record<string, string>>;

function rowsOf(file: string): Row[] {
  const path = fileURLToPath(new URL(`../../data/${file}`, import.meta.url));
  const { header, rows } = readCsv(readFileSync(path, "utf8"));
  return rows.map((cells) => Object.fromEntries(header.map((column, at) => [column, cells[at] ?? ""])));
}

/** The names of the reference data, as the register would give them to the recogniser. */
export function lexiconNames(): LexiconName[] {
  return [...partyNames(), ...stateNames(), ...instrumentNames()];
}

function partyNames(): LexiconName[] {
  const parties = new Map(rowsOf("registry/parties.csv").map((row) => [row.id ?? "", row]));
  return rowsOf("registry/party-names.csv").flatMap(({ party = "", lang = "", type = "", name = "" }) => {
    const { kind = "", parent = "" } = parties.get(party) ?? {};
    if (!isLanguage(lang)) return [];
    const more = { ...(kind && { partyKind: kind }), ...(parent && { parent }) };
    return [{ kind: "party" as const, id: party, language: lang, type, name, ...more }];
  });
}

const stateNames = (): LexiconName[] =>
  rowsOf("registry/states.csv").flatMap((row) =>
    languages.flatMap((language) =>
      (["name", "formal"] as const).flatMap((column) => {
        const name = row[`${column}_${language}`] ?? "";
        const type = column === "name" ? "short" : "formal";
        return name ? [{ kind: "state" as const, id: row.iso3 ?? "", language, type, name }] : [];
      }),
    ),
  );

/** Resolutions are found by number and symbol; the conventions and the like by title. */
const instrumentNames = (): LexiconName[] =>
  rowsOf("mandates/instruments.csv")
    .filter(({ id = "" }) => !/RES|^S\//.test(id))
    .flatMap((row) =>
      (["en", "fr"] as const).flatMap((language) => {
        const name = row[`title_${language}`] ?? "";
        return name ? [{ kind: "instrument" as const, id: row.id ?? "", language, type: "title", name }] : [];
      }),
    );

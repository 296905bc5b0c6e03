import { z } from "zod";
import type { Certainty } from "../../../kernel/handling.ts";
import type { Language } from "../../../kernel/language.ts";
import type { GapTally } from "../../../kernel/tally.ts";
import { query } from "../../../platform/acts/index.ts";
import { cooperationStore } from "../../cooperation/index.ts";
import { mandatesStore } from "../../mandates/index.ts";
import { type PartyLabel, registryStore, secretariatId } from "../../registry/index.ts";
import { all, reading } from "./reading.ts";
import { secretariatOf } from "./secretariat.ts";

/** Facts of a kind by how sure they are. */
export interface CertaintyRow {
  readonly of: string;
  readonly counts: Readonly<Partial<Record<Certainty, number>>>;
  readonly all: number;
}

/** Things of a kind by the languages in which they have a name. */
export interface LanguageRow {
  readonly of: string;
  readonly named: Readonly<Partial<Record<Language, number>>>;
  readonly all: number;
}

export interface DataPage {
  readonly secretariat: PartyLabel;
  readonly certainties: readonly CertaintyRow[];
  readonly languages: readonly LanguageRow[];
  readonly gaps: readonly GapTally[];
}

/** `party-official` counts names of a party: all that there are of it is the number of parties. */
const kindOf = (of: string): string => of.replace(/-(official|formal)$/, "");

export const readDataPage = query({
  name: "publication.read-data-page",
  permission: "read-public",
  input: z.strictObject(reading),
  async run({ db }, { language }): Promise<DataPage> {
    const { labels, registry, mandates, cooperation } = await all({
      labels: registryStore(db).labels([secretariatId], language),
      registry: registryStore(db).tallies(),
      mandates: mandatesStore(db).tallies(),
      cooperation: cooperationStore(db).tallies(),
    });
    const areas = [registry, mandates, cooperation];
    const certainties = grouped(areas.flatMap((area) => area.certainties)).map(([of, rows]) => ({
      of,
      counts: Object.fromEntries(rows.map(({ certainty, count }) => [certainty, count])),
      all: rows.reduce((sum, { count }) => sum + count, 0),
    }));
    return {
      secretariat: secretariatOf([...labels.values()]),
      certainties,
      languages: grouped(areas.flatMap((area) => area.languages)).map(([of, rows]) => ({
        of,
        named: Object.fromEntries(rows.map(({ language: one, count }) => [one, count])),
        all: certainties.find((row) => row.of === kindOf(of))?.all ?? 0,
      })),
      gaps: areas.flatMap((area) => area.gaps),
    };
  },
});

/** Rows of one kind together, the kinds in the order in which they come. */
const grouped = <Row extends { readonly of: string }>(
  rows: readonly Row[],
): Array<readonly [string, readonly Row[]]> =>
  [...new Set(rows.map(({ of }) => of))].map((of) => [of, rows.filter((row) => row.of === of)]);

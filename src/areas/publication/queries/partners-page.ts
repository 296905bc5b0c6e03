import { z } from "zod";
import type { Language } from "../../../kernel/language.ts";
import type { Day } from "../../../kernel/partial-date.ts";
import { query } from "../../../platform/acts/index.ts";
import type { Db } from "../../../platform/storage/index.ts";
import { cooperationStore, type LineRow } from "../../cooperation/index.ts";
import { type ListedParty, type PartyLabel, registryStore } from "../../registry/index.ts";
import { type Ground, readGrounds } from "../grounds.ts";
import type { LineView } from "../model.ts";
import { reading } from "./reading.ts";
import { secretariatOf } from "./secretariat.ts";

export interface PartnersPage {
  readonly secretariat: PartyLabel;
  readonly lines: readonly LineView[];
  readonly listed: readonly ListedParty[];
}

export const readPartnersPage = query({
  name: "publication.read-partners-page",
  permission: "read-public",
  input: z.strictObject(reading),
  async run({ db }, { language, on }): Promise<PartnersPage> {
    const [listed, lines] = await Promise.all([
      registryStore(db).listedParties(language),
      cooperationStore(db).lines(language),
    ]);
    return {
      secretariat: secretariatOf(listed),
      lines: await withGrounds(db, lines, { language, on }),
      listed,
    };
  },
});

interface Reading {
  readonly language: Language;
  readonly on: Day;
}

async function withGrounds(
  db: Db,
  lines: readonly LineRow[],
  { language, on }: Reading,
): Promise<LineView[]> {
  const wanted: Ground[] = lines.flatMap((line) => line.bases);
  const { views } = await readGrounds(db, wanted, { language, on });
  return lines.map((line) => ({ ...line, grounds: views(line.bases) }));
}

import { z } from "zod";
import type { Tagged } from "../../../kernel/language.ts";
import { query } from "../../../platform/acts/index.ts";
import { mandatesStore } from "../../mandates/index.ts";
import { type PartyLabel, registryStore, secretariatId } from "../../registry/index.ts";
import { standings } from "../grounds.ts";
import { type MandateList, mandateList } from "../mandate-list.ts";
import { all, reading } from "./reading.ts";
import { secretariatOf } from "./secretariat.ts";

export interface MandatesPage extends MandateList {
  readonly secretariat: PartyLabel;
  /** Instruments in all, whatever the filter. */
  readonly count: number;
  /** Names of the themes, in their order. */
  readonly themes: ReadonlyMap<string, Tagged>;
}

const value = z.string().optional();

export const readMandatesPage = query({
  name: "publication.read-mandates-page",
  permission: "read-public",
  input: z.strictObject({
    ...reading,
    body: value,
    theme: value,
    state: value,
    expiring: value,
    sort: value,
  }),
  async run({ db }, { language, on, ...filter }): Promise<MandatesPage> {
    const mandates = mandatesStore(db);
    const { labels, linked, themes } = await all({
      labels: registryStore(db).labels([secretariatId], language),
      linked: mandates.instruments(language),
      themes: mandates.themes(language),
    });
    const { view } = standings(linked, on);
    const rows = linked.instruments.map(({ id }) => view(id)).filter((row) => row !== undefined);
    return {
      secretariat: secretariatOf([...labels.values()]),
      count: rows.length,
      themes: new Map(themes.map(({ id, name }) => [id, name])),
      ...mandateList(rows, filter, { on, themes: themes.map(({ id }) => id) }),
    };
  },
});

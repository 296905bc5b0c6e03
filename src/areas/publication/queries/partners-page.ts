import { z } from "zod";
import { query } from "../../../platform/acts/index.ts";
import { cooperationStore } from "../../cooperation/index.ts";
import { type ListedParty, type PartyLabel, registryStore } from "../../registry/index.ts";
import type { LineView } from "../model.ts";
import { reading } from "./reading.ts";
import { secretariatOf } from "./secretariat.ts";
import { lineViews } from "./views.ts";

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
      lines: await lineViews(db, lines, { language, on }),
      listed,
    };
  },
});

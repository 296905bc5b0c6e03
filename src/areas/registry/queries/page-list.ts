import { z } from "zod";
import { languages } from "../../../kernel/language.ts";
import { query } from "../../../platform/acts/index.ts";
import { reportOf } from "../page-report.ts";
import { registryStore } from "../store/index.ts";
/** A page as text is smaller than this; the command line refuses a larger file before it reads it. */
export const longestPage = 5_000_000;

/** The text of a list of partners, read against all names of the register. */
export const readPageList = query({
  name: "registry.read-page-list",
  permission: "operate",
  input: z.strictObject({ text: z.string().min(1).max(longestPage), language: z.enum(languages) }),
  async run({ db }, { text, language }) {
    const store = registryStore(db);
    const [parties, names, regionNames, stateNames] = await Promise.all([
      store.everyParty(),
      store.everyName(),
      store.everyRegionName(),
      store.everyStateName(),
    ]);
    const register = { parties, names, places: [...regionNames, ...stateNames] };
    return reportOf(text, language, { register, regionNames });
  },
});

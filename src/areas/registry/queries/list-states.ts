import { z } from "zod";
import { languages } from "../../../kernel/language.ts";
import { query } from "../../../platform/acts/index.ts";
import { registryStore } from "../store/index.ts";

/** All States and jurisdictions under their names, to choose from. */
export const listStates = query({
  name: "registry.list-states",
  permission: "read-as-staff",
  input: z.strictObject({ language: z.enum(languages) }),
  async run({ db }, { language }) {
    const states = await registryStore(db).everyState(language);
    return states.map(({ id, name }) => ({ id, name }));
  },
});

import type { AreaPlug } from "../../platform/plug/index.ts";
import { onConfirmed } from "../evidence/index.ts";
import { declareTranslatable } from "../registry/index.ts";
import { cooperationCatalogues } from "./catalogues.ts";
import { cooperationActs } from "./commands.ts";
import { confirmedMeeting } from "./confirmed-meetings.ts";
import { readLineHistory } from "./line-history.ts";
import { cooperationReference } from "./reference.ts";
import { cooperationTranslatables } from "./translatable.ts";

onConfirmed("meeting", confirmedMeeting);
declareTranslatable(cooperationTranslatables);

export const cooperationArea: AreaPlug = {
  name: "cooperation",
  migrations: {
    unit: "cooperation",
    files: import.meta.glob<string>("./migrations/*.sql", { query: "?raw", import: "default", eager: true }),
  },
  catalogues: cooperationCatalogues,
  reference: cooperationReference,
  acts: [...cooperationActs, readLineHistory],
};

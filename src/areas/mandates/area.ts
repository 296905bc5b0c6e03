import type { AreaPlug } from "../../platform/plug/index.ts";
import { declareTranslatable } from "../registry/index.ts";
import { mandatesCatalogues } from "./catalogues.ts";
import { mandatesReference } from "./reference.ts";
import { mandatesTranslatables } from "./translatable.ts";

declareTranslatable(mandatesTranslatables);

export const mandatesArea: AreaPlug = {
  name: "mandates",
  migrations: {
    unit: "mandates",
    files: import.meta.glob<string>("./migrations/*.sql", { query: "?raw", import: "default", eager: true }),
  },
  catalogues: mandatesCatalogues,
  reference: mandatesReference,
  acts: [],
};

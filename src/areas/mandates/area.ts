import type { AreaPlug } from "../../platform/plug/index.ts";
import { mandatesCatalogues } from "./catalogues.ts";
import { mandatesReference } from "./reference.ts";

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

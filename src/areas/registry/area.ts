import type { AreaPlug } from "../../platform/plug/index.ts";
import { registryCatalogues } from "./catalogues.ts";
import { registryCommands } from "./commands.ts";
import { registryQueries } from "./queries.ts";
import { registryReference } from "./reference.ts";

export const registryArea: AreaPlug = {
  name: "registry",
  migrations: {
    unit: "registry",
    files: import.meta.glob<string>("./migrations/*.sql", { query: "?raw", import: "default", eager: true }),
  },
  catalogues: registryCatalogues,
  reference: registryReference,
  acts: [...registryCommands, ...registryQueries],
};

import type { AreaPlug } from "../../platform/plug/index.ts";
import { accessCatalogues } from "./catalogues.ts";
import { accessCommands } from "./commands/index.ts";
import { linkCommands, linkQueries } from "./links/index.ts";
import { accessRules, declareRetention, personalActs } from "./personal/index.ts";
import { accessQueries } from "./queries.ts";

declareRetention(...accessRules);

export const accessArea: AreaPlug = {
  name: "access",
  migrations: {
    unit: "access",
    files: import.meta.glob<string>("./migrations/*.sql", { query: "?raw", import: "default", eager: true }),
  },
  catalogues: accessCatalogues,
  acts: [...accessCommands, ...accessQueries, ...linkCommands, ...linkQueries, ...personalActs],
};

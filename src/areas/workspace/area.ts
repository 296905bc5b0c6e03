import type { AreaPlug } from "../../platform/plug/index.ts";
import { workspaceCatalogues } from "./catalogues.ts";
import { workspacePages } from "./pages/index.ts";
import { waitingCommands } from "./waiting/commands.ts";
import { waitingQueries } from "./waiting/queries.ts";

export const workspaceArea: AreaPlug = {
  name: "workspace",
  migrations: {
    unit: "workspace",
    files: import.meta.glob<string>("./migrations/*.sql", { query: "?raw", import: "default", eager: true }),
  },
  catalogues: workspaceCatalogues,
  acts: [...waitingCommands, ...waitingQueries],
  work: workspacePages,
};

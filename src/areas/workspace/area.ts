import type { AreaPlug } from "../../platform/plug/index.ts";
import { workspaceCatalogues } from "./catalogues.ts";
import { chargeActs } from "./charge/acts.ts";
import { workspacePages } from "./pages/index.ts";
import { partnersActs } from "./pages/partners/index.ts";
import { readDay } from "./pages/today/day.ts";
import { entryMailCommands } from "./sign-in/mail.ts";
import { viewActs } from "./views/acts.ts";
import { waitingCommands } from "./waiting/commands.ts";
import { waitingQueries } from "./waiting/queries.ts";

export const workspaceArea: AreaPlug = {
  name: "workspace",
  migrations: {
    unit: "workspace",
    files: import.meta.glob<string>("./migrations/*.sql", { query: "?raw", import: "default", eager: true }),
  },
  catalogues: workspaceCatalogues,
  acts: [
    ...partnersActs,
    ...viewActs,
    ...chargeActs,
    readDay,
    ...entryMailCommands,
    ...waitingCommands,
    ...waitingQueries,
  ],
  work: workspacePages,
};

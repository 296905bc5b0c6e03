import type { AreaPlug } from "../../platform/plug/index.ts";
import { evidenceCatalogues } from "./catalogues.ts";
import { evidenceCommands } from "./commands/index.ts";
import { intakeActs } from "./intake.ts";
import { readIntake } from "./intake-job.ts";
import { evidenceQueries } from "./queries.ts";
import { renewalActs } from "./renewal.ts";
import { renewReadings } from "./renewal-job.ts";

export const evidenceArea: AreaPlug = {
  name: "evidence",
  migrations: {
    unit: "evidence",
    files: import.meta.glob<string>("./migrations/*.sql", { query: "?raw", import: "default", eager: true }),
  },
  catalogues: evidenceCatalogues,
  acts: [...evidenceCommands, ...evidenceQueries, ...intakeActs, ...renewalActs],
  jobs: [readIntake, renewReadings],
};

import type { AreaPlug } from "../../platform/plug/index.ts";
import { declarePersonal, declareRetention, renderLinksFor } from "../access/index.ts";
import { workspaceCatalogues } from "./catalogues.ts";
import { chargeActs } from "./charge/acts.ts";
import { askActs } from "./confirm/ask.ts";
import { readDetails } from "./confirm/details.ts";
import { renderConfirm } from "./confirm/link-page.tsx";
import { answerDetails, confirmDetails } from "./confirm/take-answer.ts";
import { retentionJobActs, retentionTask } from "./jobs/apply-retention.ts";
import { freshnessJobActs, freshnessTask } from "./jobs/record-freshness.ts";
import { presentQueries } from "./journal/present.ts";
import { journalActs } from "./journal/queries.ts";
import { documentQueries } from "./pages/documents/queries.ts";
import { readFreshness } from "./pages/freshness/query.ts";
import { homeActs } from "./pages/home/acts.ts";
import { workspacePages } from "./pages/index.ts";
import { partnersActs } from "./pages/partners/index.ts";
import { reviewQueries } from "./pages/review/queries.ts";
import { readDay } from "./pages/today/day.ts";
import { workspaceRule, workspaceShare } from "./personal/share.ts";
import { postponeActs } from "./postpone/acts.ts";
import { entryMailCommands } from "./sign-in/mail.ts";
import { viewActs } from "./views/acts.ts";
import { waitingCommands } from "./waiting/commands.ts";
import { partActs } from "./waiting/parts-read.ts";
import { waitingQueries } from "./waiting/queries.ts";

renderLinksFor(confirmDetails.name, renderConfirm);
declarePersonal(workspaceShare);
declareRetention(workspaceRule);

export const workspaceArea: AreaPlug = {
  name: "workspace",
  migrations: {
    unit: "workspace",
    files: import.meta.glob<string>("./migrations/*.sql", { query: "?raw", import: "default", eager: true }),
  },
  catalogues: workspaceCatalogues,
  acts: [
    ...askActs,
    readDetails,
    answerDetails,
    confirmDetails,
    ...freshnessJobActs,
    ...retentionJobActs,
    readFreshness,
    ...journalActs,
    ...homeActs,
    ...partnersActs,
    ...viewActs,
    ...documentQueries,
    ...reviewQueries,
    ...chargeActs,
    readDay,
    ...postponeActs,
    ...partActs,
    ...presentQueries,
    ...entryMailCommands,
    ...waitingCommands,
    ...waitingQueries,
  ],
  jobs: [freshnessTask, retentionTask],
  work: workspacePages,
};

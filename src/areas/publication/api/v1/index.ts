import type { ApiRoute } from "../../../../platform/http/index.ts";
import { documentRoutes } from "./documents.ts";
import { findRoutes } from "./find.ts";
import { mandateRoutes } from "./mandates.ts";
import { partyRoutes } from "./parties.ts";
import { stateRoutes } from "./states.ts";
import { themeRoutes } from "./themes.ts";

/** What programs read below `/api/v1`, in the order in which it is described. */
export const publicationApi: readonly ApiRoute[] = [
  ...findRoutes,
  ...partyRoutes,
  ...mandateRoutes,
  ...stateRoutes,
  ...themeRoutes,
  ...documentRoutes,
];

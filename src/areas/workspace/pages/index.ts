import type { WorkPage } from "../../../platform/http/index.ts";
import { documentPages } from "./documents/index.ts";
import { freshnessPages } from "./freshness/index.ts";
import { homePages } from "./home/index.ts";
import { journalPages } from "./journal/index.ts";
import { mergePages } from "./merge/index.ts";
import { partnersPages } from "./partners/index.ts";
import { publicationPages } from "./publication/index.ts";
import { reviewPages } from "./review/index.ts";
import { tablesPages } from "./tables/index.ts";
import { todayPages } from "./today/index.ts";
import { translationPages } from "./translation/index.ts";

/** The pages below `work` in each language. */
export const workspacePages: readonly WorkPage[] = [
  ...todayPages,
  ...freshnessPages,
  ...homePages,
  ...journalPages,
  ...partnersPages,
  ...documentPages,
  ...reviewPages,
  ...publicationPages,
  ...mergePages,
  ...tablesPages,
  ...translationPages,
];

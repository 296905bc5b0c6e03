import type { WorkPage } from "../../../platform/http/index.ts";
import { partnersPages } from "./partners/index.ts";
import { publicationPages } from "./publication/index.ts";
import { todayPages } from "./today/index.ts";

/** The pages below `/{lang}/work/`. */
export const workspacePages: readonly WorkPage[] = [...todayPages, ...partnersPages, ...publicationPages];

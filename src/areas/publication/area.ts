import type { AreaPlug } from "../../platform/plug/index.ts";
import {
  intakeRoutes,
  publicationApi,
  publicationFiles,
  publicationLeads,
  publicationPages,
} from "./api/index.ts";
import { publicationCatalogues } from "./catalogues.ts";
import { publicationQueries } from "./queries/index.ts";

export const publicationArea: AreaPlug = {
  name: "publication",
  catalogues: publicationCatalogues,
  acts: publicationQueries,
  pages: publicationPages,
  leads: publicationLeads,
  files: publicationFiles,
  api: publicationApi,
  guarded: intakeRoutes,
};

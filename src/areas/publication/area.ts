import type { AreaPlug } from "../../platform/plug/index.ts";
import { publicationLeads, publicationPages } from "./api.ts";
import { publicationCatalogues } from "./catalogues.ts";
import { publicationQueries } from "./queries.ts";

export const publicationArea: AreaPlug = {
  name: "publication",
  catalogues: publicationCatalogues,
  acts: publicationQueries,
  pages: publicationPages,
  leads: publicationLeads,
};

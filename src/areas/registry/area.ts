import type { AreaPlug } from "../../platform/plug/index.ts";
import { declarePersonal, declareRetention } from "../access/index.ts";
import { registryActs } from "./acts.ts";
import { registryCatalogues } from "./catalogues.ts";
import { personalActs } from "./personal/erase.ts";
import { registryRule, registryShare } from "./personal/share.ts";
import { registryReference } from "./reference.ts";
import { tableActs } from "./tables/index.ts";
import { declareTranslatable, registryTranslatables, translationActs } from "./translation/index.ts";

declareTranslatable(registryTranslatables);
declarePersonal(registryShare);
declareRetention(registryRule);

export const registryArea: AreaPlug = {
  name: "registry",
  migrations: {
    unit: "registry",
    files: import.meta.glob<string>("./migrations/*.sql", { query: "?raw", import: "default", eager: true }),
  },
  catalogues: registryCatalogues,
  reference: registryReference,
  acts: [...registryActs, ...tableActs, ...translationActs, ...personalActs],
};

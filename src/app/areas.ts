import { accessArea } from "../areas/access/area.ts";
import { cooperationArea } from "../areas/cooperation/area.ts";
import { evidenceArea } from "../areas/evidence/area.ts";
import { mandatesArea } from "../areas/mandates/area.ts";
import { publicationArea } from "../areas/publication/area.ts";
import { registryArea } from "../areas/registry/area.ts";
import { workspaceArea } from "../areas/workspace/area.ts";
import type { AnyAct } from "../platform/acts/index.ts";
import { filesMigrations } from "../platform/files/index.ts";
import { createTranslators, platformCatalogues } from "../platform/i18n/index.ts";
import type { AnyJobTask } from "../platform/jobs/index.ts";
import {
  deliveryTask,
  mailActs,
  mailCatalogues,
  mailMigrations,
  readMailSettings,
} from "../platform/mail/index.ts";
import type { AreaPlug } from "../platform/plug/index.ts";
import { type ReferenceSet, referenceActs } from "../platform/reference/index.ts";
import { searchMigrations } from "../platform/search/index.ts";
import { signInCatalogues, signInMigrations } from "../platform/sign-in/index.ts";
import { type MigrationSet, platformMigrations } from "../platform/storage/index.ts";
import { appCatalogues } from "./catalogues.ts";

/** The areas that exist so far, in their order of knowledge. */
export const areas: readonly AreaPlug[] = [
  accessArea,
  registryArea,
  mandatesArea,
  evidenceArea,
  cooperationArea,
  publicationArea,
  workspaceArea,
];

/** Every act of the program. */
export const acts: readonly AnyAct[] = [...referenceActs, ...mailActs, ...areas.flatMap((area) => area.acts)];

/** Sends mails by the server that the environment names. */
export const deliverMail: AnyJobTask = deliveryTask(() => readMailSettings(process.env));

/** Work that is done after the act that asked for it. */
export const jobTasks: readonly AnyJobTask[] = [deliverMail, ...areas.flatMap((area) => area.jobs ?? [])];

export const migrations: readonly MigrationSet[] = [
  platformMigrations,
  searchMigrations,
  filesMigrations,
  ...areas.flatMap((area) => area.migrations ?? []),
  mailMigrations,
  signInMigrations,
];

export const referenceSets: readonly ReferenceSet[] = areas.flatMap((area) => area.reference ?? []);

export const translators = createTranslators([
  platformCatalogues,
  appCatalogues,
  mailCatalogues,
  signInCatalogues,
  ...areas.flatMap((area) => area.catalogues ?? []),
]);

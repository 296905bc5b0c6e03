import type { AnyAct } from "../acts/index.ts";
import type { ApiRoute, GuardedRoute, PageLead, PageRoute, SiteFile, WorkPage } from "../http/index.ts";
import type { Catalogues } from "../i18n/index.ts";
import type { AnyJobTask } from "../jobs/index.ts";
import type { ReferenceSet } from "../reference/index.ts";
import type { MigrationSet } from "../storage/index.ts";

/** What an area gives to `app`: all that has to be mounted, listed or loaded. */
export interface AreaPlug {
  readonly name: string;
  readonly migrations?: MigrationSet;
  readonly catalogues?: Catalogues;
  readonly reference?: ReferenceSet;
  readonly acts: readonly AnyAct[];
  readonly pages?: readonly PageRoute[];
  readonly leads?: readonly PageLead[];
  readonly files?: readonly SiteFile[];
  readonly api?: readonly ApiRoute[];
  readonly guarded?: readonly GuardedRoute[];
  /** Pages for people who have signed in. */
  readonly work?: readonly WorkPage[];
  readonly jobs?: readonly AnyJobTask[];
}

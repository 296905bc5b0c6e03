import type { Problem, WorkForm, WorkRequest } from "../../../../platform/http/index.ts";
import type { FreshnessView } from "./query.ts";

/** What every part of the page is made from. */
export interface FreshnessParts {
  readonly request: WorkRequest;
  readonly view: FreshnessView;
  /** The one that the page is about, where it is about one. */
  readonly party: string | undefined;
  readonly refused?: { readonly problem: Problem; readonly form: WorkForm } | undefined;
}

import type { Permission } from "../../../platform/acts/index.ts";
import type { RowHandling } from "./handling.ts";

/** Whose consent an act waits for. */
export const consents = ["publisher", "validator", "officer"] as const;
export type Consent = (typeof consents)[number];

/** Who may give it, and refuse it. */
export const consentNeeds: Readonly<Record<Consent, Permission>> = {
  publisher: "publish",
  validator: "validate",
  officer: "keep-register",
};

export const waitingStates = ["waiting", "approved", "refused", "withdrawn"] as const;
export type WaitingState = (typeof waitingStates)[number];

/** Thrown inside the transaction of an act that has to wait: nothing of it stays. */
export class MustWait extends Error {
  readonly parties: readonly string[];
  /** How the rows are handled that it would change. */
  readonly rows: readonly RowHandling[];

  constructor(parties: readonly string[], rows: readonly RowHandling[] = []) {
    super("this act waits for consent");
    this.parties = parties;
    this.rows = rows;
  }
}

/** What became of an act that somebody sent: it was done, or it waits. */
export type Sent<Output> =
  | { readonly kind: "done"; readonly output: Output }
  | { readonly kind: "waits"; readonly id: string; readonly parties: readonly string[] };

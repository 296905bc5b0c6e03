/** Whose consent an act waits for. */
export const consents = ["publisher", "validator", "officer"] as const;
export type Consent = (typeof consents)[number];

export const waitingStates = ["waiting", "approved", "refused", "withdrawn"] as const;
export type WaitingState = (typeof waitingStates)[number];

/** Thrown inside the transaction of an act that has to wait: nothing of it stays. */
export class MustWait extends Error {
  readonly parties: readonly string[];

  constructor(parties: readonly string[]) {
    super("this act waits for consent");
    this.parties = parties;
  }
}

/** What became of an act that somebody sent: it was done, or it waits. */
export type Sent<Output> =
  | { readonly kind: "done"; readonly output: Output }
  | { readonly kind: "waits"; readonly id: string; readonly parties: readonly string[] };

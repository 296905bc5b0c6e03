/** What a partner says of what we hold: it is right, or something of it is not. */
export const verdicts = ["right", "corrected"] as const;
export type Verdict = (typeof verdicts)[number];

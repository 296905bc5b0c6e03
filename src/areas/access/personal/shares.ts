import type { Context } from "../../../platform/acts/index.ts";

/** Whose data it is. */
export interface Subject {
  /** Id of their account, where they have one. */
  readonly person: string | undefined;
  /** Their addresses, in lower case. */
  readonly addresses: readonly string[];
  /** Ids of rows that told of them, as the areas before have found. */
  readonly rows: readonly string[];
}

/** Of whom somebody wants to know what is held: an account, an address, or both. */
export type HeldOf = Pick<Subject, "person"> & { readonly address: string };

/** What an area holds of people, and how that goes away: called within the act at hand. */
export interface PersonalShare {
  /** Addresses at which an account is reached beside its own. */
  addressesOf?(context: Context, person: string): Promise<readonly string[]>;
  /** Erases all of it. @returns ids of the rows that told of them */
  erase(context: Context, subject: Subject): Promise<readonly string[]>;
  /** All of it, by a name for each part. */
  held(context: Context, of: HeldOf): Promise<Readonly<Record<string, unknown>>>;
}

/** How long something is kept, and how what is older is found and erased. */
export interface RetentionRule {
  /** Its purpose is the message `retention.purpose.<id>`, its name `retention.rule.<id>`. */
  readonly id: string;
  /** In days: what holds when nobody has decided otherwise, and what somebody may decide. */
  readonly usual: number;
  readonly least: number;
  readonly most: number;
  /** Absent where it is applied by the machinery of signing in, which has a login of its own. */
  readonly work?: {
    due(context: Context, before: Date): Promise<number>;
    /** @returns how many */
    apply(context: Context, before: Date): Promise<number>;
  };
}

const shares: PersonalShare[] = [];
const rules: RetentionRule[] = [];

/** An area says what it holds of people, once; areas that know others come after them. */
export function declarePersonal(share: PersonalShare): void {
  shares.push(share);
}

export function declareRetention(...declared: readonly RetentionRule[]): void {
  for (const rule of declared) {
    if (rules.some(({ id }) => id === rule.id)) throw new Error(`two rules are called ${rule.id}`);
    rules.push(rule);
  }
}

export const personalShares = (): readonly PersonalShare[] => shares;
export const retentionRules = (): readonly RetentionRule[] => rules;

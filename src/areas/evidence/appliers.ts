import type { HandlingLevel } from "../../kernel/handling.ts";
import type { Day } from "../../kernel/partial-date.ts";
import type { StatementContent, StatementKind } from "../../kernel/statement.ts";
import type { Db } from "../../platform/storage/index.ts";

/** What a confirmed statement brings along for the fact that is made of it. */
export interface FactSource {
  readonly verification: "verified";
  readonly verified_on: Day;
  readonly source_url: string;
  readonly source_passage: string;
  readonly level: HandlingLevel;
  readonly audience: readonly string[];
  readonly originator: string;
}

/** A fact of the register: its table, and its id in it. */
export interface FactRef {
  readonly table: string;
  readonly id: string;
}

export interface Applied extends FactRef {
  /** Whether the register has said it already: then it only gains a source. */
  readonly held: boolean;
}

type ContentOf<Kind extends StatementKind> = Extract<StatementContent, { readonly kind: Kind }>;

/** Makes the fact that a statement says, or finds it. @throws not-found, invalid or conflict as the area's own acts do. */
export type Applier<Kind extends StatementKind> = (
  db: Db,
  content: ContentOf<Kind>,
  source: FactSource & { readonly language: string },
) => Promise<Applied>;

export type Appliers = { readonly [Kind in StatementKind]?: Applier<Kind> };

/** Areas above this one say what a confirmed statement means to them: they know this area, it does not know them. */
const given: { -readonly [Kind in StatementKind]?: Applier<Kind> } = {};

/** Says what confirming a statement of this kind does. Each kind has one meaning. */
export function onConfirmed<Kind extends StatementKind>(kind: Kind, applier: Applier<Kind>): void {
  const all: { -readonly [K in Kind]?: Applier<K> } = given;
  all[kind] = applier;
}

export const givenAppliers: Appliers = given;

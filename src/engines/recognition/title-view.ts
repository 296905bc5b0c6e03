import type { Span } from "../../kernel/mention.ts";
import type { Place } from "./named.ts";
import { gapBits } from "./tokens.ts";
import type { Reading } from "./walk.ts";

/** A longer name of a treaty, plan or body that no lexicon has, around a name that one has. */
export interface Title extends Span {
  /** The noun that makes it a title, as the text has it. */
  readonly noun: string;
}

/** A name, and what stands around it. */
export interface View {
  readonly reading: Reading;
  /** The name, together with one that a hyphen or a stroke ties to it. */
  readonly place: Place;
  readonly tied: boolean;
  /** The other name that a token belongs to: titles are not looked for across names. */
  readonly holder: (token: number) => Place | undefined;
}

export const apart = gapBits.mark | gapBits.blank;

import type { Language } from "../../kernel/language.ts";
import type { Candidate, Mention } from "../../kernel/mention.ts";
import type { Passage } from "../passages/index.ts";

/** What is known of a text before it is asked what it states. */
export interface Given {
  /** Of the document; a passage has its own. */
  readonly language: Language;
  /** What was recognised, all kinds, sorted by start. */
  readonly mentions: readonly Mention[];
  /** Bodies that no register has. */
  readonly candidates: readonly Candidate[];
  readonly passages: readonly Passage[];
  /** The kind that the register gives a party: a class of bodies holds no office, a working group has a chair. */
  readonly partyKind?: (id: string) => string | undefined;
  /** Who speaks as “we” or “the Executive Directorate”, and whose partners a page lists that does not say whose they are. */
  readonly self?: string;
}

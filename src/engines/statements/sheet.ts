/** What a cue says of the names that stand in its places. */
export type Says =
  | { readonly kind: "relation"; readonly relation: RelationKind }
  /** Which office, the groups `chair`, `vice`, `secretariat` and `focal` of the pattern say. */
  | { readonly kind: "office" }
  /** A State belongs to a party; between parties it is the relation of the same name. */
  | { readonly kind: "membership"; readonly status: "member" | "observer" }
  | { readonly kind: "establishment" }
  | { readonly kind: "validity" }
  | { readonly kind: "meeting" };

/** Those of `relationKinds` in the registry's model that sentences state; an engine cannot import an area. */
export const statedRelations = [
  "cooperates-with",
  "supports",
  "subsidiary-of",
  "member-of",
  "observer-of",
] as const;
export type RelationKind = (typeof statedRelations)[number];

/**
 * Words between names that state something, as a pattern of one line. Beside regular expressions it has places:
 *
 * | place | stands for |
 * |---|---|
 * | `{from}` | who: a party or an enumeration of parties, with what stands between it and its verb (`, set up in 2004,`; `, which`) |
 * | `{who}` | the same, States as well |
 * | `{states}` | States alone |
 * | `{to}` | of or with whom: parties, with their articles |
 * | `{both}` | an enumeration of two parties or more |
 * | `{members}` | an enumeration of States and parties |
 * | `{by}` | of whom the passive says that they did it |
 * | `{subject}` | a party or an instrument |
 * | `{instrument}`, `{until}`, `{since}` | a text; dates |
 * | `{adv}` | any number of the sheet’s adverbs |
 * | `{such}` | up to eight words and “such as”, or nothing |
 * | `{part}` | “eight of the working groups of”, or nothing |
 * | `{gap:3}` | up to three words (in Chinese, characters) that are no name |
 * | `{words:3}` | up to three words of any kind, each with the space before it |
 * | `{setUp}` | the sheet’s participles |
 *
 * A place that comes twice in a pattern is the second time `{to2}`, `{until2}`, `{instrument2}`. Groups `past` and `plural` mark what the verb is; a plural verb needs more than one subject.
 */
export interface Cue {
  readonly code: string;
  readonly says: Says;
  readonly pattern: string;
  /**
   * `clause`: the subject begins a clause, and words of doubt before it count. `noun`: a description, which holds whatever
   * the sentence asks for (`calls upon the committee chaired by …`). `act`: what the text itself decides.
   * `naming`: an abstract noun (`cooperation between …`), no fact where the sentence wishes for it.
   */
  readonly form: "clause" | "noun" | "act" | "naming";
}

/** How a language joins, negates, doubts and wishes, and its cues. Alternatives are separated by `|`. */
export interface CueSheet {
  /** Before a name: articles and the like, with their space. */
  readonly articles: string;
  /** Between the last two of an enumeration, with spaces. */
  readonly and: string;
  /** Between the others. */
  readonly comma: string;
  /** What may stand around the verb, without spaces. */
  readonly adverbs: string;
  readonly suchAs: string;
  readonly relative: string;
  /** Words after which a clause begins, when no mark of punctuation says so. */
  readonly opens: string;
  /** What must follow an object; empty when anything may. */
  readonly follows: string;
  /** What must not follow an object: then it only describes the next noun. */
  readonly leads: string;
  /** A name after this belongs to the noun before it. */
  readonly genitive: string;
  /** In or right before a cue: it is denied. */
  readonly negation: string;
  /** Before a cue: asked for, wished, possible, conditional, future. */
  readonly doubt: string;
  /** After a cue: it holds on a condition. */
  readonly condition: string;
  /** Before an abstract noun: it is wished for. */
  readonly wish: string;
  /** Before a cue: somebody else says so. */
  readonly hearsay: string;
  /** By which the secretariat speaks of itself. Case counts. */
  readonly self: string;
  /** Pronouns that go on with the subject of the sentence before, when they begin one. */
  readonly pronoun: string;
  /** “also known as” and the like, between a name and another. */
  readonly alsoKnown: string;
  /** Participles between a body and the text that set it up: `established pursuant to`. */
  readonly setUp: string;
  /** Nouns of bodies, to tell whose participle it is. */
  readonly bodies: string;
  /** Before a body of which only unnamed parts are meant: `eight of the working groups of`. */
  readonly parts: string;
  readonly lists: ListWords;
  readonly meeting: MeetingWords;
  readonly cues: readonly Cue[];
}

/** Words of headings and announcements above a list. */
export interface ListWords {
  readonly partners: string;
  readonly members: string;
  /** A heading with one of these tells of partners that are gone or wanted. */
  readonly notNow: string;
}

export interface MeetingWords {
  readonly noun: string;
  /** Words at which the title ends. */
  readonly stop: string;
  readonly theme: string;
  /** A pattern with a group `place`. Case counts. */
  readonly place: string;
  /** Before those who took part. */
  readonly attended: string;
  /** Before those who held it too. */
  readonly together: string;
}

import { type Language, languages } from "../../kernel/language.ts";
import type { Reason } from "../../kernel/mention.ts";
import { confidenceOfType } from "./confidence.ts";
import { entryFlags, type Lexicon, type LexiconName, type NameOf } from "./lexicon.ts";

/** One thing that a row of words names, and the name of it to tell a reader, by the language of the text. */
export interface Told {
  readonly id: string;
  readonly name: LexiconName;
  readonly flags: number;
  readonly confidence: number;
  /** The one reason that most mentions have. */
  readonly reasons: readonly Reason[];
}

/** What a row of words names, within one kind. */
export interface Meaning {
  readonly kind: NameOf;
  readonly ids: readonly string[];
  readonly closes: boolean;
  /** For each language of a text, one for each of `ids`. */
  readonly told: Readonly<Record<Language, readonly Told[]>>;
}

/** What ends at a node of the trie, when the first and the last word are written as they are. */
export type Ending = { readonly [kind in NameOf]?: Meaning };

/** Meanings of the nodes of a lexicon, made when they are first met. */
export class Meanings {
  readonly #lexicon: Lexicon;
  readonly #known: Array<Ending | undefined> = [];

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  /** @param upper 1 when the first word may pass for one with a capital, and 2 more when the last may. */
  endingAt(node: number, upper: number): Ending {
    const place = node * 4 + upper;
    const known = this.#known[place];
    if (known !== undefined) return known;
    const made = this.#make(node, upper);
    this.#known[place] = made;
    return made;
  }

  #make(node: number, upper: number): Ending {
    const { trie, entries, names } = this.#lexicon;
    const found: Record<NameOf, Array<{ name: LexiconName; flags: number }>> = {
      party: [],
      state: [],
      instrument: [],
    };
    for (let at = trie.firstEntry[node] ?? 0; at !== 0; at = trie.nextEntry[at - 1] ?? 0) {
      const { name: index, flags } = entries[at - 1] ?? { name: -1, flags: 0 };
      const name = names[index];
      if (name === undefined || ((flags & entryFlags.startsUpper) !== 0 && (upper & 1) === 0)) continue;
      if ((flags & entryFlags.endsUpper) !== 0 && (upper & 2) === 0) continue;
      found[name.kind].push({ name, flags });
    }
    const ending: { [kind in NameOf]?: Meaning } = {};
    for (const kind of ["party", "state", "instrument"] as const)
      if (found[kind].length > 0) ending[kind] = meaningOf(kind, found[kind]);
    return ending;
  }
}

interface Entered {
  readonly name: LexiconName;
  readonly flags: number;
}

function meaningOf(kind: NameOf, entered: readonly Entered[]): Meaning {
  const ids = [...new Set(entered.map(({ name }) => name.id))].sort();
  const told = Object.fromEntries(
    languages.map((language) => [language, ids.map((id) => toldOf(entered, id, language))]),
  );
  const closes = entered.some(({ flags }) => (flags & entryFlags.closes) !== 0);
  // The keys are the languages just gone through.
  return { kind, ids, closes, told: told as Record<Language, Told[]> };
}

const preferred = [
  "official",
  "acronym",
  "short",
  "title",
  "formal",
  "alias",
  "variant",
  "as-in-source",
  "former",
];
const rank = (type: string): number =>
  (preferred.indexOf(type) + preferred.length + 1) % (preferred.length + 1);

/** The name in the language of the text before others, the official one before others. */
function toldOf(entered: readonly Entered[], id: string, language: Language): Told {
  const order = ({ name }: Entered) => (name.language === language ? 0 : 100) + rank(name.type);
  const [best] = entered.filter(({ name }) => name.id === id).toSorted((a, b) => order(a) - order(b));
  if (best === undefined) throw new RangeError(`no name of ${id}`);
  const { name, flags } = best;
  return { id, name, flags, confidence: confidenceOfType(name.type), reasons: [nameReason(name)] };
}

export const nameReason = ({ name, language, type }: LexiconName): Reason => ({
  code: "name",
  name,
  language,
  type,
});

import { withOtherArticle } from "./arabic.ts";
import { characterClass, classes } from "./characters.ts";
import { resolutionsOf } from "./committee-names.ts";
import { conventionTitles } from "./convention-titles.ts";
import { type Entry, entryFlags, type Lexicon, type LexiconName } from "./lexicon.ts";
import { isUndeclined, withoutFleetingVowel } from "./russian.ts";
import { stateNames } from "./state-names.ts";
import { TrieBuilder } from "./trie.ts";
import { turnedForm, unitedNationsForms } from "./united-nations.ts";
import {
  foldWord,
  isAcronym,
  isArabic,
  isCyrillic,
  isLinking,
  keyOf,
  markWord,
  numberWord,
  plainLetters,
  strictKey,
} from "./word-keys.ts";

export interface CompileOptions {
  /** Leaves out the names of States and titles of conventions that the engine knows by itself. */
  readonly onlyGiven?: boolean;
}

/** Makes names ready for reading texts. Once for each revision of the register: it takes about 25 µs a name. */
export function compileLexicon(
  names: readonly LexiconName[],
  { onlyGiven = false }: CompileOptions = {},
): Lexicon {
  const compiler = new Compiler();
  for (const name of names) compiler.add(name);
  if (!onlyGiven) {
    const known = new Set(names.map(({ id }) => id));
    for (const name of [...stateNames(), ...conventionTitles()]) if (known.has(name.id)) compiler.add(name);
  }
  return compiler.lexicon();
}

class Compiler {
  readonly #names: LexiconName[] = [];
  readonly #entries: Entry[] = [];
  readonly #words = new Map<string, number>([
    [",", markWord],
    ["#", numberWord],
  ]);
  readonly #smallStarts = new Set<number>();
  readonly #parents = new Map<string, string>();
  readonly #sorts = new Map<string, string>();
  readonly #byResolution = new Map<string, string>();
  readonly #trie = new TrieBuilder();

  add(name: LexiconName): void {
    const at = this.#names.length;
    this.#names.push(name);
    if (name.parent) this.#parents.set(name.id, name.parent);
    if (name.partyKind) this.#sorts.set(name.id, name.partyKind);
    for (const key of resolutionsOf(name))
      if (!this.#byResolution.has(key)) this.#byResolution.set(key, name.id);
    for (const { keys, flags, small } of rowsOf(name)) {
      const row = keys.map((key) => this.#wordOf(key));
      const [first] = row;
      if (first === undefined) continue;
      const entry = this.#entries.length;
      const same = (other: number) => this.#entries[other]?.name === at;
      if (!this.#trie.add(row, entry, same)) continue;
      this.#entries.push({ name: at, flags });
      if (small) this.#smallStarts.add(first);
    }
  }

  lexicon(): Lexicon {
    return {
      names: this.#names,
      entries: this.#entries,
      words: this.#words,
      trie: this.#trie.build(),
      smallStarts: this.#smallStarts,
      parents: this.#parents,
      sorts: this.#sorts,
      byResolution: this.#byResolution,
    };
  }

  #wordOf(key: string): number {
    const known = this.#words.get(key);
    if (known !== undefined) return known;
    const word = this.#words.size;
    this.#words.set(key, word);
    return word;
  }
}

interface Row {
  readonly keys: readonly string[];
  readonly flags: number;
  /** Begins with a small letter. */
  readonly small: boolean;
}

interface Piece {
  readonly raw: string;
  readonly marked: boolean;
  readonly hyphened: boolean;
}

/** The words of a name, and what stands before each. Cut as texts are (`tokens.ts`). */
function piecesOf(name: string): Piece[] {
  const pieces: Piece[] = [];
  let between = "";
  let at = 0;
  while (at < name.length) {
    const kind = classes[name.charCodeAt(at)] ?? 0;
    const start = at;
    if (kind === characterClass.letter || kind === characterClass.arabic) {
      while (classes[name.charCodeAt(at)] === kind && at < name.length) at += 1;
    } else at += 1;
    const raw = name.slice(start, at);
    if (kind === characterClass.letter || kind === characterClass.arabic || kind === characterClass.han) {
      const marked = [...between].some((sign) => classes[sign.charCodeAt(0)] === characterClass.mark);
      pieces.push({ raw, marked, hyphened: /^[-\u2010\u2011]$/.test(between) });
      between = "";
    } else between += raw;
  }
  return pieces;
}

function rowsOf(name: LexiconName): Row[] {
  // An acronym in the middle: such an entry of a list names two bodies, or one in two ways.
  if (/[(（]\p{Lu}{2,}[)）]\s*\S/u.test(name.name)) return [];
  const pieces = withoutLinking(piecesOf(withoutAcronym(name.name)));
  const [first] = pieces;
  if (first === undefined) return [];
  const flags = flagsOf(name, pieces);
  const small = /^\p{Ll}/u.test(first.raw);
  const rows: Row[] = [];
  const add = (keys: readonly string[], more: number) => {
    rows.push({ keys, flags: flags | more, small });
    for (const form of unitedNationsForms(keys, name))
      rows.push({ keys: form, flags: flags | more | entryFlags.united, small });
    const articled = withOtherArticle(keys, name);
    if (articled) rows.push({ keys: articled, flags: flags | more, small });
    const turned = turnedForm(keys, name);
    if (turned) rows.push({ keys: turned, flags: flags | more | entryFlags.turned, small });
  };
  add(keysOf(name, pieces), 0);
  if (pieces.some(({ marked }, at) => marked && at > 0))
    add(
      keysOf(
        name,
        pieces.map((piece) => ({ ...piece, marked: false })),
      ),
      entryFlags.unpunctuated,
    );
  if (pieces.some(({ hyphened }) => hyphened)) add(keysOf(name, joinedPieces(pieces)), entryFlags.joined);
  const [only] = pieces;
  const fleeting = pieces.length === 1 && only ? withoutFleetingVowel(foldWord(only.raw)) : undefined;
  if (fleeting && name.kind === "state") add([`~${fleeting}`], 0);
  return rows;
}

/** Lists write a name and its acronym together: Union interparlementaire (UIP). Each counts by itself. */
const withoutAcronym = (name: string): string =>
  name.replace(/\s*[(（]([^()（）]*)[)）]\s*$/u, (all, inside: string) => (isAcronym(inside) ? "" : all));

/** Leaves out articles and the like; a comma before one stays. */
function withoutLinking(pieces: readonly Piece[]): Piece[] {
  const kept: Piece[] = [];
  let marked = false;
  for (const piece of pieces) {
    marked ||= piece.marked;
    if (isLinking(foldWord(piece.raw)) && piece.raw === piece.raw.toLowerCase()) continue;
    kept.push({ ...piece, marked });
    marked = false;
  }
  return kept;
}

function joinedPieces(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (piece.hyphened && last !== undefined) joined.splice(-1, 1, { ...last, raw: last.raw + piece.raw });
    else joined.push(piece);
  }
  return joined;
}

function keysOf(name: LexiconName, pieces: readonly Piece[]): string[] {
  return pieces.flatMap(({ raw, marked }, at) => {
    const key = keyOfPiece(name, raw, pieces.length);
    return marked && at > 0 ? [",", key] : [key];
  });
}

function keyOfPiece({ kind }: LexiconName, raw: string, of: number): string {
  const plain = plainLetters(raw);
  if (isAcronym(plain)) return strictKey(plain);
  const folded = foldWord(plain);
  if (isCyrillic(folded) && kind === "state" && of === 1 && isUndeclined(plain)) return `!${folded}`;
  return keyOf(folded);
}

function flagsOf({ language, name, type }: LexiconName, pieces: readonly Piece[]): number {
  const upper = (piece: Piece | undefined) => piece !== undefined && /^\p{Lu}/u.test(piece.raw);
  const last = pieces.at(-1);
  let flags = 0;
  if (upper(pieces[0])) flags |= entryFlags.startsUpper;
  if (language === "en" && pieces.length <= 3 && upper(last)) flags |= entryFlags.endsUpper;
  if (/[)）\]]\s*$/.test(name)) flags |= entryFlags.closes;
  if (pieces.length === 1 && isAcronym(pieces[0]?.raw ?? "")) flags |= entryFlags.acronym;
  else if (type === "acronym" && !isArabic(name)) flags |= entryFlags.acronym;
  return flags;
}

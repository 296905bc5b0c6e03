import { sql } from "kysely";
import { compileLexicon, type Lexicon, type LexiconName } from "../../engines/recognition/index.ts";
import type { HandlingLevel } from "../../kernel/handling.ts";
import type { Actor } from "../../platform/acts/index.ts";
import { sha256Of } from "../../platform/files/index.ts";
import type { Db } from "../../platform/storage/index.ts";
import { type ConventionTitle, mandatesStore } from "../mandates/index.ts";
import { type ReadingName, registryStore } from "../registry/index.ts";

/** What texts are read by: the names of the register, ready for reading, and the instruments it knows. */
export interface ReadingWords {
  /** Which names these are: a digest of them. */
  readonly revision: string;
  readonly lexicon: Lexicon;
  /** What sort of body a party is. */
  readonly partyKind: (id: string) => string | undefined;
  readonly known: {
    has(id: string): boolean;
    byNumber(number: number): readonly string[];
  };
}

interface Made {
  /** The latest act when the names were last looked at. */
  act: string;
  readonly words: ReadingWords;
}

/** The last ones that were made, by reader and by what they are for. */
const made = new Map<string, Made>();

/** What the names are for: a reading that the public sees tells no name that the public may not see. */
export const isOpen = (level: HandlingLevel): boolean => level === "public";

/** Readers who are told the same: people and links each for themselves. */
const readerKey = ({ kind, name }: Actor): string =>
  kind === "person" || kind === "link" ? `${kind} ${name}` : kind;

/** Words are kept for so many readers; then the one that was made first goes. */
const mostMade = 60;

/**
 * The words that this reader reads texts by; `open`, those of them that the public may see. After an act of anybody's the names are looked at again; they are made ready
 * anew only when they have changed, for that takes longer than reading most documents.
 */
export async function readingWords(db: Db, actor: Actor, open = false): Promise<ReadingWords> {
  const { rows } = await sql<{ act: string }>`
    select journal.latest_act() || ' ' || d.oid as act from pg_database d where d.datname = current_database()`.execute(
    db,
  );
  const act = rows[0]?.act ?? "";
  const key = `${readerKey(actor)} ${open}`;
  const last = made.get(key);
  if (last?.act === act) return last.words;
  const names = await latestNames(db, open);
  const same = [...made.values()].find(({ words }) => words.revision === names.revision);
  const words = same?.words ?? wordsOf(names);
  made.delete(key);
  made.set(key, { act, words });
  if (made.size > mostMade) made.delete([...made.keys()][0] ?? "");
  return words;
}

/** Which names a reading would be made by now; they are not made ready for it. */
export const wordsRevision = async (db: Db): Promise<WordsRevision> => ({
  open: (await latestNames(db, true)).revision,
  all: (await latestNames(db, false)).revision,
});

/** By which names public documents are read, and by which all others. */
export interface WordsRevision {
  readonly open: string;
  readonly all: string;
}

async function latestNames(db: Db, open: boolean): Promise<Names> {
  const [names, titles, instruments] = await Promise.all([
    registryStore(db).namesForReading(open),
    mandatesStore(db).conventionTitles(open),
    mandatesStore(db).instrumentIds(open),
  ]);
  const revision = sha256Of(Buffer.from(JSON.stringify([names, titles, instruments]))).slice(0, 16);
  return { revision, names, titles, instruments };
}

interface Names {
  readonly revision: string;
  readonly names: readonly ReadingName[];
  readonly titles: readonly ConventionTitle[];
  readonly instruments: readonly string[];
}

function wordsOf({ revision, names, titles, instruments }: Names): ReadingWords {
  const kinds = new Map(names.map(({ id, partyKind }) => [id, partyKind ?? undefined]));
  return {
    revision,
    partyKind: (id) => kinds.get(id),
    lexicon: compileLexicon([
      ...names.map(({ partyKind, parent, ...name }) => ({
        ...name,
        ...(partyKind === null ? {} : { partyKind }),
        ...(parent === null ? {} : { parent }),
      })),
      ...titles.map((title): LexiconName => ({ kind: "instrument", type: "title", ...title })),
    ]),
    known: knownInstruments(instruments),
  };
}

/** Resolutions of the Security Council by number: `2617` → `S/RES/2617(2021)`. */
export function knownInstruments(ids: readonly string[]): ReadingWords["known"] {
  const all = new Set(ids);
  const numbers = new Map<number, string[]>();
  for (const id of ids) {
    const [, number] = /^S\/RES\/(\d+)\(/.exec(id) ?? [];
    if (number === undefined) continue;
    numbers.set(Number(number), [...(numbers.get(Number(number)) ?? []), id]);
  }
  return { has: (id) => all.has(id), byNumber: (number) => numbers.get(number) ?? [] };
}

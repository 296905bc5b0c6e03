import { compileLexicon, recognise } from "../../src/engines/recognition/index.ts";
import { type Language, languages } from "../../src/kernel/language.ts";
import {
  type CorpusText,
  charterTexts,
  type GoldSet,
  type GoldText,
  goldSets,
  isScored,
  shippedRows,
} from "./gold.ts";
import { lexiconNames } from "./lexicon.ts";
import {
  agreement,
  type Figures,
  figuresOf,
  type Marked,
  ofKind,
  pooled,
  type Score,
  type ScoredKind,
  scoredKinds,
  scoreText,
} from "./scoring.ts";

/** What was found in each text, by `document`. */
export type Found = ReadonlyMap<string, readonly Marked[]>;

export interface ScoredText {
  readonly text: GoldText;
  readonly score: Score;
}

export interface KindFigures {
  readonly kind: ScoredKind;
  readonly pooled: Figures;
  /** The languages that the set has, in the order of the interface. */
  readonly byLanguage: ReadonlyMap<Language, Figures>;
}

export interface SetAccuracy {
  readonly name: GoldSet["name"];
  readonly texts: readonly ScoredText[];
  readonly kinds: readonly KindFigures[];
}

/** The set scored text by text, and its figures for each kind, pooled and by language. */
export function accuracyOf({ name, texts }: GoldSet, found: Found): SetAccuracy {
  const scored = texts.map((text) => ({ text, score: scoreText(text.mentions, foundIn(text, found)) }));
  const figures = (kind: ScoredKind, of: readonly ScoredText[]) =>
    figuresOf(ofKind(pooled(of.map(({ score }) => score)), kind));
  const kinds = scoredKinds.map((kind) => ({
    kind,
    pooled: figures(kind, scored),
    byLanguage: new Map(
      languages
        .map((language) => [language, scored.filter(({ text }) => text.language === language)] as const)
        .filter(([, of]) => of.length > 0)
        .map(([language, of]) => [language, figures(kind, of)] as const),
    ),
  }));
  return { name, texts: scored, kinds };
}

/** What was found in a text and is scored; a text that was not read is a fault of the measurement. */
function foundIn({ document }: CorpusText, found: Found): Marked[] {
  const mentions = found.get(document);
  if (mentions === undefined) throw new Error(`${document} was not read`);
  return mentions.filter(isScored);
}

export const agreementKinds = ["party", "instrument", "state"] as const;

export interface Agreement {
  readonly kind: (typeof agreementKinds)[number];
  readonly found: number;
  readonly gold: number;
}

/** How far the six languages of a document name the same: mean Jaccard of their id sets, as found and as in the gold. */
export function agreementOf({ texts }: GoldSet, found: Found): Agreement[] {
  const folders = new Map<string, GoldText[]>();
  for (const text of texts.filter(({ document }) => document.startsWith("un-parallel"))) {
    const folder = text.document.slice(0, text.document.lastIndexOf("/"));
    folders.set(folder, [...(folders.get(folder) ?? []), text]);
  }
  return agreementKinds.map((kind) => {
    const setsOf = (mentions: (text: GoldText) => readonly Marked[]) =>
      [...folders.values()].map((of) =>
        of.map(
          (text) => new Set(mentions(text).flatMap((mention) => (mention.kind === kind ? [mention.id] : []))),
        ),
      );
    const counted = ({ mentions }: GoldText) => mentions.filter(({ status }) => status === "counted");
    return {
      kind,
      found: agreement(setsOf((text) => foundIn(text, found))),
      gold: agreement(setsOf(counted)),
    };
  });
}

export interface Control {
  readonly document: string;
  readonly language: Language;
  /** What was found: kind and id with the number of times, dates left out. */
  readonly ids: ReadonlyMap<string, number>;
  readonly forbidden: readonly Marked[];
}

/** The Charter cites no resolution and no Recommendation of the FATF, and names no body of a region. */
export function controlOf(text: CorpusText, found: Found): Control {
  const mentions = (found.get(text.document) ?? []).filter(({ kind }) => kind !== "date");
  const regional = new Set(
    shippedRows("registry/parties.csv")
      .filter(({ region }) => region !== "global")
      .map(({ id }) => id),
  );
  const isForbidden = ({ kind, id }: Marked) =>
    /^[SA]\/RES\//.test(id) || id.startsWith("FATF") || (kind === "party" && regional.has(id));
  const ids = new Map<string, number>();
  for (const name of mentions.map(({ kind, id }) => `${kind} ${id}`).sort())
    ids.set(name, (ids.get(name) ?? 0) + 1);
  return {
    document: text.document,
    language: text.language,
    ids,
    forbidden: mentions.filter(isForbidden),
  };
}

export interface Accuracy {
  readonly sets: readonly SetAccuracy[];
  /** By the name of the set; the founding page has one language. */
  readonly agreement: ReadonlyMap<GoldSet["name"], readonly Agreement[]>;
  readonly control: readonly Control[];
}

/** All texts that have to be read for `measured`, each once. */
export const textsToRead = (): CorpusText[] => [
  ...new Map(
    [...goldSets().flatMap(({ texts }) => texts), ...charterTexts()].map((text) => [text.document, text]),
  ).values(),
];

/**
 * The texts read by the engine with the names of `data/`; with `auto` it finds the language itself, as the command does, with
 * `given` it is told that of the file.
 */
export function readByEngine(texts: readonly CorpusText[], language: "auto" | "given" = "auto"): Found {
  const lexicon = compileLexicon(lexiconNames());
  const known = knownInstruments();
  return new Map(
    texts.map((text) => {
      const named = language === "auto" ? "auto" : text.language;
      return [text.document, recognise(text.text, { lexicon, known, language: named }).mentions];
    }),
  );
}

/** The instruments of `data/`, by id and by the number of a resolution of the Security Council. */
function knownInstruments() {
  const ids = shippedRows("mandates/instruments.csv").map(({ id = "" }) => id);
  return {
    has: (id: string) => ids.includes(id),
    byNumber: (number: number) => ids.filter((id) => id.startsWith(`S/RES/${number}(`)),
  };
}

export function measured(found: Found): Accuracy {
  const sets = goldSets();
  return {
    sets: sets.map((set) => accuracyOf(set, found)),
    agreement: new Map(
      sets
        .filter(({ name }) => name !== "founding page")
        .map((set) => [set.name, agreementOf(set, found)] as const),
    ),
    control: charterTexts().map((text) => controlOf(text, found)),
  };
}

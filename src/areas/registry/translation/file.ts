/** What goes out to be translated, as a document of XLIFF. */
import {
  writeXliff,
  type XliffFile,
  type XliffNote,
  type XliffTerm,
  type XliffUnit,
} from "../../../engines/xliff/index.ts";
import { directionOf, type Language } from "../../../kernel/language.ts";
import { createTranslators, type Translate } from "../../../platform/i18n/index.ts";
import { translationCatalogues } from "../messages/translation/catalogues.ts";
import { markUp } from "./codes.ts";
import { digestOf } from "./digest.ts";
import { category, metadataTypes, originalOf, subStates } from "./exchange.ts";
import { type TextEntry, tagOf, unitIdOf } from "./model.ts";
import type { Translatable } from "./translatable.ts";

export interface Outgoing {
  readonly source: Language;
  readonly target: Language;
  readonly entries: readonly TextEntry[];
  readonly kinds: readonly Translatable[];
  readonly terms: ReadonlyArray<{ readonly source: string; readonly target: string }>;
  /** Acronyms that are the same in both languages. */
  readonly kept: readonly string[];
}

/** One part a kind of text, in the order in which the kinds were declared; notes are in the language of the source. */
export function fileOf(outgoing: Outgoing): string {
  const { source, target, entries, kinds } = outgoing;
  const note = translatorFor(kinds, source);
  const [kept, glossary] = [new Set(outgoing.kept), glossaryOf(outgoing)];
  const files = kinds.flatMap((kind): XliffFile[] => {
    const own = entries.filter(({ name }) => name === kind.name);
    if (own.length === 0) return [];
    const units = own.map((entry) => unitOf(entry, { kind, kept, note, terms: glossary(entry.source.text) }));
    return [{ id: kind.name, original: originalOf(kind.name), units }];
  });
  return writeXliff({
    ...{ sourceLanguage: tagOf(source), targetLanguage: tagOf(target), category, files },
    ...{ sourceDirection: directionOf(source), targetDirection: directionOf(target) },
  });
}

const translatorFor = (kinds: readonly Translatable[], language: Language): Translate =>
  createTranslators([...new Set([translationCatalogues, ...kinds.map(({ catalogues }) => catalogues)])])[
    language
  ];

interface UnitParts {
  readonly kind: Translatable;
  readonly kept: ReadonlySet<string>;
  readonly note: Translate;
  readonly terms: readonly XliffTerm[];
}

function unitOf(entry: TextEntry, { kind, kept, note, terms }: UnitParts): XliffUnit {
  const { owner, text, source } = entry;
  const target = text === undefined ? {} : { [metadataTypes.target]: digestOf(text) };
  return {
    ...{ id: unitIdOf(owner), name: `${kind.name} ${owner}`, type: `${category}:${kind.name}`, terms },
    notes: notesOf(entry, kind, note),
    metadata: {
      [metadataTypes.source]: digestOf(source.text),
      ...target,
      [metadataTypes.status]: entry.status,
    },
    ...markUp(source.text, text, { links: kind.links === true, kept }),
    ...stateOf(entry),
  };
}

function notesOf(entry: TextEntry, kind: Translatable, note: Translate): XliffNote[] {
  return [
    { category: "context", text: note(kind.where) },
    { category: "key", text: entry.owner },
    { category: "length", text: note("translation.note-length", { limit: kind.longest }) },
    ...(kind.links ? [{ category: "codes", text: note("translation.note-links") }] : []),
    ...(entry.stale ? [{ category: "stale", text: note("translation.note-stale") }] : []),
  ];
}

/** Only a person's text that stands is final; one that is stale has to be done anew. */
function stateOf({ status, stale }: TextEntry): Pick<XliffUnit, "state" | "subState"> {
  if (status === "missing") return { state: "initial" };
  if (status === "machine") return { state: stale ? "initial" : "translated", subState: subStates.machine };
  if (stale) return { state: "initial", subState: subStates.stale };
  return { state: "final", subState: `${category}:${status}` };
}

/** Alternatives of a term are separated so in the register. */
const alternatives = (text: string): string[] => text.split(" / ").filter((one) => one !== "");

/** Which terms a source uses. Between letters a term is a part of another word; Chinese has no blanks between words. */
function glossaryOf({ source, terms }: Outgoing): (text: string) => XliffTerm[] {
  const edge = source === "zh" ? "" : "[\\p{L}\\p{M}\\p{Nd}]";
  const known = terms.flatMap(({ source: text, target }) =>
    alternatives(text).map((term) => ({
      ...{ term, translations: alternatives(target) },
      pattern: new RegExp(edge === "" ? escaped(term) : `(?<!${edge})${escaped(term)}(?!${edge})`, "iu"),
    })),
  );
  return (text) =>
    known
      .filter(({ translations, pattern }) => translations.length > 0 && pattern.test(text))
      .map(({ term, translations }) => ({ term, translations }));
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");

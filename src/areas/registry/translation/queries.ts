import { z } from "zod";
import { notFound } from "../../../kernel/errors.ts";
import { type Language, languages } from "../../../kernel/language.ts";
import { type AnyAct, query } from "../../../platform/acts/index.ts";
import { terms } from "./fields.ts";
import { fileOf } from "./file.ts";
import { readIncoming } from "./incoming.ts";
import { type TextStatus, textStatuses } from "./model.ts";
import { type EntryCount, translationQuestions } from "./store.ts";
import { translatableNamed, translatables } from "./translatable.ts";

/** What may be asked for: a status, or what is stale whatever its status. */
export const shows = [...textStatuses, "stale"] as const;

const filter = {
  show: z.enum(shows).optional(),
  /** The name of a kind of text. */
  text: z.string().max(100).optional(),
  owner: z.string().max(200).optional(),
};

/** @throws not-found `translatable-unknown` */
function checkKind(text: string | undefined): void {
  if (text === undefined || translatableNamed(text) !== undefined) return;
  const known = translatables().map(({ name }) => name);
  throw notFound("translatable-unknown", { name: text, known: known.join(", ") });
}

/** How the texts of a language stand. `all` are those that there should be. */
export interface LanguageTotals {
  readonly language: Language;
  readonly all: number;
  readonly stale: number;
  readonly statuses: Readonly<Record<TextStatus, number>>;
}

/** Texts by language with how they stand: counts over all that the filter of kind and owner leaves, and a page of them. */
export const listTranslations = query({
  name: "registry.list-translations",
  permission: "read-as-staff",
  input: z.strictObject({
    ...{ ...filter, language: z.enum(languages).optional() },
    limit: z.number().int().min(1).max(500).default(50),
    offset: z.number().int().min(0).max(10_000_000).default(0),
  }),
  async run({ db }, { limit, offset, ...asked }) {
    checkKind(asked.text);
    const store = translationQuestions(db);
    const counts = await store.countEntries(asked);
    const total = counts
      .filter(({ language }) => asked.language === undefined || language === asked.language)
      .filter(
        (one) => asked.show === undefined || (asked.show === "stale" ? one.stale : one.status === asked.show),
      )
      .reduce((sum, { count }) => sum + count, 0);
    const entries = await store.listEntries(asked, { limit, offset });
    return {
      languages: languages.map((language) => totalsOf(counts, language)),
      total,
      entries: entries.map(({ name, owner, language, status, stale, rowId, text, source }) => ({
        ...{ name, owner, language, status, stale, rowId, text },
        source: { language: source.language, text: source.text },
      })),
    };
  },
});

function totalsOf(counts: readonly EntryCount[], language: Language): LanguageTotals {
  const own = counts.filter((one) => one.language === language);
  const sum = (some: readonly EntryCount[]): number => some.reduce((all, { count }) => all + count, 0);
  const of = (status: TextStatus): number => sum(own.filter((one) => one.status === status));
  return {
    ...{ language, all: sum(own), stale: sum(own.filter(({ stale }) => stale)) },
    statuses: {
      ...{ authentic: of("authentic"), "official-translation": of("official-translation") },
      ...{ courtesy: of("courtesy"), machine: of("machine"), source: of("source") },
      ...{ "not-stated": of("not-stated"), missing: of("missing") },
    },
  };
}

/** The texts of one language that are made from another, as XLIFF 2.1; nothing when there is none. */
export const exportTranslations = query({
  name: "registry.export-translations",
  permission: "read-as-staff",
  input: z.strictObject({ ...filter, language: z.enum(languages), source: z.enum(languages).default("en") }),
  async run({ db }, { source, ...asked }) {
    checkKind(asked.text);
    const store = translationQuestions(db);
    // An authentic text is no translation, and neither is a source.
    const all = (await store.listEntries(asked)).filter(
      ({ status }) => status !== "authentic" && status !== "source",
    );
    const entries = all.filter((entry) => entry.source.language === source);
    const others = languages
      .map((language) => ({
        language,
        units: all.filter((entry) => entry.source.language === language).length,
      }))
      .filter(({ language, units }) => language !== source && units > 0);
    const [glossary, kept] = [
      await store.termsIn(source, asked.language),
      await store.acronymsKept(source, asked.language),
    ];
    const outgoing = {
      source,
      target: asked.language,
      entries,
      kinds: translatables(),
      terms: glossary,
      kept,
    };
    return {
      ...{ language: asked.language, source, units: entries.length, others },
      xliff: entries.length === 0 ? undefined : fileOf(outgoing),
    };
  },
});

/** What an import would do: the same report, and nothing is written. */
export const checkTranslations = query({
  name: "registry.check-translations",
  permission: "read-as-staff",
  input: terms,
  run: async ({ db }, { file, ...given }) => (await readIncoming(db, file, given)).report,
});

export const translationQueries: readonly AnyAct[] = [
  listTranslations,
  exportTranslations,
  checkTranslations,
];

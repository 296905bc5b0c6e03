import { readXliff, writeXliff } from "../../../../engines/xliff/index.ts";
import { notFound } from "../../../../kernel/errors.ts";
import { directionOf, isLanguage, type Language } from "../../../../kernel/language.ts";
import type { WorkRequest } from "../../../../platform/http/index.ts";
import {
  exportTranslations,
  importTranslations,
  listTranslations,
  markTranslation,
} from "../../../registry/index.ts";
import { listWaiting, type WaitingAct } from "../../waiting/queries.ts";
import type { OneText } from "./asked.ts";

/** A text as the register lists it. */
export interface ListedText {
  readonly name: string;
  readonly owner: string;
  readonly language: Language;
  readonly status: string;
  readonly stale: boolean;
  readonly text: string | undefined;
  readonly source: { readonly language: Language; readonly text: string };
}

/** The text that an address names. @throws not-found `translation-text-missing` */
export async function readText({ door, actor, query }: WorkRequest): Promise<ListedText> {
  const { text = "", owner = "", language = "" } = query;
  const named = { name: text.slice(0, 100), owner: owner.slice(0, 200), language: language.slice(0, 20) };
  if (!isLanguage(language) || owner === "") throw notFound("translation-text-missing", named);
  const asked = { text, owner: named.owner, language, limit: 1 };
  const { entries } = await door.ask(actor, listTranslations, asked);
  const [entry] = entries;
  if (entry === undefined) throw notFound("translation-text-missing", named);
  return entry;
}

/** No translation: the authentic text, and the one that the others are made from. */
export const isTranslation = ({ status }: ListedText): boolean =>
  status !== "authentic" && status !== "source";

const typeOf = (key: string): string => key.slice(key.indexOf("/") + 1);

/**
 * One text with other words, as the file that comes back from translators: so it goes the way of all translations, with all
 * their checks. @throws not-found `translation-text-missing`
 */
export async function fileOfOne(
  { door, actor }: WorkRequest,
  entry: ListedText,
  words: string,
): Promise<string> {
  const { name, owner, language, source } = entry;
  const asked = { language, source: source.language, text: name, owner };
  const { xliff } = await door.ask(actor, exportTranslations, asked);
  const read = xliff === undefined ? undefined : readXliff(xliff);
  const [unit] = read?.units ?? [];
  if (read === undefined || unit === undefined)
    throw notFound("translation-text-missing", { name, owner, language });
  const [category = "entente"] = [...unit.metadata.keys()].map((key) => key.slice(0, key.indexOf("/")));
  return writeXliff({
    ...{ sourceLanguage: read.sourceLanguage, targetLanguage: read.targetLanguage ?? language, category },
    ...{ sourceDirection: directionOf(source.language), targetDirection: directionOf(language) },
    files: [
      {
        ...{ id: name, original: `${category}/${name}` },
        units: [
          {
            ...{ id: unit.id, name: nameOfUnit(entry), type: `${category}:${name}`, notes: [], terms: [] },
            ...{ source: [unit.source], target: [words], state: "final" as const },
            metadata: Object.fromEntries([...unit.metadata].map(([key, value]) => [typeOf(key), value])),
          },
        ],
      },
    ],
  });
}

const nameOfUnit = ({ name, owner, language }: Pick<ListedText, "name" | "owner" | "language">): string =>
  `${name} ${owner} ${language}`;

/** What somebody has proposed for this very text and nobody has decided. */
export async function waitingFor(request: WorkRequest, entry: ListedText): Promise<WaitingAct[]> {
  const { door, actor } = request;
  const { acts } = await door.ask(actor, listWaiting, {});
  const { name, owner, language } = entry;
  return acts.filter(({ act, input }) => {
    const given = input as Readonly<Record<string, unknown>>;
    if (act === markTranslation.name)
      return given.text === name && given.owner === owner && given.language === language;
    return act === importTranslations.name && String(given.file).includes(`name="${nameOfUnit(entry)}"`);
  });
}

export const keyOf = ({ name, owner, language }: ListedText): OneText => ({ text: name, owner, language });

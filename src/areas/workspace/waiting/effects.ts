import type { Language } from "../../../kernel/language.ts";
import { isLanguage } from "../../../kernel/language.ts";
import { type Door, publicActor } from "../../../platform/acts/index.ts";
import { find, listAddresses } from "../../publication/index.ts";
import { requestAt, routeAt, type SiteView } from "./public-site.ts";
import { addressesOf, isKey, type PublicRow } from "./subjects.ts";

export const effectKinds = ["sitemap", "feed", "search"] as const;
export type EffectKind = (typeof effectKinds)[number];

/** What is told beside the pages: an address of the site map, an entry of the feed, an answer to a name. */
export interface Told {
  readonly words: string;
  readonly address: string;
}

/** What the site map, the feed and the search lose and gain. */
export interface Effect {
  readonly of: EffectKind;
  readonly lost: readonly Told[];
  readonly gained: readonly Told[];
}

/** A name that somebody may look for. */
export interface Sought {
  readonly text: string;
  readonly language: Language;
}

/** So many names of an act are looked for. */
const mostNames = 12;

/** The names and titles among the rows, as they were and as they will be. */
export function soughtIn(rows: readonly PublicRow[]): Sought[] {
  const found = new Map<string, Sought>();
  for (const image of rows.flatMap(({ was, is }) => [was, is])) {
    const text = image?.name ?? image?.title;
    const { language } = image ?? {};
    if (typeof text !== "string" || typeof language !== "string" || !isLanguage(language)) continue;
    found.set(`${language} ${text}`, { text: text.slice(0, 300), language });
  }
  return [...found.values()].slice(0, mostNames);
}

/** All that the three tell at present, each by a key of its own. */
export type Telling = Readonly<Record<EffectKind, ReadonlyMap<string, Told>>>;

export const nothingTold: Telling = { sitemap: new Map(), feed: new Map(), search: new Map() };

async function sitemapOf(door: Door): Promise<Map<string, Told>> {
  const addresses = await door.ask(publicActor, listAddresses, {});
  return new Map([...addresses.values()].flat().map((address) => [address, { words: "", address }]));
}

/** The entries of the feed of changes, with what each says to the reader of the difference. */
async function feedOf(door: Door, view: SiteView, language: Language): Promise<Map<string, Told>> {
  const path = "changes";
  const atom = await routeAt(path)?.route.as?.atom?.(requestAt(path, { door, view, language }));
  const entries = [...(atom ?? "").matchAll(/<entry>([\s\S]*?)<\/entry>/g)].map(([, entry = ""]) => entry);
  const part = (entry: string, name: string) =>
    new RegExp(`<${name}[^>]*>(?:<!\\[CDATA\\[)?([\\s\\S]*?)(?:\\]\\]>)?</${name}>`).exec(entry)?.[1] ?? "";
  return new Map(
    entries.map((entry) => [part(entry, "id"), { words: plain(part(entry, "title")), address: path }]),
  );
}

const plain = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");

async function searchOf(door: Door, sought: readonly Sought[]): Promise<Map<string, Told>> {
  const found = new Map<string, Told>();
  for (const { text, language } of sought) {
    const { results, passages } = await door.ask(publicActor, find, { q: text, language });
    const keys = [
      ...results.map(({ type, id }) => `${type} ${id}`),
      ...passages.map(({ document }) => `document ${document}`),
    ];
    for (const key of keys) {
      const address = isKey(key) ? addressesOf([key])[0] : undefined;
      if (address !== undefined) found.set(`${language} ${text} ${address}`, { words: text, address });
    }
  }
  return found;
}

export interface Asking {
  readonly view: SiteView;
  readonly language: Language;
  readonly sought: readonly Sought[];
}

/** What site map, feed and search tell the public at this moment. */
export async function tellingOf(door: Door, { view, language, sought }: Asking): Promise<Telling> {
  return {
    sitemap: await sitemapOf(door),
    feed: await feedOf(door, view, language),
    search: await searchOf(door, sought),
  };
}

/** Only those that differ. */
export function effectsOf(before: Telling, after: Telling): Effect[] {
  return effectKinds.flatMap((of) => {
    const only = (these: ReadonlyMap<string, Told>, those: ReadonlyMap<string, Told>) =>
      [...these].filter(([key]) => !those.has(key)).map(([, told]) => told);
    const effect = { of, lost: only(before[of], after[of]), gained: only(after[of], before[of]) };
    return effect.lost.length + effect.gained.length === 0 ? [] : [effect];
  });
}

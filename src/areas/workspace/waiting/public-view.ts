import { createHash } from "node:crypto";
import { forbidden } from "../../../kernel/errors.ts";
import { isLanguage, type Language, languages } from "../../../kernel/language.ts";
import {
  type Actor,
  type AnyAct,
  type Context,
  type Door,
  publicActor,
} from "../../../platform/acts/index.ts";
import { type Effect, effectsOf, nothingTold, soughtIn, type Telling, tellingOf } from "./effects.ts";
import { type ChangedLine, changedLines, pageLines } from "./page-lines.ts";
import { doorWithin, listAddresses, pageAt, type SiteView } from "./public-site.ts";
import { listSubjectsBeside, type WaitingAct } from "./queries.ts";
import { rowsDigest } from "./rows-digest.ts";
import { waitingStore } from "./store.ts";
import { addressesOf, farSubjects, isListed, type PublicRow, subjectsOf } from "./subjects.ts";
import { subjectsBeside } from "./ties.ts";

/** What a waiting act would change of one public page, language by language. */
export interface PageChange {
  /** Below the language: `partners/fatf`, `mandates`, `` for the first page. */
  readonly address: string;
  /** `new`: there was no such page; `gone`: there will be none. */
  readonly is: "new" | "gone" | "changed";
  readonly languages: readonly { readonly language: Language; readonly lines: readonly ChangedLine[] }[];
}

export interface PublicChange {
  readonly pages: readonly PageChange[];
  /** Further pages that change as well, for which there is no room. */
  readonly others: readonly string[];
  /** Pages that may name what changes, and were not compared: there are too many. */
  readonly uncompared: number;
  readonly effects: readonly Effect[];
  /** Which part of the pages this is, and how many there are: an act may change more than one look takes in. */
  readonly part: number;
  readonly parts: number;
  /** Of all that the act changes for the public, row by row. */
  readonly rows: string;
  /** Of all pages as they would be: what is approved is what was seen. */
  readonly digest: string;
}

export interface ViewParts extends SiteView {
  readonly door: Door;
  readonly actor: Actor;
  /** Whoever reads the difference. */
  readonly language: Language;
  /** The present pages that were made already, when several acts are looked at in turn. */
  readonly present?: Pages;
  /** Which part of the pages, the first without it. */
  readonly part?: number;
}

/** So many pages are compared, the nearest first, and so many of those that differ are shown in six languages. */
export const mostCompared = 80;
export const mostShown = 12;
/** Pages of what an act changes itself that stand in one part: all of them are shown. */
export const ownAPart = 12;

/** Public pages by address and language; nothing where there is none. */
export type Pages = Map<string, string | undefined>;

const keyOf = (address: string, language: Language): string => `${address} ${language}`;

interface Wanted {
  readonly addresses: readonly string[];
  readonly in: readonly Language[];
}

/** @param made takes up what is made, and has what need not be made again */
async function pagesOf(
  door: Door,
  wanted: Wanted,
  { view, made }: { view: SiteView; made: Pages },
): Promise<Pages> {
  for (const address of wanted.addresses)
    for (const language of wanted.in) {
      const key = keyOf(address, language);
      if (!made.has(key)) made.set(key, await pageAt(address, { door, view, language }));
    }
  return made;
}

/** In which languages a change is certain to show: a text in its own, everything else in any. */
export function tellingLanguages(rows: readonly PublicRow[]): Language[] {
  const found = rows.flatMap(({ was, is }) => {
    const language = (is ?? was)?.language;
    return [typeof language === "string" && isLanguage(language) ? language : ("en" as const)];
  });
  return languages.filter((language) => found.includes(language));
}

interface Given {
  readonly waiting: WaitingAct;
  readonly act: AnyAct;
  readonly parts: ViewParts;
}

/** Does the act, lets the public look, and takes it back. */
function tried<Seen>(
  { waiting, act, parts }: Given,
  look: (context: Context) => Promise<Seen>,
): Promise<Seen> {
  if (act.kind !== "command") throw forbidden("not-permitted");
  return parts.door.rehearse(parts.actor, act, { input: waiting.input, as: publicActor, look });
}

/** The page of a body that shows who stands around it. */
const besidePage = "/neighbourhood";

interface Compared {
  readonly compared: readonly string[];
  readonly uncompared: number;
  readonly part: number;
  readonly parts: number;
}

/** The pages of one part: lists, and what stands beside, are looked at with the first. */
function partOf(own: readonly string[], rest: readonly string[], asked: number): Compared {
  const parts = Math.max(1, Math.ceil(own.length / ownAPart));
  const part = Math.min(Math.max(1, asked), parts);
  const here = own.slice((part - 1) * ownAPart, part * ownAPart);
  const besides = part === 1 ? rest.slice(0, mostCompared - here.length) : [];
  const uncompared = part === 1 ? rest.length - besides.length : 0;
  return { compared: [...here, ...besides], uncompared, part, parts };
}

/** Pages that may say something else afterwards: those of what changes, the lists, and what stands beside them before or after. */
export async function candidatesOf(given: Given) {
  const { rows, subjects, after } = await tried(given, async ({ db }) => {
    const changed = await waitingStore(db).publicRowsOfAct();
    const about = subjectsOf(changed);
    return { rows: changed, subjects: about, after: await subjectsBeside(db, farSubjects(changed)) };
  });
  const far = farSubjects(rows);
  const before = await given.parts.door.ask(publicActor, listSubjectsBeside, { subjects: far });
  const lists = isListed(rows) ? listAddresses : [];
  const around = addressesOf(subjects);
  const own = around.filter((address) => !address.endsWith(besidePage));
  const others = new Set([...lists, ...around, ...addressesOf([...before, ...after])]);
  const rest = [...others].filter((address) => !own.includes(address));
  return { rows, own, rest, addresses: [...own, ...rest] };
}

/**
 * What the public would see otherwise if the act were done: it is done, the public pages are read, and it is taken back.
 * @throws what the act throws when it can no longer be done
 */
export async function publicChange(
  waiting: WaitingAct,
  act: AnyAct,
  parts: ViewParts,
): Promise<PublicChange> {
  const given = { waiting, act, parts };
  const { rows, own, rest } = await candidatesOf(given);
  const { compared, uncompared, part, parts: count } = partOf(own, rest, parts.part ?? 1);
  const wanted = { addresses: compared, in: tellingLanguages(rows) };
  const asking = { view: parts, language: parts.language, sought: soughtIn(rows) };
  const tellingAt = async (door: Door): Promise<Telling> =>
    isListed(rows) && part === 1 ? tellingOf(door, asking) : nothingTold;
  const present = parts.present ?? new Map();
  const before = await pagesOf(parts.door, wanted, { view: parts, made: present });
  const tellingBefore = await tellingAt(parts.door);
  const after = await tried(given, async (context) => {
    const door = doorWithin(context);
    const made = await pagesOf(door, wanted, { view: parts, made: new Map() });
    const differing = compared.filter((address) => differs(address, wanted.in, { before, after: made }));
    const shown = { addresses: differing.slice(0, mostShown), in: languages };
    return {
      differing,
      shown,
      telling: await tellingAt(door),
      pages: await pagesOf(door, shown, { view: parts, made }),
    };
  });
  await pagesOf(parts.door, after.shown, { view: parts, made: present });
  const effects = effectsOf(tellingBefore, after.telling);
  const others = after.differing.slice(mostShown);
  const pages = after.shown.addresses
    .map((address) => changeOf(address, { before: present, after: after.pages }))
    .filter(({ is, languages: all }) => is !== "changed" || all.some(({ lines }) => lines.length > 0));
  return {
    ...{ pages, others, effects, uncompared, part, parts: count, rows: rowsDigest(rows) },
    digest: digestOf(after.pages, after.differing, effects),
  };
}

interface Sides {
  readonly before: Pages;
  readonly after: Pages;
}

const differs = (address: string, among: readonly Language[], { before, after }: Sides): boolean =>
  among.some((language) => before.get(keyOf(address, language)) !== after.get(keyOf(address, language)));

/** Of what the pages that differ would say, in every language in which they were read. */
function digestOf(after: Pages, differing: readonly string[], effects: readonly Effect[]): string {
  const digest = createHash("sha256");
  for (const address of differing)
    for (const language of languages) {
      const key = keyOf(address, language);
      if (after.has(key)) digest.update(`${key}\n${pageLines(after.get(key)).join("\n")}\n`);
    }
  return digest.update(JSON.stringify(effects)).digest("hex");
}

function changeOf(address: string, { before, after }: Sides): PageChange {
  const at = (pages: Pages, language: Language) => pages.get(keyOf(address, language));
  const was = languages.some((language) => at(before, language) !== undefined);
  const is = languages.some((language) => at(after, language) !== undefined);
  return {
    address,
    is: was === is ? "changed" : is ? "new" : "gone",
    languages: languages.map((language) => ({
      language,
      lines: changedLines(pageLines(at(before, language)), pageLines(at(after, language))),
    })),
  };
}

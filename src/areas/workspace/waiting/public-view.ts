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
import type { Keeping } from "../../../platform/http/index.ts";
import { askingOnce } from "./asked.ts";
import { type Effect, effectsOf, nothingTold, soughtIn, type Telling, tellingOf } from "./effects.ts";
import { type ChangedLine, changedLines, pageLines } from "./page-lines.ts";
import { eachOf, keptWhile, type PresentPage, pageAfter, presentPage } from "./present.ts";
import { doorWithin, listAddresses, type SiteView } from "./public-site.ts";
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
  /** Where present pages, and what was looked at before, are kept while the public data are the same. */
  readonly keeping?: Keeping | undefined;
  /** Which part of the pages, the first without it. */
  readonly part?: number;
}

/** So many pages are compared, the nearest first, and so many of those that differ are shown in six languages. */
export const mostCompared = 80;
export const mostShown = 12;
/** Pages of what an act changes itself that stand in one part: all of them are shown. */
export const ownAPart = 12;

/** Public pages by address and language. */
type Pages<Page> = Map<string, Page>;
type HtmlPages = Pages<string | undefined>;

const keyOf = (address: string, language: Language): string => `${address} ${language}`;

interface Wanted {
  readonly addresses: readonly string[];
  readonly in: readonly Language[];
}

type MakePage<Page> = (address: string, language: Language) => Promise<Page>;

/** So many pages are made at a time: the database answers for one while another is written. */
const pagesAtATime = 3;

/** @param made takes up what is made, and has what need not be made again */
async function pagesOf<Page>(
  make: MakePage<Page>,
  { addresses, in: among }: Wanted,
  made: Pages<Page>,
): Promise<void> {
  const left = addresses.flatMap((address) => among.map((language) => ({ address, language })));
  const missing = left.filter(({ address, language }) => !made.has(keyOf(address, language)));
  await eachOf(missing, pagesAtATime, async ({ address, language }) => {
    made.set(keyOf(address, language), await make(address, language));
  });
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

interface Candidates {
  readonly rows: readonly PublicRow[];
  readonly own: readonly string[];
  readonly rest: readonly string[];
  readonly addresses: readonly string[];
}

/** Pages that may say something else afterwards: those of what changes, the lists, and what stands beside them before or after. */
export async function candidatesOf(given: Given): Promise<Candidates> {
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
  const candidates = await candidatesOf(given);
  const rows = rowsDigest(candidates.rows);
  const key = `change ${parts.origin} ${waiting.id} ${rows} ${parts.part ?? 1} ${parts.language}`;
  return keptWhile(parts.keeping, key, () => changeFrom(given, candidates));
}

async function changeFrom(given: Given, { rows, own, rest }: Candidates): Promise<PublicChange> {
  const { parts } = given;
  const { compared, uncompared, part, parts: count } = partOf(own, rest, parts.part ?? 1);
  const wanted = { addresses: compared, in: tellingLanguages(rows) };
  const asking = { view: parts, language: parts.language, sought: soughtIn(rows) };
  const tellingAt = async (door: Door): Promise<Telling> =>
    isListed(rows) && part === 1 ? tellingOf(door, asking) : nothingTold;
  const sides: Sides = { before: new Map(), after: new Map() };
  await makePresent(parts, wanted, sides);
  const tellingBefore = await tellingAt(parts.door);
  const tellingAfter = await tried(given, async (context) => {
    await makeAfter(parts, wanted, { sides, context });
    return tellingAt(doorWithin(context));
  });
  const differing = compared.filter((address) => differs(address, wanted.in, sides));
  const shown = { addresses: differing.slice(0, mostShown), in: languages };
  if (differing.length > 0) {
    // What is there now is made before the act is done once more: who holds one connection never waits for another.
    await makePresent(parts, shown, sides);
    await tried(given, (context) => makeAfter(parts, shown, { sides, context }));
  }
  const effects = effectsOf(tellingBefore, tellingAfter);
  const others = differing.slice(mostShown);
  const linesOf = linesOnce();
  const pages = shown.addresses
    .map((address) => changeOf(address, sides, linesOf))
    .filter(({ is, languages: all }) => is !== "changed" || all.some(({ lines }) => lines.length > 0));
  return {
    ...{ pages, others, effects, uncompared, part, parts: count, rows: rowsDigest(rows) },
    digest: digestOf(sides, { differing, effects, linesOf }),
  };
}

const makePresent = (parts: ViewParts, wanted: Wanted, { before }: Sides): Promise<void> =>
  pagesOf(
    (address, language) => presentPage(address, { door: parts.door, view: parts, language }, parts.keeping),
    wanted,
    before,
  );

function makeAfter(
  parts: ViewParts,
  wanted: Wanted,
  { sides, context }: { readonly sides: Sides; readonly context: Context },
): Promise<void> {
  const door = askingOnce(doorWithin(context));
  const make: MakePage<string | undefined> = (address, language) =>
    pageAfter(address, { door, view: parts, language }, sides.before.get(keyOf(address, language)) ?? {});
  return pagesOf(make, wanted, sides.after);
}

interface Sides {
  readonly before: Pages<PresentPage>;
  readonly after: HtmlPages;
}

const sameAt = ({ before, after }: Sides, key: string): boolean => before.get(key)?.html === after.get(key);

const differs = (address: string, among: readonly Language[], sides: Sides): boolean =>
  among.some((language) => !sameAt(sides, keyOf(address, language)));

type LinesOf = (html: string | undefined) => readonly string[];

/** Reads each page once. */
function linesOnce(): LinesOf {
  const read = new Map<string | undefined, readonly string[]>();
  return (html) => {
    const lines = read.get(html) ?? pageLines(html);
    read.set(html, lines);
    return lines;
  };
}

interface Printed {
  readonly differing: readonly string[];
  readonly effects: readonly Effect[];
  readonly linesOf: LinesOf;
}

/** Of what the pages that differ would say, in every language in which they were read. */
function digestOf(sides: Sides, { differing, effects, linesOf }: Printed): string {
  const digest = createHash("sha256");
  for (const address of differing)
    for (const language of languages) {
      const key = keyOf(address, language);
      if (!sides.after.has(key)) continue;
      const said = sameAt(sides, key) ? "as it is" : linesOf(sides.after.get(key)).join("\n");
      digest.update(`${key}\n${said}\n`);
    }
  return digest.update(JSON.stringify(effects)).digest("hex");
}

function changeOf(address: string, sides: Sides, linesOf: LinesOf): PageChange {
  const before = (language: Language) => sides.before.get(keyOf(address, language))?.html;
  const after = (language: Language) => sides.after.get(keyOf(address, language));
  const was = languages.some((language) => before(language) !== undefined);
  const is = languages.some((language) => after(language) !== undefined);
  return {
    address,
    is: was === is ? "changed" : is ? "new" : "gone",
    languages: languages.map((language) => ({
      language,
      lines: sameAt(sides, keyOf(address, language))
        ? []
        : changedLines(linesOf(before(language)), linesOf(after(language))),
    })),
  };
}

/** The sheets as expressions, made when a language is first met. */
import type { Language } from "../../kernel/language.ts";
import { type CompiledCue, compileCue } from "./compile-cues.ts";
import { cueSheets } from "./cues/index.ts";
import { expressionOf } from "./expression.ts";
import { type Guards, guardsOf } from "./match.ts";
import { marks, spelt } from "./sentence.ts";
import type { CueSheet } from "./sheet.ts";

export interface SheetWords {
  readonly cues: readonly CompiledCue[];
  readonly guards: Guards;
  readonly self: RegExp;
  readonly pronoun: RegExp;
  readonly alsoKnown: RegExp;
  readonly setUp: RegExp;
  readonly bodies: RegExp;
  readonly partners: RegExp;
  readonly members: RegExp;
  readonly notNow: RegExp;
  readonly article: RegExp;
  readonly title: RegExp;
  readonly theme: RegExp;
  readonly place: RegExp;
  readonly attended: RegExp;
  readonly together: RegExp;
}

const edge = "(?<![\\p{L}])";

function listAfter(words: string, { articles, and, comma }: CueSheet): RegExp {
  const item = `(?:${articles})*[${marks.party}${marks.candidate}]`;
  return expressionOf(`(?:${words}) ?(?<list>${item}(?:(?:${comma}|${and})${item})*)`, "d");
}

function titleOf({ meeting: { noun, stop } }: CueSheet): RegExp {
  if (stop === "") return new RegExp(`(?<title>[^，。；、的\\ue000-\\ue006]{0,16}?(?:${noun}))`, "diu");
  const word = `(?!(?:${stop})(?!\\p{L}))[\\p{L}\\p{N}'-]+`;
  return expressionOf(
    `${edge}(?<title>(?:${word} ){0,4}?(?<!\\p{L})(?:${noun})(?!\\p{L})(?: ${word}){0,6})`,
    "d",
  );
}

function compile(sheet: CueSheet): SheetWords {
  const of = (source: string, flags = "d") => expressionOf(source, flags);
  const { meeting, lists } = sheet;
  const spaced = sheet.comma !== "、";
  const sheetAsSpelt: CueSheet = {
    ...sheet,
    meeting: { ...meeting, noun: spelt(meeting.noun), stop: spelt(meeting.stop) },
  };
  return {
    cues: sheet.cues.map((cue) => compileCue(cue, sheet)),
    guards: guardsOf(sheet),
    self: new RegExp(spaced ? `${edge}(?:${sheet.self})(?!\\p{L})` : `(?:${sheet.self})`, "gu"),
    pronoun: new RegExp(`^(?:${sheet.pronoun})${spaced ? "(?!\\p{L})" : ""}`, "u"),
    alsoKnown: of(
      `^[(（]?,? ?(?:${sheet.alsoKnown}) ?[:："“«「]?(?<name>[^()（）»”」"]{2,80})[»”」"]?[)）]?`,
    ),
    setUp: of(`(?:${sheet.setUp})`),
    bodies: of(`${spaced ? edge : ""}(?:${sheet.bodies})`, "g"),
    partners: of(lists.partners),
    members: of(lists.members),
    notNow: of(lists.notNow),
    article: new RegExp(`^(?:${sheet.articles === "" ? "(?!)" : sheet.articles}|des )`, "iu"),
    title: titleOf(sheetAsSpelt),
    theme: of(`(?:${meeting.theme})[:：]? ?(?<theme>[«“"「《‘][^»”"」》]{3,300}[»”"」》])`),
    place: new RegExp(spelt(meeting.place), "dgu"),
    attended: listAfter(spelt(meeting.attended), sheet),
    together: listAfter(spelt(meeting.together), sheet),
  };
}

const made = new Map<Language, SheetWords>();

export function compiledWords(language: Language): SheetWords {
  const known = made.get(language);
  if (known !== undefined) return known;
  const words = compile(cueSheets[language]);
  made.set(language, words);
  return words;
}

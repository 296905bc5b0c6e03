import { expect, test } from "vitest";
import { foldName, tokensOf } from "./index.ts";

const same: ReadonlyArray<readonly [string, string, string]> = [
  ["accents", "Équipe d’appui", "EQUIPE D'APPUI"],
  ["apostrophes", "l’Union", "l'Union"],
  ["hyphens", "CEN-SAD", "CEN SAD"],
  ["a dash", "Bangkok – Asie", "bangkok asie"],
  ["ligatures", "Œuvre", "oeuvre"],
  ["eszett", "Straße", "STRASSE"],
  ["Polish letters", "Łódź", "lodz"],
  ["yo and ye", "Объединённых", "объединенных"],
  ["capitals in Cyrillic", "ГРУППА", "группа"],
  ["alefs with hamza and madda", "أمم إقليم آسيا", "امم اقليم اسيا"],
  ["alef maqsura and ya", "على", "علي"],
  ["ta marbuta and ha", "المتحدة", "المتحده"],
  ["vowel signs and tatweel", "الأُمَــم", "الامم"],
  ["waw with hamza", "مؤتمر", "موتمر"],
  ["Arabic-Indic digits", "القرار ٢٦١٧", "القرار 2617"],
  ["Persian keheh", "کمیته", "كميته"],
  ["traditional characters", "聯合國安全理事會", "联合国安全理事会"],
  ["full-width letters and digits", "ＦＡＴＦ　２０２１", "fatf 2021"],
  ["full-width brackets", "第2617（2021）号", "第2617(2021)号"],
  ["several spaces", "a   b\u00a0c\u202fd", "a b c d"],
];

test.each(same)("%s make no difference", (_, a, b) => {
  expect(foldName(a)).toBe(foldName(b));
});

const different: ReadonlyArray<readonly [string, string]> = [
  ["2617", "2671"],
  ["Mali", "Malawi"],
  ["日本", "本日"],
  ["يمن", "ثمن"],
];

test.each(different)("%s and %s stay two", (a, b) => {
  expect(foldName(a)).not.toBe(foldName(b));
});

test("folding twice is folding once", () => {
  for (const [, a, b] of same) {
    for (const text of [a, b]) expect(foldName(foldName(text))).toBe(foldName(text));
  }
});

const cut: ReadonlyArray<readonly [string, readonly string[]]> = [
  ["S/RES/2617(2021)", ["s", "res", "2617", "2021"]],
  ["第2617（2021）号决议", ["第", "2617", "2021", "号决", "决议"]],
  ["安全理事会", ["安全", "全理", "理事", "事会"]],
  ["لمنطقة الشرق الأوسط وشمال أفريقيا", ["لمنطقه", "شرق", "اوسط", "وشمال", "افريقيا"]],
  ["للأمم المتحدة والدول", ["امم", "متحده", "دول"]],
  ["L’Union d’États", ["l", "union", "d", "etats"]],
  ["الـ", ["ال"]],
  ["", []],
  ["—", []],
];

test.each(cut)("%s is cut into its words", (text, words) => {
  expect(tokensOf(text)).toEqual(words);
});

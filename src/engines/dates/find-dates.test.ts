import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { growthOf, mostGrowth } from "../../../tests/support/growth.ts";
import type { Language } from "../../kernel/language.ts";
import { daysOf } from "./calendar.ts";
import { findDates } from "./index.ts";

type Row = readonly [text: string, dates: Readonly<Record<string, string>>];

function read(language: Language, rows: readonly Row[]): void {
  test.each(rows)("%s", (text, dates) => {
    const found = findDates(text, language);
    expect(found.map((mention) => [mention.text, mention.id])).toEqual(Object.entries(dates));
    for (const { start, end, text: words } of found) expect(text.slice(start, end)).toBe(words);
  });
}

describe("English", () => {
  read("en", [
    ["on 12 February 2015,", { "12 February 2015": "2015-02-12" }],
    ["on February 12, 2015", { "February 12, 2015": "2015-02-12" }],
    ["the 12th of February 2015", { "12th of February 2015": "2015-02-12" }],
    ["12 Feb. 2015 and 13-Mar-2015", { "12 Feb. 2015": "2015-02-12", "13-Mar-2015": "2015-03-13" }],
    ["in March 2015 and on 2015-02-12", { "March 2015": "2015-03", "2015-02-12": "2015-02-12" }],
    ["3-7 March 2015", { "3": "2015-03-03", "7 March 2015": "2015-03-07" }],
    ["March 3–7, 2015", { "March 3": "2015-03-03", "7, 2015": "2015-03-07" }],
    ["15 and 16 May 2014", { "15": "2014-05-15", "16 May 2014": "2014-05-16" }],
    ["3, 4 and 5 May 2014", { "3": "2014-05-03", "4": "2014-05-04", "5 May 2014": "2014-05-05" }],
    ["from 28 February to 3 March 2015", { "28 February": "2015-02-28", "3 March 2015": "2015-03-03" }],
    ["January to March 2015", { January: "2015-01", "March 2015": "2015-03" }],
    ["12\nFebruary\n2015", { "12\nFebruary\n2015": "2015-02-12" }],
    ["13/02/2015 and 01/02/2015", { "13/02/2015": "2015-02-13" }],
    ["In 1990, 2015 and 1373 (2001); A/69/2015; 12/2015", {}],
    ["we may 2015 and on 30 February 2015", {}],
    ["paragraph 12, May 2015", { "May 2015": "2015-05" }],
    ["on 3 March and later", {}],
    ["ISBN 978-2015-02-12 and 2015-02-123", {}],
  ]);
});

describe("French", () => {
  read("fr", [
    ["le 12 février 2015", { "12 février 2015": "2015-02-12" }],
    [
      "le 1er mars 2015 et le 1er août 2014",
      { "1er mars 2015": "2015-03-01", "1er août 2014": "2014-08-01" },
    ],
    ["du 3 au 7 mars 2015", { "3": "2015-03-03", "7 mars 2015": "2015-03-07" }],
    ["du 28 février au 3 mars 2015", { "28 février": "2015-02-28", "3 mars 2015": "2015-03-03" }],
    ["en décembre\u00a02014", { "décembre\u00a02014": "2014-12" }],
    ["le 1/2/2015", { "1/2/2015": "2015-02-01" }],
  ]);
});

describe("Spanish", () => {
  read("es", [
    ["el 12 de febrero de 2015", { "12 de febrero de 2015": "2015-02-12" }],
    ["el 1 de enero del 2014", { "1 de enero del 2014": "2014-01-01" }],
    ["el 1.º de mayo de 2014", { "1.º de mayo de 2014": "2014-05-01" }],
    ["del 3 al 7 de marzo de 2015", { "3": "2015-03-03", "7 de marzo de 2015": "2015-03-07" }],
    ["10 y 11 de junio de 2013", { "10": "2013-06-10", "11 de junio de 2013": "2013-06-11" }],
    ["en febrero de 2015", { "febrero de 2015": "2015-02" }],
  ]);
});

describe("Russian", () => {
  read("ru", [
    ["12 февраля 2015 года", { "12 февраля 2015 года": "2015-02-12" }],
    ["в феврале 2015 года", { "феврале 2015 года": "2015-02" }],
    ["с 3 по 7 марта 2015 г.", { "3": "2015-03-03", "7 марта 2015 г.": "2015-03-07" }],
    ["к июлю 2015 года", { "июлю 2015 года": "2015-07" }],
    ["11 -- 24 февраля 2014 года", { "11": "2014-02-11", "24 февраля 2014 года": "2014-02-24" }],
    ["12.02.2015", { "12.02.2015": "2015-02-12" }],
    ["резолюция 1995 года", {}],
  ]);
});

describe("Arabic", () => {
  read("ar", [
    ["في ١٢ شباط/فبراير ٢٠١٥", { "١٢ شباط/فبراير ٢٠١٥": "2015-02-12" }],
    ["3 فبراير 2015", { "3 فبراير 2015": "2015-02-03" }],
    ["المؤرخ 9 تشرين الثاني/نوفمبر 2014", { "9 تشرين الثاني/نوفمبر 2014": "2014-11-09" }],
    ["في كانون الأول/ديسمبر 2014", { "كانون الأول/ديسمبر 2014": "2014-12" }],
    ["16 كانون الثاني 2014", { "16 كانون الثاني 2014": "2014-01-16" }],
    ["من 3 إلى 7 آذار/مارس 2015", { "3": "2015-03-03", "7 آذار/مارس 2015": "2015-03-07" }],
    ["11 و12 آذار/مارس 2015", { "11": "2015-03-11", "12 آذار/مارس 2015": "2015-03-12" }],
  ]);
});

describe("Chinese", () => {
  read("zh", [
    ["2015年2月12日", { "2015年2月12日": "2015-02-12" }],
    ["２０１５年２月１２日", { "２０１５年２月１２日": "2015-02-12" }],
    ["2015年2月12日至15日", { "2015年2月12日": "2015-02-12", "15日": "2015-02-15" }],
    ["2015年2月28日至3月3日", { "2015年2月28日": "2015-02-28", "3月3日": "2015-03-03" }],
    ["2013年10月24和25日", { "2013年10月24": "2013-10-24", "25日": "2013-10-25" }],
    ["2014年10月13 - 17日", { "2014年10月13": "2014-10-13", "17日": "2014-10-17" }],
    ["2014年7-8月", { "2014年7": "2014-07", "8月": "2014-08" }],
    ["2015年2月和3月", { "2015年2月": "2015-02", "3月": "2015-03" }],
    ["2015 年 2 月 12 日", { "2015 年 2 月 12 日": "2015-02-12" }],
    ["2013-2014年，2015年13月", {}],
  ]);
});

test("a date is found whichever way it is written, with its own day", () => {
  const months = [
    ["January", "janvier", "enero", "января", "كانون الثاني/يناير"],
    ["February", "février", "febrero", "февраля", "شباط/فبراير"],
    ["October", "octobre", "octubre", "октября", "تشرين الأول/أكتوبر"],
    ["December", "décembre", "diciembre", "декабря", "كانون الأول/ديسمبر"],
  ] as const;
  const numbers = [1, 2, 10, 12];
  const at = fc.record({
    year: fc.integer({ min: 1800, max: 2099 }),
    place: fc.nat({ max: 3 }),
    part: fc.double({ min: 0, max: 0.999, noNaN: true }),
  });
  fc.assert(
    fc.property(at, ({ year, place, part }) => {
      const [en, fr, es, ru, ar] = months[place] ?? months[0];
      const month = numbers[place] ?? 1;
      const day = 1 + Math.floor(part * daysOf(year, month));
      const id = new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
      const written: ReadonlyArray<readonly [Language, string]> = [
        ["en", `${day} ${en} ${year}`],
        ["en", `${en} ${day}, ${year}`],
        ["fr", `${day} ${fr} ${year}`],
        ["es", `${day} de ${es} de ${year}`],
        ["ru", `${day} ${ru} ${year} года`],
        ["ar", `${day} ${ar} ${year}`],
        ["zh", `${year}年${month}月${day}日`],
        ["en", id],
      ];
      for (const [language, text] of written)
        expect(findDates(`(${text})`, language).map((mention) => mention.id)).toEqual([id]);
    }),
    { numRuns: 300 },
  );
});

test.each(["1", "2015 ", "12 March ", "March 2015 and ", "1, 2, 3 ", "2015年1、", "1/1/2015/", "(2001) "])(
  "sixteen times as many of %j take no more than some sixteen times as long",
  (unit) => {
    expect(growthOf(unit, (text) => findDates(text, "en"))).toBeLessThan(mostGrowth);
  },
);

import { expect, test } from "vitest";
import { type Language, languages } from "../../kernel/language.ts";
import { asPartialDate, type PartialDate } from "../../kernel/partial-date.ts";
import { collator, formatDate, formatSpan, languageName } from "./dates.ts";
import { sectionNumber } from "./ordinals.ts";

const dated = (text: string): PartialDate => {
  const date = asPartialDate(text);
  if (date === undefined) throw new Error(`${text} is no date`);
  return date;
};

const long: ReadonlyArray<readonly [Language, string, string]> = [
  ["en", "2026", "2026"],
  ["en", "2026-11", "November 2026"],
  ["en", "2026-11-25", "25 November 2026"],
  ["en", "2024-02-29", "29 February 2024"],
  ["fr", "2026", "2026"],
  ["fr", "2026-08", "août 2026"],
  ["fr", "2026-11-25", "25 novembre 2026"],
  ["fr", "2026-11-01", "1er novembre 2026"],
  ["fr", "2026-11-11", "11 novembre 2026"],
  ["fr", "2001-01-01", "1er janvier 2001"],
  ["es", "2026-11", "noviembre de 2026"],
  ["es", "2026-11-01", "1 de noviembre de 2026"],
  ["ru", "2026", "2026"],
  ["ru", "2026-11", "ноябрь 2026 г."],
  ["ru", "2026-11-25", "25 ноября 2026 г."],
  ["zh", "2026", "2026年"],
  ["zh", "2026-11", "2026年11月"],
  ["zh", "2026-11-25", "2026年11月25日"],
  ["ar", "2026", "2026"],
  ["ar", "2026-11", "تشرين الثاني/نوفمبر 2026"],
  ["ar", "2026-11-25", "25 تشرين الثاني/نوفمبر 2026"],
  ["ar", "2026-01-01", "1 كانون الثاني/يناير 2026"],
  ["ar", "2026-06-09", "9 حزيران/يونيه 2026"],
  ["ar", "2026-12-31", "31 كانون الأول/ديسمبر 2026"],
];

test.each(long)("in %s, %s is %s", (language, date, words) => {
  expect(formatDate(language, dated(date)).replaceAll("\u00a0", " ")).toBe(words);
});

test("every month of every language is another, and no day moves by a time zone", () => {
  for (const language of languages) {
    for (const style of ["long", "short"] as const) {
      const months = Array.from({ length: 12 }, (_, index) =>
        formatDate(language, dated(`2026-${String(index + 1).padStart(2, "0")}`), style),
      );
      expect(new Set(months).size, `${language} ${style}`).toBe(12);
      for (const month of months) expect(month).toContain("2026");
      expect(formatDate(language, dated("2026-01-01"), style)).toMatch(/1(?!\d)/);
      expect(formatDate(language, dated("2025-12-31"), style)).toMatch(/2025/);
    }
  }
});

test("Arabic names each month twice, in long and in short, with European digits", () => {
  for (let month = 1; month <= 12; month += 1) {
    const date = dated(`2026-${String(month).padStart(2, "0")}-15`);
    expect(formatDate("ar", date)).toMatch(/^15 [\u0600-\u06ff ]+\/[\u0600-\u06ff]+ 2026$/);
    expect(formatDate("ar", date, "short")).toBe(formatDate("ar", date));
  }
});

const spans: ReadonlyArray<readonly [Language, string, string, string]> = [
  ["en", "2024-06-20", "2024-06-24", "20–24 Jun 2024"],
  ["en", "2024-06-20", "2024-06-20", "20 Jun 2024"],
  ["en", "2024-06-28", "2024-07-02", "28 Jun 2024 – 2 Jul 2024"],
  ["en", "2023-12-31", "2024-01-02", "31 Dec 2023 – 2 Jan 2024"],
  ["en", "2024-06", "2024-07", "Jun 2024 – Jul 2024"],
  ["en", "2024-06", "2024-06", "Jun 2024"],
  ["en", "2024", "2025", "2024 – 2025"],
  ["fr", "2024-06-01", "2024-06-03", "1er–3 juin 2024"],
  ["fr", "2024-06-20", "2024-06-24", "20–24 juin 2024"],
  ["es", "2024-06-20", "2024-06-24", "20–24 jun 2024"],
  ["ru", "2024-06-20", "2024-06-24", "20–24 июн. 2024 г."],
  ["zh", "2024-06-20", "2024-06-24", "2024年6月20–24日"],
  ["zh", "2024-06-01", "2024-06-30", "2024年6月1–30日"],
  ["ar", "2024-06-20", "2024-06-24", "20–24 حزيران/يونيه 2024"],
];

test.each(spans)("in %s, %s to %s is %s", (...row) => {
  const [language, start, end, words] = row;
  expect(formatSpan(language, dated(start), dated(end)).replaceAll("\u00a0", " ")).toBe(words);
});

test("sections are numbered as documents in each language number them", () => {
  const western = [
    "I",
    "II",
    "III",
    "IV",
    "V",
    "VI",
    "VII",
    "VIII",
    "IX",
    "X",
    "XI",
    "XII",
    "XIII",
    "XIV",
    "XV",
  ];
  for (const language of ["en", "fr", "es", "ru"] as const)
    expect(western.map((_, index) => sectionNumber(language, index + 1))).toEqual(western);
  expect([1, 2, 3, 10, 11, 12, 15].map((number) => sectionNumber("zh", number))).toEqual([
    "一",
    "二",
    "三",
    "十",
    "十一",
    "十二",
    "十五",
  ]);
  expect([1, 2, 3, 10, 11].map((number) => sectionNumber("ar", number))).toEqual([
    "أولا",
    "ثانيا",
    "ثالثا",
    "عاشرا",
    "حادي عشر",
  ]);
  for (const language of languages)
    expect(new Set(western.map((_, index) => sectionNumber(language, index + 1))).size, language).toBe(15);
});

test("every language has a name in every other, and its own differs from none", () => {
  for (const inLanguage of languages) {
    const names = languages.map((of) => languageName(of, inLanguage));
    expect(new Set(names).size, inLanguage).toBe(6);
    for (const name of names) expect(name.length).toBeGreaterThan(1);
  }
  expect(languageName("fr", "es")).toBe("francés");
  expect(languageName("en", "ar")).toBe("الإنكليزية");
});

test("names are in the order of their language", () => {
  expect(["ecole", "école", "zèbre", "Ecole", "élan"].sort(collator("fr").compare)[4]).toBe("zèbre");
  expect(["ñu", "oso", "nube"].sort(collator("es").compare)).toEqual(["nube", "ñu", "oso"]);
});

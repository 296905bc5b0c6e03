import { describe, expect, test } from "vitest";
import { declaredLanguage, languageOf, languageOfParagraph, readLanguage } from "./index.ts";

describe("the language of a text", () => {
  test.each([
    ["en", "The Committee met in Vienna and adopted its report."],
    ["en", "Agenda item 4"],
    ["en", "Thursday, 12 February"],
    ["fr", "Le Comité s’est réuni à Vienne et a adopté son rapport."],
    ["fr", "Point 4 de l'ordre du jour"],
    ["fr", "jeudi 12 février"],
    ["es", "El Comité se reunió en Viena y aprobó su informe."],
    ["es", "Tema 4 del programa"],
    ["es", "jueves 12 de febrero"],
    ["ru", "Комитет собрался в Вене и утвердил свой доклад."],
    ["ru", "Пункт 4"],
    ["ar", "اجتمعت اللجنة في فيينا واعتمدت تقريرها."],
    ["ar", "البند 4"],
    ["zh", "委员会在维也纳开会，通过了报告。"],
    ["zh", "项目4"],
  ])("is %s for: %s", (language, text) => {
    expect(languageOf(text)).toBe(language);
  });

  test.each([
    ["ar", "اعتمد مجلس الأمن القرار S/RES/1373 (2001) وأنشأ CTED وUNODC"],
    ["ru", "Источник: Feminist Africa, Journal of Space Law и другие"],
    ["zh", "John Smith先生（加拿大）"],
    ["en", "The word «терроризм» is Russian, and 恐怖主义 is Chinese for the same thing."],
    ["fr", "Le mot anglais « counter-terrorism » se traduit par « lutte antiterroriste »."],
  ])("is %s also where it quotes others: %s", (language, text) => {
    expect(languageOf(text)).toBe(language);
  });

  test("without a letter is English, and nothing is sure about it", () => {
    expect(readLanguage("12 – 14 (2015)")).toEqual({ language: "en", confidence: 0 });
    expect(readLanguage("")).toEqual({ language: "en", confidence: 0 });
  });

  test("is surer of a sentence than of a name, and less sure of a language that is none of the six", () => {
    const confidence = (text: string): number => readLanguage(text).confidence;
    expect(confidence("The Committee met in Vienna and adopted its report.")).toBeGreaterThan(0.95);
    expect(confidence("Liechtenstein")).toBeLessThan(0.5);
    expect(confidence("Комітет зібрався у Відні і схвалив свою доповідь.")).toBeLessThan(0.8);
    expect(confidence("کمیته در وین گرد هم آمد و گزارش خود را پذیرفت.")).toBeLessThan(0.8);
  });
});

describe("the language of a paragraph", () => {
  test.each([
    ["ar", "UNODC"],
    ["ru", "S/RES/1373 (2001)"],
    ["fr", "Liechtenstein"],
    ["es", "1.2.3"],
    ["zh", "CTED/2015/7"],
  ] as const)("is that of the text around it (%s) when it says little: %s", (around, paragraph) => {
    expect(languageOfParagraph(paragraph, around).language).toBe(around);
  });

  test("is its own when it says enough", () => {
    const quoted = "The Committee met in Vienna and adopted its report on the matter.";
    expect(languageOfParagraph(quoted, "ar").language).toBe("en");
    expect(languageOfParagraph(quoted, "fr").language).toBe("en");
    expect(languageOfParagraph("البند 4", "fr").language).toBe("ar");
  });
});

test("a declared language counts when it is one of the six, with or without its region", () => {
  expect(["fr", "zh-Hans", "ar_EG", " EN ", "de", "french", ""].map(declaredLanguage)).toEqual([
    "fr",
    "zh",
    "ar",
    "en",
    undefined,
    undefined,
    undefined,
  ]);
});

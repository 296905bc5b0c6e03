import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Language } from "../../kernel/language.ts";
import { sentencesOf } from "./index.ts";

const sentences = (text: string, language: Language): string[] =>
  sentencesOf(text, { start: 0, end: text.length }, language).map(({ start, end }) => text.slice(start, end));

/** Each row is a text whose sentences are parted by `|`. */
const rows: ReadonlyArray<readonly [Language, string]> = [
  ["en", "The Committee met on 3 May.| It adopted the report."],
  ["en", "Mr. Adam B. Carter spoke for Dr. Lee.| Ms. Diaz replied."],
  ["en", "See document No. 5 and para. 7 of the report, pp. 3–4."],
  ["en", "It grew by 3.5 per cent in the U.S. economy.| The rest did not."],
  ["en", "1. The Office shall report.| It shall do so in 2024."],
  ["en", "“Nothing is decided.”| The Chair closed the meeting at 6 p.m.| The next meeting is on Monday."],
  ["en", "Offices, agencies, etc. were invited.| Is that so?| Yes!"],
  ["en", "It comprises: (a) staff; (b) travel; and (c) rent.| All is paid."],
  ["en", "The file is at example.org/a.b and was read."],
  ["fr", "M. Dupont et Mme Roy ont parlé.| Le comité (cf. art. 5) a pris note."],
  ["fr", "« Rien n’est décidé. »| La séance est levée à 18 h 30."],
  ["fr", "Qui préside ?| Personne !| La séance est levée."],
  ["es", "El Sr. Ruiz y la Sra. Díaz hablaron.| El informe consta en el doc. núm. 3, párr. 8."],
  ["es", "¿Quién preside?| ¡Nadie!| Se levanta la sesión."],
  ["ru", "Г-н Иванов выступил в г. Вене.| Доклад принят 5 мая 2015 г. и опубликован."],
  ["ru", "См. п. 5 и ст. 7 доклада.| «Решения нет».| Заседание закрыто."],
  ["ar", "اعتمدت اللجنة التقرير.| من يرأس الجلسة؟| لا أحد."],
  ["zh", "委员会通过了报告。|谁主持会议？|没有人！"],
  ["zh", "他说：“会议结束了。”|主席宣布散会。"],
];

describe("the sentences of a passage", () => {
  test.each(rows)("in %s: %s", (language, marked) => {
    expect(sentences(marked.replaceAll("|", ""), language)).toEqual(
      marked.split("|").map((each) => each.trim()),
    );
  });

  test("run over line breaks, and over the furniture of a page", () => {
    const text = "The Committee adopted\nits report in\nX/2015/3\n17\nVienna. It then\nrose.";
    const gap = { start: text.indexOf("X/2015/3"), end: text.indexOf("\nVienna") };
    const found = sentencesOf(text, { start: 0, end: text.length, gaps: [gap] }, "en");
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual([
      "The Committee adopted\nits report in\nX/2015/3\n17\nVienna.",
      "It then\nrose.",
    ]);
  });

  test("lie in order inside the passage, and leave out white space alone", () => {
    const pieces = fc.constantFrom("A", "b", ". ", "! ", "。", "؟ ", "\n", " ", "Mr", "1", "»", "(", "…");
    fc.assert(
      fc.property(fc.array(pieces), fc.nat(5), (parts, from) => {
        const text = parts.join("");
        const start = Math.min(from, text.length);
        const found = sentencesOf(text, { start, end: text.length }, "en");
        let last = start;
        let between = "";
        for (const sentence of found) {
          expect(sentence.start).toBeGreaterThanOrEqual(last);
          between += text.slice(last, sentence.start);
          last = sentence.end;
        }
        expect((between + text.slice(last)).trim()).toBe("");
      }),
    );
  });
});

import type { Language } from "../../kernel/language.ts";

const roman = [
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
] as const;

const arabic = [
  "أولا",
  "ثانيا",
  "ثالثا",
  "رابعا",
  "خامسا",
  "سادسا",
  "سابعا",
  "ثامنا",
  "تاسعا",
  "عاشرا",
  "حادي عشر",
  "ثاني عشر",
  "ثالث عشر",
  "رابع عشر",
  "خامس عشر",
] as const;

const chinese = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"] as const;

function toRoman(number: number): string {
  let rest = number;
  let text = "";
  for (const [value, sign] of roman) {
    while (rest >= value) {
      text += sign;
      rest -= value;
    }
  }
  return text;
}

/** How a document of the United Nations in that language numbers its sections: III, ثالثا, 三. `number` counts from 1, up to 15. */
export function sectionNumber(language: Language, number: number): string {
  if (language === "ar") return arabic[number - 1] ?? String(number);
  if (language !== "zh") return toRoman(number);
  if (number <= 10) return chinese[number - 1] ?? String(number);
  return number < 20 ? `十${chinese[number - 11] ?? ""}` : String(number);
}

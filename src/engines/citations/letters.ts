/**
 * Letters of sub-paragraphs, as the Latin letters of the same place: UN documents keep the order of the English text.
 * Arabic counts in abjad order. Russian documents print Latin letters, often typed with Cyrillic ones of the same shape;
 * where a list uses letters that have no Latin double (б, г, д …) it runs by the Cyrillic alphabet without ё and й.
 */
const arabic = "أبجدهوزحطيكلمنسعفصقرشت";
const cyrillic = "абвгдежзиклмнопрстуфхцчш";
const shapes: Readonly<Record<string, string>> = { а: "a", с: "c", е: "e", о: "o", р: "p", х: "x", і: "i" };

const latinAt = (place: number): string | undefined =>
  place >= 0 && place < 26 ? String.fromCharCode(97 + place) : undefined;

/** Whether a text names sub-paragraphs by the Cyrillic alphabet, and not by letters that only look so. */
export const countsInCyrillic = (text: string): boolean => /\([бгджзилп]\)|[ (][бгджзилп]\)/.test(text);

/** The Latin letter or small Roman number; nothing for what is no mark of a sub-paragraph. */
export function findLatin(mark: string, byCyrillicOrder: () => boolean): string | undefined {
  const lower = mark.replace(/\u200b/g, "").toLowerCase();
  if (/^(?:[a-z]|[ivx]{2,5})$/.test(lower)) return lower;
  if (/^[\u0400-\u04ff]$/.test(lower))
    return byCyrillicOrder()
      ? latinAt(cyrillic.indexOf(lower))
      : (shapes[lower] ?? latinAt(cyrillic.indexOf(lower)));
  if (/^[\u0621-\u064a]{1,2}$/.test(lower)) {
    const letter = lower.replace(/^[اإآ]$/, "أ").replace("ه\u0640", "ه");
    return letter.length === 1 ? latinAt(arabic.indexOf(letter)) : undefined;
  }
  return undefined;
}

/** Each letter from the first to the last, both named; only the two where no order is seen. */
export function lettersBetween(first: string, last: string): readonly string[] {
  const [from, to] = [first.charCodeAt(0), last.charCodeAt(0)];
  if (first.length > 1 || last.length > 1 || to <= from) return [first, last];
  return Array.from({ length: to - from + 1 }, (_, at) => String.fromCharCode(from + at));
}

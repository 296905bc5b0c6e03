/** Whether a UTF-16 code unit is a letter of a word in Latin, Cyrillic or Arabic script, or a mark on one. Faster than `\p{L}`. */
export function isWordLetter(code: number): boolean {
  if (code < 0x80) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
  if (code < 0x370) return code === 0xad || (code >= 0xc0 && code !== 0xd7 && code !== 0xf7);
  return (code >= 0x400 && code < 0x530) || isArabicLetter(code);
}

const isArabicLetter = (code: number): boolean =>
  (code >= 0x620 && code <= 0x65f) || (code >= 0x670 && code <= 0x6d3);

/** Whether it is a digit, of Latin, Arabic, Persian or full-width form. */
export const isDigit = (code: number): boolean =>
  (code >= 48 && code <= 57) ||
  (code >= 0x660 && code <= 0x669) ||
  (code >= 0x6f0 && code <= 0x6f9) ||
  (code >= 0xff10 && code <= 0xff19);

/** Whether it is a blank, a line break or a mark that is not seen. */
export const isBlank = (code: number): boolean =>
  code === 32 ||
  (code >= 9 && code <= 13) ||
  code === 0xa0 ||
  code === 0xad ||
  code === 0x61c ||
  (code >= 0x2000 && code <= 0x200f) ||
  (code >= 0x2028 && code <= 0x202f) ||
  (code >= 0x2060 && code <= 0x2069) ||
  code === 0x3000 ||
  code === 0xfeff;

/** A word as vocabularies have it: lower case, without vowel signs and soft hyphens, accents in one character. */
export function bareWord(word: string): string {
  const lower = word.toLowerCase();
  return /^[a-zà-ÿа-яё\u0621-\u063a\u0641-\u064a]*$/.test(lower)
    ? lower
    : lower.normalize("NFC").replace(/[\u00ad\u0610-\u061a\u0640\u064b-\u065f\u0670]/g, "");
}

/** Kinds of UTF-16 code units, as far as dates ask. Comparing numbers is many times faster than a regular expression. */
export function isLetter(code: number): boolean {
  if (code < 0x80) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
  if (code < 0x370) return code === 0xad || (code >= 0xc0 && code !== 0xd7 && code !== 0xf7);
  return (
    (code >= 0x400 && code < 0x530) || (code >= 0x620 && code <= 0x65f) || (code >= 0x670 && code <= 0x6d3)
  );
}

/** The value of a digit of Latin, Arabic, Persian or full-width form; -1 of anything else. */
export function digitOf(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  if (code < 0x660) return -1;
  const isDigit = code <= 0x669 || (code >= 0x6f0 && code <= 0x6f9) || (code >= 0xff10 && code <= 0xff19);
  return isDigit ? code & 0xf : -1;
}

/** A blank, a line break or a mark that is not seen. */
export const isBlank = (code: number): boolean =>
  code === 32 ||
  (code >= 9 && code <= 13) ||
  code === 0xa0 ||
  code === 0x61c ||
  (code >= 0x2000 && code <= 0x200f) ||
  (code >= 0x2028 && code <= 0x202f) ||
  (code >= 0x2060 && code <= 0x2069) ||
  code === 0x3000 ||
  code === 0xfeff;

/** The whole number that the digits of a stretch give, whatever their script. */
export function numberOf(text: string, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at++) value = value * 10 + digitOf(text.charCodeAt(at));
  return value;
}

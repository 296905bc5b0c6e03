/** Digits of the scripts that the six languages use: ASCII, Arabic-Indic, Extended Arabic-Indic and full-width. */
const zeros = [0x30, 0x660, 0x6f0, 0xff10] as const;

/** Digits of one number may be grouped: by a comma, a full stop, a blank that does not break, the Arabic sign for thousands. */
const grouped = /\p{Nd}{1,3}(?:[.,\u00a0\u202f\u2009\u066c]\p{Nd}{3})+(?!\p{Nd})|\p{Nd}+/gu;

/** The whole numbers of a text that are written in digits, without leading zeros, in their order. */
export function numbersOf(text: string): string[] {
  return [...text.matchAll(grouped)].map(([number]) => {
    const digits = [...number].map(digitOf).join("");
    return digits.replace(/^0+(?=.)/, "");
  });
}

function digitOf(sign: string): string {
  const point = sign.codePointAt(0) ?? 0;
  const zero = zeros.find((one) => point >= one && point < one + 10);
  return zero === undefined ? "" : String(point - zero);
}

/** What is in `some` more often than in `others`. */
export function lacking(some: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return some.filter((one) => {
    const at = left.indexOf(one);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}

const romanParts = [
  ["X", 10],
  ["IX", 9],
  ["V", 5],
  ["IV", 4],
  ["I", 1],
] as const;

/** Centuries and chapters: `21st century` is «siglo XXI». @returns nothing above 39. */
function romanOf(number: number): string | undefined {
  if (number < 1 || number > 39) return undefined;
  return romanParts.reduce<readonly [string, number]>(
    ([written, rest], [sign, value]) => {
      const times = Math.floor(rest / value);
      return [written + sign.repeat(times), rest - times * value];
    },
    ["", number],
  )[0];
}

const han = "零一二三四五六七八九";

/** @returns nothing above 99. */
function hanOf(number: number): string | undefined {
  if (number < 1 || number > 99) return undefined;
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const ten = tens === 0 ? "" : `${tens === 1 ? "" : han[tens]}十`;
  return ten + (ones === 0 ? "" : han[ones]);
}

/** Whether a text has a number in other signs than digits. */
export function hasInWords(text: string, number: string): boolean {
  const value = Number(number);
  const [roman, chinese] = [romanOf(value), hanOf(value)];
  return (
    (roman !== undefined && new RegExp(`(?<!\\p{L})${roman}(?!\\p{L})`, "u").test(text)) ||
    (chinese !== undefined && text.includes(chinese))
  );
}

/**
 * A stretch of a text in the plainest characters, one for one, so that offsets hold: Latin digits, ASCII brackets, commas,
 * dashes and slashes whatever the script and width, ordinary blanks, and a zero-width space for every mark that is not seen
 * (direction marks, soft hyphens, Arabic vowel signs and stretchers). Letters stay as they are.
 */
export function plain(text: string, start: number, end: number): string {
  const slice = text.slice(Math.max(0, start), Math.max(0, end));
  return ascii.test(slice) ? slice : slice.replace(unusual, plainOf);
}

const ascii = /^[\n\r\t\x20-\x7e]*$/;

const unusual =
  /[\u00a0\u00ad\u060c\u061b\u061c\u0640\u064b-\u0652\u0660-\u0669\u0670\u06d4\u06f0-\u06f9\u2000-\u200f\u2010-\u2015\u2018\u2019\u201c-\u201e\u2028-\u202f\u2060-\u2069\u2212\u3000-\u3002\u300a-\u300d\u3010\u3011\u3014\u3015\ufeff\uff01-\uff5e]/g;

const single: Readonly<Record<string, string>> = {
  ...{ "\u060c": ",", "\u061b": ";", "\u06d4": ".", "\u3001": ",", "\u3002": ".", "\u2212": "-" },
  ...{ "\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u201e": '"' },
  ...{ "\u300a": '"', "\u300b": '"', "\u300c": '"', "\u300d": '"' },
  ...{ "\u3010": "[", "\u3011": "]", "\u3014": "[", "\u3015": "]" },
  ...{ "\u2028": "\n", "\u2029": "\n", "\u202f": " ", "\u3000": " ", "\u00a0": " " },
};

function plainOf(character: string): string {
  const known = single[character];
  if (known !== undefined) return known;
  const code = character.charCodeAt(0);
  if (code >= 0xff01) return code === 0xfeff ? "\u200b" : String.fromCharCode(code - 0xfee0);
  if ((code >= 0x660 && code <= 0x669) || (code >= 0x6f0 && code <= 0x6f9)) return String(code & 0xf);
  if (code >= 0x2000 && code <= 0x200a) return " ";
  if (code >= 0x2010 && code <= 0x2015) return "-";
  return "\u200b";
}

/** What may stand between two parts that belong together: blanks, one line break, marks that are not seen. */
export const gap = "[\\s\\u200b]{0,6}";

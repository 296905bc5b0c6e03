/** What a code unit is, as far as the language of a text is concerned. Letters outside the basic plane count for nothing. */
export const script = { none: 0, other: 1, latin: 2, arabic: 3, han: 4, cyrillic: 5 } as const;

const patterns: ReadonlyArray<readonly [RegExp, number]> = [
  [/\p{L}/gu, script.other],
  [/\p{Script=Latin}/gu, script.latin],
  [/\p{Script=Arabic}/gu, script.arabic],
  [/\p{Script=Han}/gu, script.han],
  [/\p{Script=Cyrillic}/gu, script.cyrillic],
];

/** The script of each code unit, and whether it is a letter (bit 8). */
function tableOfScripts(): Uint8Array {
  const table = new Uint8Array(65_536);
  const units = Array.from({ length: 65_536 }, (_, unit) => unit).filter(
    (unit) => unit < 0xd800 || unit > 0xdfff,
  );
  const all = String.fromCharCode(...units.slice(0, 0x8000)) + String.fromCharCode(...units.slice(0x8000));
  for (const [pattern, kind] of patterns)
    for (const { 0: found } of all.matchAll(pattern)) table[found.charCodeAt(0)] = kind;
  for (const { 0: found } of all.matchAll(/\p{L}/gu)) {
    const unit = found.charCodeAt(0);
    table[unit] = (table[unit] ?? 0) | letterBit;
  }
  return table;
}

const letterBit = 8;
let made: Uint8Array | undefined;

/** Made when the first text is read: a program that reads none does not wait for it. */
export function scripts(): Uint8Array {
  made ??= tableOfScripts();
  return made;
}

export const scriptOf = (entry: number): number => entry & 7;
export const isLetter = (entry: number): boolean => (entry & letterBit) !== 0;

const apostrophes: ReadonlySet<number> = new Set([0x27, 0x2019]);

/** Calls back with each word: letters, and letters behind an apostrophe. */
export function eachWord(text: string, take: (word: string) => void): void {
  const table = scripts();
  const letterAt = (at: number): boolean => isLetter(table[text.charCodeAt(at)] ?? 0);
  let at = 0;
  while (at < text.length) {
    if (!letterAt(at)) {
      at += 1;
      continue;
    }
    const start = at;
    do at += 1;
    while (at < text.length && (letterAt(at) || (apostrophes.has(text.charCodeAt(at)) && letterAt(at + 1))));
    take(text.slice(start, at));
  }
}

/** What a UTF-16 code unit does in a text, as far as names are concerned. */
export const characterClass = {
  /** Punctuation and signs: they part words, and a name goes over them only where it has one itself. */
  mark: 0,
  /** Latin, Greek, Cyrillic and other alphabets, their accents, and digits. */
  letter: 1,
  arabic: 2,
  /** Stands for itself: Chinese writes no spaces. */
  han: 3,
  space: 4,
  newline: 5,
  hyphen: 6,
  apostrophe: 7,
  /** Soft hyphens, zero-width characters, marks of direction: there for the printer, not for the reader. */
  unseen: 8,
} as const;

const ranges: ReadonlyArray<readonly [from: number, to: number, kind: number]> = [
  [0x30, 0x39, 1],
  [0x41, 0x5a, 1],
  [0x61, 0x7a, 1],
  [0xaa, 0xaa, 1],
  [0xba, 0xba, 1],
  [0xc0, 0x2af, 1],
  [0xd7, 0xd7, 0],
  [0xf7, 0xf7, 0],
  [0x300, 0x52f, 1],
  [0x531, 0x587, 1],
  [0x5d0, 0x5ea, 1],
  [0x610, 0x61a, 2],
  [0x620, 0x669, 2],
  [0x66e, 0x6d3, 2],
  [0x6d5, 0x6dc, 2],
  [0x6df, 0x6e8, 2],
  [0x6ea, 0x6fc, 2],
  [0x904, 0x963, 1],
  [0xe01, 0xe3a, 1],
  [0x10a0, 0x10ff, 1],
  [0x1100, 0x11ff, 1],
  [0x1e00, 0x1fff, 1],
  [0x3005, 0x3007, 3],
  [0x3041, 0x30fa, 3],
  [0x3400, 0x4dbf, 3],
  [0x4e00, 0x9fff, 3],
  [0xac00, 0xd7a3, 1],
  [0xf900, 0xfaff, 3],
  [0xfb50, 0xfdff, 2],
  [0xfe70, 0xfefc, 2],
  [0xff10, 0xff19, 1],
  [0xff21, 0xff3a, 1],
  [0xff41, 0xff5a, 1],
];

const single: ReadonlyArray<readonly [kind: number, characters: string]> = [
  [
    characterClass.space,
    " \t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
  ],
  [characterClass.newline, "\n\r\f\v\u0085\u2028\u2029"],
  [characterClass.hyphen, "-\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d"],
  [characterClass.apostrophe, "'\u2018\u2019\u02bc\u02b9\u2032\uff07`\u00b4"],
  [
    characterClass.unseen,
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u061c",
  ],
];

/** The class of each code unit. */
export const classes: Uint8Array = (() => {
  const table = new Uint8Array(0x10000);
  for (const [from, to, kind] of ranges) table.fill(kind, from, to + 1);
  for (const [kind, characters] of single)
    for (let at = 0; at < characters.length; at += 1) table[characters.charCodeAt(at)] = kind;
  return table;
})();

const anyUnseen = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u061c]/g;

export const withoutUnseen = (text: string): string => text.replace(anyUnseen, "");

/**
 * How plausible a decoded text is, for choosing among encodings: the mean over its letters outside ASCII of how common
 * each is in its script, less what no text has (symbols between letters, scripts mixed inside a word, capitals inside).
 * −1 to 1; a text of ASCII alone is 1. Orders of letters: Russian and Arabic letter frequencies as commonly tabulated;
 * the Chinese characters are those most used in modern Chinese (Jun Da, 2004, first places).
 */
const russian = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфёъ";
const arabic = "اليمونترةبعدسفهكأقحجشصىطخضإئءغثذزظؤآ";
const latin = "éèàçáíóúñêôâîïëüöäœæùûå";
const latinMore = "ãõąćęłńśźżčřšžýěůőűßøÉÀÇÁÍÓÚÑÊÔÂÎÖÜÄŒ";
const chinese =
  "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运聯國會議決員關於與為這應當們個來時動經過發後對產業務際組織";
const everydayMarks =
  /[\u2010-\u2026\u00a0\u00ab\u00bb\u00b0\u00a7\u20ac\u2116\u060c\u061b\u061f\u0640\u064b-\u0652\u0660-\u0669\u3000-\u3011\uff01-\uff5e\u00bf\u00a1\u00ba\u00aa\u00b7]/;

const worth = new Map<string, number>();
const rate = (letters: string, from: number, to: number): void =>
  [...letters].forEach((letter, at, all) => {
    const value = from + ((to - from) * at) / all.length;
    if (!worth.has(letter)) worth.set(letter, value);
    const capital = letter.toUpperCase();
    if (capital.length === 1 && !worth.has(capital)) worth.set(capital, value * 0.7);
  });
rate(russian, 1, 0.3);
rate(arabic, 1, 0.3);
rate(latin, 1, 0.6);
rate(latinMore, 0.5, 0.3);
rate(chinese, 1, 0.9);

const highest = 60_000;

function worthOf(character: string): number {
  const known = worth.get(character);
  if (known !== undefined) return known;
  if (everydayMarks.test(character)) return 0.6;
  if (/[\u4e00-\u9fff]/.test(character)) return 0.25;
  if (/\p{L}/u.test(character)) return -0.2;
  return -1;
}

/** A capital behind a small letter, or two scripts in a word: what a wrong table makes. */
const spoiled =
  /(?=.?[^\p{ASCII}])\p{Ll}\p{Lu}(?=\P{Lu}|$)|[a-z][\u0400-\u04ff]|[\u0400-\u04ff][a-z]|[a-z][\u0600-\u06ff]|[\u0600-\u06ff][a-z]|\p{L}[^\p{L}\p{M}\p{N}\s\p{P}\p{ASCII}]\p{L}|(?<=[\u0400-\u04ff])[\u0080-\u00bf](?=[\u0400-\u04ff])/gu;
/** Capitals of another alphabet that nothing but a wrong table strings together. */
const shouting = /[À-Þ]{3,}/gu;

export function plausibilityOf(text: string): number {
  const sample = text.slice(0, highest);
  let sum = 0;
  let count = 0;
  let controls = 0;
  for (const character of sample) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 32 && !/\s/.test(character)) controls += 1;
    if (code < 128) continue;
    count += 1;
    sum += worthOf(character);
  }
  if (count === 0) return controls > sample.length / 50 ? -1 : 1;
  const faults = (sample.match(spoiled)?.length ?? 0) + (sample.match(shouting)?.length ?? 0) * 2;
  return Math.max(-1, (sum - 1.5 * faults - 2 * controls) / count);
}

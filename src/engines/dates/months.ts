/**
 * Names of the months in the six languages but Chinese, which numbers them, in lower case. Arabic has two sets, of the Levant
 * and of the West, printed together as `شباط/فبراير`; those of the Maghreb are read as well.
 */
const names: ReadonlyArray<readonly [month: number, forms: string]> = [
  [1, "january jan janvier janv enero ene январь января январе январю январем янв يناير جانفي"],
  [
    2,
    "february feb février fevrier févr fév febrero febr февраль февраля феврале февралю февралем фев شباط فبراير فيفري",
  ],
  [3, "march mar mars marzo март марта марте марту мартом мар آذار اذار مارس"],
  [4, "april apr avril avr abril abr апрель апреля апреле апрелю апрелем апр نيسان أبريل ابريل إبريل أفريل"],
  [5, "may mai mayo май мая мае маю маем أيار ايار مايو ماي"],
  [6, "june jun juin junio июнь июня июне июню июнем حزيران يونيو يونيه جوان"],
  [7, "july jul juillet juil julio июль июля июле июлю июлем تموز يوليو يوليه جويلية"],
  [8, "august aug août aout agosto ago август августа августе августу августом авг آب أغسطس اغسطس أوت"],
  [
    9,
    "september sep sept septembre septiembre setiembre сентябрь сентября сентябре сентябрю сентябрем сен сент أيلول ايلول سبتمبر شتنبر",
  ],
  [10, "october oct octobre octubre октябрь октября октябре октябрю октябрем окт أكتوبر اكتوبر"],
  [11, "november nov novembre noviembre ноябрь ноября ноябре ноябрю ноябрем ноя نوفمبر نونبر"],
  [
    12,
    "december dec décembre decembre déc diciembre dic декабрь декабря декабре декабрю декабрем дек ديسمبر دجنبر",
  ],
];

/** Levantine months of two words, by the first word, which is one of two. */
const doubled: Readonly<Record<string, readonly [first: number, second: number]>> = {
  تشرين: [10, 11],
  كانون: [12, 1],
};

const byName = new Map(
  names.flatMap(([month, forms]) => forms.split(" ").map((form) => [form, month] as const)),
);

/** A word in lower case, without vowel signs and marks that are not seen, accents in one character. */
export function wordOf(printed: string): string {
  const lower = printed.toLowerCase();
  return /^[a-zà-ÿа-я\u0621-\u063a\u0641-\u064a]*$/.test(lower)
    ? lower
    : lower.normalize("NFC").replace(/[\u00ad\u0640\u064b-\u065f\u0670]/g, "");
}

/** The month of one word; nothing for any other word. */
export const findMonth = (word: string): number | undefined => byName.get(word);

/** The month of two words, `تشرين الثاني`. */
export function findMonthOfTwo(first: string, second: string): number | undefined {
  const pair = doubled[first];
  if (pair === undefined) return undefined;
  if (/^(?:ال)?ثان/.test(second)) return pair[1];
  return /^(?:ال)?[أا]ول$/.test(second) ? pair[0] : undefined;
}

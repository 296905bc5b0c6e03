/**
 * Case and number endings of Russian nouns and adjectives, longest first. This is lighter than Snowball's stemmer
 * (snowballstem.org/algorithms/russian), which makes one stem of Нигер and Нигерия: the vowel before an ending stays.
 */
const endings = [
  ..."иями ыми ими ого его ому ему ами ями".split(" "),
  ..."ах ях ов ев ом ем ои ою ью ам ям ая яя ое ые ыи ым им ых их ую юю".split(" "),
  ..."а я о е у ю ы и ь".split(" "),
];

/** Adjectives in -кий, -ший and the like; elsewhere the last letter goes (Организации, содействие). Folded, й is и. */
const softAdjective = /[гкхжшщч](?:ии|ие)$/;

/** Организацией, Гвинеей; but in Гвинеи only the last letter is the ending. */
const instrumental = /[иеаоуыэюя]еи$/;

const least = 3;

/** What is left of a folded Russian word without its case ending. Words of three letters or fewer stay as they are. */
export function stemOf(word: string): string {
  if (word.length <= least) return word;
  if (softAdjective.test(word) && word.length - 2 >= least) return word.slice(0, -2);
  if (instrumental.test(word)) return word.slice(0, -2);
  for (const ending of endings) {
    if (word.length - ending.length >= least && word.endsWith(ending)) return word.slice(0, -ending.length);
  }
  return word;
}

/** Names of places that end so have no cases: Мали, Конго, Перу, Зимбабве. As written, for Китай ends in a consonant. */
export const isUndeclined = (name: string): boolean => /[иоуэюе]$/u.test(name);

/** A stem that loses its last vowel in other cases: Египет, Египта. */
export const withoutFleetingVowel = (word: string): string | undefined =>
  /[бвгджзклмнпрстфхцчшщ][ео][бвгджзклмнпрстфхцчшщ]$/.test(word)
    ? `${word.slice(0, -2)}${word.slice(-1)}`
    : undefined;

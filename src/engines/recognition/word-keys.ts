import { foldName } from "../names/index.ts";
import { withoutUnseen } from "./characters.ts";
import { stemOf } from "./russian.ts";

/** Stands for a comma, bracket or other mark between two words of a name. */
export const markWord = 0;
/** Stands for any number of three or four digits. */
export const numberWord = 1;

const onlyAscii = /^[\x20-\x7e]*$/;

/** A single word as it is compared: `foldName` without spaces. */
export const foldWord = (raw: string): string =>
  onlyAscii.test(raw) ? raw.toLowerCase() : foldName(withoutUnseen(raw)).replaceAll(" ", "");

export const isCyrillic = (word: string): boolean => /[\u0400-\u052f]/.test(word);
export const isArabic = (word: string): boolean => /[\u0600-\u06ff\ufb50-\ufefc]/.test(word);

/** One spelling of words that the United Nations and others spell in two ways, and one gender of titles; folded. */
const sameWord: ReadonlyMap<string, string> = new Map(
  [
    "organisation organization",
    "organisations organization",
    "organizations organization",
    "center centre",
    "program programme",
    "defense defence",
    "labor labour",
    "civilisations civilizations",
    "stabilisation stabilization",
    "harmonisation harmonization",
    "rapporteuse rapporteur",
    "representante representant",
    "speciale special",
    "coordonnateur coordinateur",
    "coordonnatrice coordinateur",
    "coordinatrice coordinateur",
    "mediatrice mediateur",
    "relatora relator",
    "coordinadora coordinador",
    "comisionada comisionado",
    "alta alto",
    "المقرره المقرر",
    "الخاصه الخاص",
    "المعنيه المعني",
    "التابعه التابع",
  ].map((pair) => {
    const [from = "", to = ""] = pair.split(" ");
    return [from, to] as const;
  }),
);

/** The key of a folded word: Russian without its ending (marked `~`), one spelling of what has two. */
export const keyOf = (folded: string): string =>
  isCyrillic(folded) ? `~${stemOf(folded)}` : (sameWord.get(folded) ?? folded);

/** The key of a word that is compared letter for letter, capitals as they stand. */
export const strictKey = (raw: string): string => `=${raw}`;

/** A word that holds in capitals only: at least two of them, of which one is not its first letter. */
export const isAcronym = (raw: string): boolean => /\p{Lu}.*\p{Lu}/u.test(raw) && raw.length <= 16;

/** The letters of a word of capitals, full-width forms made narrow. */
export const plainLetters = (raw: string): string =>
  onlyAscii.test(raw) ? raw : withoutUnseen(raw).normalize("NFKC");

/**
 * Articles and the prepositions that stand for a genitive. Within a name they are passed over, on both sides: Grupo del Banco Mundial and
 * Grupo Banco Mundial, Office of and Office on.
 */
const linking = new Set("of the on for de du des d la le les l del el los las pour para por".split(" "));

export const isLinking = (folded: string): boolean => linking.has(folded);

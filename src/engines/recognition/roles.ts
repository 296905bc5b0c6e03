import { readingsOf } from "./arabic.ts";
import * as title from "./title-words.ts";
import { isArabic, isCyrillic, keyOf } from "./word-keys.ts";

/**
 * What a word may do in the neighbourhood of a name, as bits: looked up once for each word that is written differently, so that the rules
 * about titles and States need no strings.
 */
export const roles = {
  titleNoun: 1 << 0,
  strongNoun: 1 << 1,
  instrumentNoun: 1 << 2,
  genitiveNoun: 1 << 3,
  ofTheBody: 1 << 4,
  insideTitle: 1 << 5,
  genitive: 1 << 6,
  article: 1 << 7,
  endingTitle: 1 << 8,
  joiningTitle: 1 << 9,
  russianNoun: 1 << 10,
  arabicNoun: 1 << 11,
  arabicMission: 1 << 12,
  /** Lake, Gulf; River, Basin: waters and lands that bear the name of a State. */
  waterBefore: 1 << 13,
  waterBehind: 1 << 14,
  armedNoun: 1 << 15,
  liberation: 1 << 16,
  currency: 1 << 17,
  personTitle: 1 << 18,
  /** Islamic, islamique: the armed group called a State may follow. */
  islamic: 1 << 19,
  of: 1 << 20,
  /** What may stand behind a body that a resolution set up: established, pursuant; what may stand before it: Sanctions. */
  setUp: 1 << 21,
  sanction: 1 << 22,
  /** Territory, citizens: what the full titles of tribunals say before a State. */
  ofTribunal: 1 << 23,
  /** Bank, university: a State behind it is part of its name. */
  bankOrSchool: 1 << 24,
  /** Between, among: a treaty between the States of a body. */
  between: 1 << 25,
} as const;

const sets: ReadonlyArray<readonly [number, ReadonlySet<string>]> = [
  [roles.titleNoun, title.titleNouns],
  [roles.strongNoun, title.strongNouns],
  [roles.instrumentNoun, title.instrumentNouns],
  [roles.genitiveNoun, title.genitiveNouns],
  [roles.ofTheBody, title.nounsOfTheBody],
  [roles.insideTitle, title.insideTitles],
  [roles.genitive, title.genitives],
  [roles.article, title.articles],
  [roles.endingTitle, title.endingTitles],
  [roles.joiningTitle, title.joiningTitles],
  [roles.of, new Set(["of"])],
  [
    roles.sanction,
    new Set(
      "al qaida taliban isil esh daesh and sanctions counter terrorism iran sudan libya somalia monitoring working".split(
        " ",
      ),
    ),
  ],
  [
    roles.setUp,
    new Set(
      (
        "established created set constituted pursuant by under in was cree creee etabli etablie institue instituee constitue constituee mis " +
        "mise par en conformement faisant au du establecido creado instituido constituido dimanante por de del con experts expertos d " +
        "совета экспертов комитета مجلس المنشاه المنشا المنبثقه العامله المولفه المشكله القرار القرارين القرارات الخبراء العامل"
      ).split(" "),
    ),
  ],
];

const patterns: ReadonlyArray<readonly [number, RegExp]> = [
  [roles.waterBefore, /^(?:lake|gulf|lac|golfe|lago|golfo|озер[оаеу]|залив[аеу]?|river|rio|fleuve)$/],
  [roles.waterBehind, /^(?:river|basin|valley|strip|delta|ocean|sea)$/],
  [
    roles.armedNoun,
    /^(?:army|movement|front|brigade|militia|coalition|party|armee|mouvement|parti|ejercito|movimiento|frente|partido|coalicion|коалици[ияюе]+|фронт[аеоуым]*|движени[еяюи]+)$/,
  ],
  [roles.liberation, /^(?:liberation|liberacion|освобождени[еяюи]+|[وب]?(?:ال|ل)?تحرير)$/],
  [roles.currency, /^(?:dollars?|долл|доллар[аоывеуми]*|dolar(?:es)?|دولار(?:ات)?)$/],
  [
    roles.ofTribunal,
    /^(?:territory|citizens|territoire|citoyens|ressortissants|territorio|ciudadanos|nacionales|территори\p{L}+|граждан|اقليم|اراضي|مواطني)$/u,
  ],
  [
    roles.bankOrSchool,
    /^(?:bank|banque|banco|банк\p{L}{0,3}|university|universite|universidad|университет\p{L}{0,3}|[وف]?[بل]?(?:بنك|مصرف|جامعه))$/u,
  ],
  [roles.between, /^(?:between|among|entre|между|بين)$/],
  [roles.setUp, /^(?:учрежд|созда|образова)/],
  [roles.personTitle, /^(?:mr|mrs|ms|miss|sir|dr|mme|mlle|sr|sra)$/],
  [roles.islamic, /^(?:islamic|islamique|islamico|исламск\p{L}+|الاسلاميه)$/u],
];

/** The roles of a folded word. */
export function rolesOf(folded: string): number {
  let found = 0;
  for (const [role, set] of sets) if (set.has(folded)) found |= role;
  for (const [role, pattern] of patterns) if (pattern.test(folded)) found |= role;
  if (isCyrillic(folded) && title.russianNouns.has(keyOf(folded))) found |= roles.russianNoun;
  if (isArabic(folded)) {
    for (const form of [folded, ...readingsOf(folded).map(({ word }) => word)]) {
      if (title.arabicNouns.has(form)) found |= roles.arabicNoun;
      if (title.arabicMissions.has(form)) found |= roles.arabicMission;
    }
  }
  return found;
}

/** Who adopted a resolution, as far as ids of instruments exist for it; `other` has none. */
export type Body = "council" | "assembly" | "economic" | "rights" | "other";

const russian = "[а-яё]";
/**
 * Names of the bodies in the six languages, on text made plain. The order decides where one name contains another. Letters are
 * given in the case that names have: folding case over a long expression costs more than all the rest.
 */
const names: ReadonlyArray<readonly [body: Body, source: string]> = [
  [
    "rights",
    `Human Rights Council|Conseil des droits de l'homme|Consejo de Derechos Humanos|Совет${russian}{0,2}\\s+по правам человека|مجلس حقوق الإنسان|人权理事会`,
  ],
  [
    "economic",
    `Economic and Social Council|ECOSOC|Conseil économique et social|Consejo Económico y Social|Экономическ${russian}+\\s+и\\s+Социальн${russian}+\\s+Совет${russian}{0,2}|ЭКОСОС|المجلس الاقتصادي والاجتماعي|经济及社会理事会|经社理事会`,
  ],
  [
    "council",
    `Security\\s+Council|UNSC|Conseil\\s+de\\s+sécurité|Consejo\\s+de\\s+Seguridad|Совет${russian}{0,2}\\s+Безопасности|مجلس\\s+الأمن|安全理事会|安理会`,
  ],
  [
    "other",
    "(?:Parliamentary|Consultative|World Health|African)\\s+(?:\\w+\\s){0,2}Assembly|Assemblée\\s+(?:parlementaire|mondiale|consultative)|Asamblea\\s+(?:Parlamentaria|Mundial)",
  ],
  [
    "assembly",
    `General\\s+Assembly|UNGA|Assemblée\\s+générale|Asamblea\\s+General|Генеральн${russian}+\\s+Ассамбле${russian}+|[ال]?لجمعية\\s+العامة|联合国大会|大会`,
  ],
  [
    "other",
    `[Cc]ommission(?!er)|[Cc]onf[eé]rence|Congress|Congrès|Congreso|Parliament|Parlement|Parlamento|Governing\\s+(?:Council|Body)|Board|Conseil\\s+d'administration|Junta|League|Ligue|Liga|(?:African|European)\\s+Union|Union\\s+(?:africaine|européenne)|Unión\\s+(?:Africana|Europea)|UNESCO|ICAO|IMO|INTERPOL|[Cc]omisi[oó]n|[Cc]onferencia|[Кк]омисси${russian}+|[Кк]онференци${russian}+|Парламент${russian}*|Лиг${russian}{1,2}|لجنة(?=\\s)|مؤتمر|جامعة الدول العربية|委员会|缔约方会议|缔约国会议`,
  ],
];

const anyName = new RegExp(names.map(([, source]) => `(${source})`).join("|"), "g");

/** The bodies that a stretch of plain text names, in order, with where each name begins and ends. */
export function bodiesIn(text: string): ReadonlyArray<{ body: Body; start: number; end: number }> {
  return [...text.matchAll(anyName)].map((found) => {
    const group = found.slice(1).findIndex((part) => part !== undefined);
    return {
      body: names[group]?.[0] ?? "other",
      start: found.index,
      end: found.index + found[0].length,
    };
  });
}

const nounPhrase = /^(?:[\s\u200b]|'s|’s|on|of|for|to|the|and|in|\p{Lu}[\p{L}'-]*)*$/u;
const itsOwn =
  /(?:(?<!\p{L})(?:its|sa|ses|sus?|сво\p{L}{1,3}|его|ее)|قرار(?:ه|ها|اته|اتها))[\s\u200b]+(?:\p{L}+[\s\u200b]+)?$/iu;
const possessive =
  /^[\s,)\u200b]*(?:of|by|from|de|du|del|des|d'|adopted by)?[\s\u200b]*(?:the|la|le|las|los|l')?[\s\u200b]*(?:\p{L}+(?:ой|ого|ых|ей|его)[\s\u200b]+){0,3}$/iu;
const chineseDate =
  /^[其在]?(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:关于[^,.;]{1,40}的)?[\s其第在的通过(]*$/;

export interface Surroundings {
  /** Plain text before the word, within its sentence. */
  readonly before: string;
  /** Plain text between the word and the first number. */
  readonly between: string;
  /** Plain text behind the last number. */
  readonly after: string;
  /** The word with its ending: an Arabic one may say whose resolution it is. */
  readonly word: string;
}

/**
 * Whose resolution: the body named between the word and the number; else the one to which it is said to belong directly
 * behind ("of the Commission"); else the one directly before ("Commission resolution"); else, for "its resolution", the
 * nearest one before. A body that is merely near is no owner.
 */
export function findOwner({ before, between, after, word }: Surroundings): Body | undefined {
  const inside = between.length > 6 ? bodiesIn(between).at(-1) : undefined;
  if (inside !== undefined) return inside.body;
  const behind = bodiesIn(after)[0];
  if (behind !== undefined && possessive.test(after.slice(0, behind.start))) return behind.body;
  const ahead = bodiesIn(before).at(-1);
  if (ahead === undefined) return undefined;
  const rest = before.slice(ahead.end);
  if (nounPhrase.test(rest) || chineseDate.test(rest)) return ahead.body;
  if (itsOwn.test(before + word) || itsOwn.test(`${before}${word} `)) return ahead.body;
  return undefined;
}

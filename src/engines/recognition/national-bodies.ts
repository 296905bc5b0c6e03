import type { Named } from "./named.ts";
import { gapAt, rolesAt } from "./neighbours.ts";
import { roles } from "./roles.ts";
import { gapBits } from "./tokens.ts";
import type { Reading } from "./walk.ts";

/** What gives its name to a body with the State behind it: the bank of issue, a university. No preposition may part them but a genitive. */
const bodyBefore = new RegExp(
  "(?:" +
    [
      "(?<!\\p{L})(?:Bank|University|Universities)\\s+of\\s+(?:the\\s+)?",
      "(?<!\\p{L})(?:Banque|Université)(?:\\s+(?:centrale|nationale))?\\s+(?:d[eu]\\s+(?:la\\s+|l[’'])?|d[’']|des\\s+)",
      "(?<!\\p{L})(?:Banco|Universidad)(?:\\s+(?:Central|Nacional))?\\s+(?:del?\\s+)(?:la\\s+|el\\s+)?",
      "(?<!\\p{L})(?:Банк|Университет)\\p{L}{0,3}\\s+",
      "(?<!\\p{L})[وف]?[بل]?(?:بنك|مصرف|جامعة)\\s+",
    ].join("|") +
    ")$",
  "u",
);

/** The National Societies of the Red Cross and the Red Crescent, and national banks, by what stands behind the State in Chinese. */
const chineseBodyBehind =
  /^(?:阿拉伯|国家|民族|中央|全国)?(?:红十字会|红新月会|中央银行|银行(?![系业家部体账界法卡])|大学(?![生教]))/u;

/**
 * Feminine nouns and adjectives of Spanish institutions: directly behind one a name such as Siria, Argentina or China is its adjective (la
 * Media Luna Roja Árabe Siria), for a State would need a preposition.
 */
const spanishHead =
  /(?<!\p{L})(?:Roja|Árabe|Armada|Aérea|Nacional|Naval|Federal|Marina|Prensa|Agencia|Academia|Sociedad|Policía|Guardia|Iglesia|Embajada|Coalición)\s+$/u;
const spanishAdjectives: ReadonlySet<string> = new Set(
  "Siria Argentina China Suiza Libia Armenia Estonia India Indonesia".split(" "),
);

/** Whether a State stands inside the name of a body of that State, which is meant as a whole. */
export function isInNationalBody(reading: Reading, { start, end, firstToken }: Named): boolean {
  const { text } = reading;
  const letter = text.charCodeAt(start);
  if (letter >= 0x3400 && letter <= 0x9fff) return chineseBodyBehind.test(text.slice(end, end + 9));
  if ((gapAt(reading, firstToken) & (gapBits.mark | gapBits.blank)) !== 0) return false;
  const before = () => text.slice(Math.max(0, start - 40), start);
  if (spanishAdjectives.has(text.slice(start, end)) && spanishHead.test(before())) return true;
  for (let at = firstToken - 1; at >= firstToken - 4; at -= 1)
    if ((rolesAt(reading, at) & roles.bankOrSchool) !== 0) return bodyBefore.test(before());
  return false;
}

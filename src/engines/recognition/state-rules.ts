import { isHomograph } from "./homographs.ts";
import type { Named } from "./named.ts";
import { isInNationalBody } from "./national-bodies.ts";
import { gapAt, isUpperAt, rolesAt } from "./neighbours.ts";
import { isCommonWord } from "./party-rules.ts";
import { roles } from "./roles.ts";
import { gapBits } from "./tokens.ts";
import { isInTribunal } from "./tribunals.ts";
import type { Reading } from "./walk.ts";

/** The armed group that calls itself a State, before the name of a country: what the six languages write. */
const islamicState =
  /(?:Islamic\s+State\s+(?:of|in)\s+|État\s+islamique\s+(?:d[’']|en\s+|de\s+l[’'])|Estado\s+Islámico\s+(?:del?|en)\s+(?:el\s+)?|Исламск\p{L}+\s+государств\p{L}*\s+(?:в\s+)?|الدولة\s+الإسلامية\s+في\s+)$/iu;

/** Why a name of a State means none where it stands; undefined where it does. */
export function whyNoState(reading: Reading, named: Named): string | undefined {
  const { text } = reading;
  const letter = text.charCodeAt(named.start);
  if (isInNationalBody(reading, named) || isInTribunal(reading, named)) return "inside-name";
  if (isHomograph(reading, named)) return "another-word";
  if (letter >= 0x3400 && letter <= 0x9fff) return whyNoStateInChinese(text, named);
  if (isCommonWord(reading, named)) return "common-word";
  const { firstToken, lastToken } = named;
  const before = rolesAt(reading, firstToken - 1);
  const behind = rolesAt(reading, lastToken + 1);
  if ((before & roles.waterBefore) !== 0) return "water";
  if ((before & roles.genitive) !== 0 && (rolesAt(reading, firstToken - 2) & roles.waterBefore) !== 0)
    return "water";
  if ((behind & roles.waterBehind) !== 0 && !isMarked(reading, lastToken + 1)) return "water";
  if ((before & roles.personTitle) !== 0) return "person";
  if ((behind & roles.currency) !== 0 || isMoney(reading, named)) return "currency";
  if (isArmed(reading, named)) return "armed-group";
  for (let at = firstToken - 1; at >= firstToken - 5; at -= 1)
    if (
      (rolesAt(reading, at) & roles.islamic) !== 0 &&
      islamicState.test(text.slice(Math.max(0, named.start - 48), named.start))
    )
      return "armed-group";
  return undefined;
}

const linking = roles.genitive | roles.article | roles.joiningTitle;

/** The last token before a name that is no genitive, article or the like. */
function nounBefore(reading: Reading, firstToken: number): number {
  let at = firstToken - 1;
  while (at > firstToken - 4 && (rolesAt(reading, at) & linking) !== 0 && !isMarked(reading, at + 1)) at -= 1;
  return at;
}

const isMoney = (reading: Reading, { firstToken }: Named): boolean => {
  const noun = nounBefore(reading, firstToken);
  return (rolesAt(reading, noun) & roles.currency) !== 0;
};

/** Sudan Liberation Army, Mouvement national du Tchad, Forces de libération du Rwanda. */
function isArmed(reading: Reading, { firstToken, lastToken }: Named): boolean {
  for (
    let at = lastToken + 1;
    at <= lastToken + 4 && isUpperAt(reading, at) && !isMarked(reading, at);
    at += 1
  )
    if ((rolesAt(reading, at) & roles.armedNoun) !== 0) return true;
  const noun = nounBefore(reading, firstToken);
  if ((rolesAt(reading, noun) & roles.liberation) !== 0) return true;
  for (let at = noun; at > noun - 3 && at >= 0; at -= 1) {
    if (isMarked(reading, at + 1)) return false;
    if ((rolesAt(reading, at) & roles.armedNoun) !== 0 && isUpperAt(reading, at)) return true;
  }
  return false;
}

const isMarked = (reading: Reading, token: number): boolean =>
  (gapAt(reading, token) & (gapBits.mark | gapBits.blank)) !== 0;

/** Chinese nationals and languages are the name with one more character; rivers as well. */
const chineseBehind = /^(?:人(?![民权道口员类士])|语|籍|河|湾(?!区)|湖|裔)/;

/** Missions, and armed groups or movements, that bear the name of a State. */
const chineseBody =
  /^(?:特派团|稳定团|援助团|支助团|联合国|综合办|特设|.{0,4}(?:解放军|自由军|解放阵线|全国联盟|抵抗军|人民阵线))/;

/** Two characters may be the beginning of another place or person: 马里乌波尔, 马里兰. */
const soundBehind = /^(?:[乌兰诺斯尔姆茨兹顿森娜娅莉罗奥]|安(?![全保理])|维(?![持和护])|埃(?![博及]))/;
const soundBefore = /[阿卡萨菲·]/;

function whyNoStateInChinese(text: string, { start, end }: Named): string | undefined {
  const behind = text.slice(end, end + 10);
  // 发展中国家, 德国家…: the last character of the name begins another word.
  if (text[end - 1] === "国" && behind.startsWith("家")) return "inside-word";
  if (chineseBehind.test(behind)) return "national";
  if (behind.startsWith("和黎凡特") || text.slice(Math.max(0, start - 4), start) === "伊斯兰国")
    return "armed-group";
  if (chineseBody.test(behind)) return "inside-name";
  // A name that ends in 国 is whole, whatever sound follows.
  const sounds =
    end - start <= 2 &&
    text[end - 1] !== "国" &&
    (soundBehind.test(behind) || soundBefore.test(text[start - 1] ?? ""));
  return sounds ? "inside-word" : undefined;
}

import { rawFlags } from "./analysis.ts";
import { chineseTitle } from "./chinese-titles.ts";
import type { Place } from "./named.ts";
import { flagsAt, gapAt, isUpperAt, rolesAt, textAt } from "./neighbours.ts";
import { roles } from "./roles.ts";
import { apart, type Title, type View } from "./title-view.ts";
import { arabicTitle, russianTitle } from "./titles-before.ts";
import { gapBits } from "./tokens.ts";
import { treatyBetween } from "./treaties-between.ts";
import type { Reading } from "./walk.ts";

/** The title of something else that a name stands in, if it does. */
export function titleAround(reading: Reading, place: Place, holder: View["holder"]): Title | undefined {
  const letter = reading.text.charCodeAt(place.start);
  const treaty = treatyBetween({ reading, place, tied: false, holder });
  if (treaty !== undefined) return treaty;
  if (letter < 0x600 && standsAlone(reading, place)) return undefined;
  const view = viewOf(reading, place, holder);
  if (letter >= 0x3400 && letter <= 0x9fff) return chineseTitle(view);
  if (letter >= 0x600 && letter <= 0x6ff) return arabicTitle(view);
  const before = letter >= 0x400 && letter <= 0x52f ? russianTitle(view) : titleBefore(view);
  return before ?? titleAfter(view) ?? hyphened(view) ?? titleWithin(view);
}

/** Most names: no capital behind them, no genitive before them, no hyphen. Then none of the rules can hold. */
function standsAlone(reading: Reading, { start, end, firstToken, lastToken }: Place): boolean {
  const { text } = reading;
  if (
    isUpperAt(reading, lastToken + 1) ||
    isForBehind(reading, lastToken) ||
    isTieSign(text.charCodeAt(start - 1)) ||
    isTieSign(text.charCodeAt(end))
  )
    return false;
  const letter = text.charCodeAt(start);
  if (letter >= 0x400) return (gapAt(reading, firstToken) & apart) !== 0;
  return (
    (rolesAt(reading, firstToken - 1) & (roles.genitive | roles.article)) === 0 ||
    genitiveBefore(reading, firstToken) === undefined
  );
}

const isTieSign = (code: number): boolean =>
  code === 0x2d || code === 0x2f || code === 0x2010 || code === 0x2011 || code === 0x2013;

/** Bodies that a hyphen or a stroke ties together act as one: African Union-United Nations Hybrid Operation. */
function viewOf(reading: Reading, place: Place, holder: View["holder"]): View {
  const before = isTie(reading, place.firstToken) ? holder(place.firstToken - 1) : undefined;
  const behind = isTie(reading, place.lastToken + 1) ? holder(place.lastToken + 1) : undefined;
  if (before === undefined && behind === undefined) return { reading, place, tied: false, holder };
  const whole: Place = {
    id: place.id,
    start: before?.start ?? place.start,
    end: behind?.end ?? place.end,
    firstToken: before?.firstToken ?? place.firstToken,
    lastToken: behind?.lastToken ?? place.lastToken,
  };
  return { reading, place: whole, tied: true, holder: other(whole, holder) };
}

const other =
  ({ firstToken, lastToken }: Place, holder: View["holder"]): View["holder"] =>
  (token) =>
    token >= firstToken && token <= lastToken ? undefined : holder(token);

/** A hyphen or a stroke, and nothing else, before a token. */
function isTie({ text, tokens }: Reading, token: number): boolean {
  if (token <= 0 || token >= tokens.count) return false;
  const at = tokens.ends[token - 1] ?? 0;
  return tokens.starts[token] === at + 1 && isTieSign(text.charCodeAt(at));
}

/** A name in English and a noun with a capital behind it: United Nations Convention against …, African Union Plan of Action. */
function titleAfter(view: View): Title | undefined {
  const {
    place,
    holder,
    reading: { tokens },
  } = view;
  const first = place.lastToken + 1;
  if (first >= tokens.count || !isUpperAt(view.reading, first)) return undefined;
  const wanted = isAcronymAt(view) ? roles.strongNoun : roles.titleNoun;
  let noun: string | undefined;
  let end = 0;
  for (let at = first; at < tokens.count && at < first + 24; at += 1) {
    if ((gapAt(view.reading, at) & (apart | gapBits.apostrophe)) !== 0) break;
    const role = rolesAt(view.reading, at);
    const upper = isUpperAt(view.reading, at);
    if (!upper && (role & roles.insideTitle) === 0) break;
    const name = holder(at);
    // The title is whole, and another name begins: the … Complex for Ice and the World Bank.
    if (noun !== undefined && name?.firstToken === at && isAndBefore(view, at)) break;
    const held = noun === undefined ? name : undefined;
    if (held !== undefined) at = held.lastToken;
    if (held !== undefined || !upper) continue;
    if (noun === undefined && (role & roles.ofTheBody) !== 0) return undefined;
    if (noun === undefined && (role & wanted) !== 0) noun = textAt(view.reading, at);
    end = tokens.ends[at] ?? 0;
  }
  return noun === undefined ? undefined : { start: place.start, end, noun };
}

const isAndBefore = ({ reading }: View, at: number): boolean =>
  textAt(reading, textAt(reading, at - 1) === "the" ? at - 2 : at - 1) === "and";

const isAcronymAt = (view: View): boolean =>
  view.place.firstToken === view.place.lastToken &&
  /\p{Lu}.*\p{Lu}/u.test(textAt(view.reading, view.place.firstToken));

const isForBehind = (reading: Reading, lastToken: number): boolean =>
  /^(?:pour|para)$/.test(textAt(reading, lastToken + 1));

/** French and Spanish put an acronym after the noun and its adjective, without a genitive: le Centre régional ABC pour …. */
function titleWithin(view: View): Title | undefined {
  const { place, reading, holder } = view;
  if (!isAcronymAt(view) || !isForBehind(reading, place.lastToken)) return undefined;
  const linking = roles.genitive | roles.article | roles.joiningTitle | roles.endingTitle;
  for (let at = place.firstToken - 1; at >= 0 && at >= place.firstToken - 3; at -= 1) {
    const role = rolesAt(reading, at);
    if ((gapAt(reading, at + 1) & (apart | gapBits.apostrophe)) !== 0 || holder(at) !== undefined)
      return undefined;
    if (isUpperAt(reading, at) && (role & roles.titleNoun) !== 0)
      return { start: reading.tokens.starts[at] ?? 0, end: place.end, noun: textAt(reading, at) };
    if (isUpperAt(reading, at) || (role & linking) !== 0) return undefined;
  }
  return undefined;
}

/** UN-Habitat, ONU-Habitat, ООН-Хабитат: an acronym that another word is tied to. */
function hyphened(view: View): Title | undefined {
  const {
    place,
    reading: { tokens },
  } = view;
  const next = place.lastToken + 1;
  if (next >= tokens.count || gapAt(view.reading, next) !== gapBits.hyphen || view.holder(next) !== undefined)
    return undefined;
  if (!/^(?:UN|ONU|ООН)$/.test(textAt(view.reading, place.lastToken)) || !isUpperAt(view.reading, next))
    return undefined;
  return { start: place.start, end: tokens.ends[next] ?? place.end, noun: textAt(view.reading, next) };
}

/** A noun with a capital, a genitive, the name: Charte des Nations Unies, Comité consultatif permanent des Nations Unies. */
function titleBefore(view: View): Title | undefined {
  const genitive =
    genitiveBefore(view.reading, view.place.firstToken) ?? (view.tied ? view.place.firstToken : undefined);
  if (genitive === undefined) return undefined;
  const english = (rolesAt(view.reading, genitive) & roles.of) !== 0;
  const wanted = english ? roles.genitiveNoun : roles.titleNoun;
  for (let at = genitive - 1; at >= 0 && at > genitive - 9; at -= 1) {
    if ((gapAt(view.reading, at + 1) & apart) !== 0 || view.holder(at) !== undefined) return undefined;
    const role = rolesAt(view.reading, at);
    if ((role & roles.ofTheBody) !== 0) return undefined;
    if (!isUpperAt(view.reading, at)) {
      if (english ? (role & roles.insideTitle) === 0 : !mayBeInside(view, at, role)) return undefined;
      continue;
    }
    const direct = genitive - at === 1;
    if (!english && !direct && (role & roles.instrumentNoun) === 0 && isOwner(view, at, genitive))
      return undefined;
    if (
      (role & wanted) !== 0 &&
      (english || !direct || (role & roles.instrumentNoun) !== 0 || !isOrgan(view))
    )
      return {
        start: view.reading.tokens.starts[at] ?? 0,
        end: view.place.end,
        noun: textAt(view.reading, at),
      };
    if ((role & (roles.article | roles.endingTitle)) !== 0) return undefined;
  }
  return undefined;
}

/** A part with a matter of its own, of a body that is called by what it is: le Centre de suivi de l’Office … names two bodies. */
function isOwner({ reading, place }: View, noun: number, genitive: number): boolean {
  if (place.lastToken - place.firstToken < 2 || (rolesAt(reading, place.firstToken) & roles.titleNoun) === 0)
    return false;
  for (let at = noun + 1; at < genitive; at += 1)
    if ((rolesAt(reading, at) & (roles.genitive | roles.joiningTitle)) !== 0) return true;
  return false;
}

/** "Le Comité du Conseil de sécurité" says whose it is; "la Commission de l’Union africaine" is a name. */
const isOrgan = ({ place, reading: { lexicon } }: View): boolean =>
  lexicon.sorts.get(place.id) === "principal-organ";

/** The token of the genitive before a name, articles passed over. */
function genitiveBefore(reading: Reading, firstToken: number): number | undefined {
  for (let at = firstToken - 1; at >= 0 && at >= firstToken - 3; at -= 1) {
    const role = rolesAt(reading, at);
    if ((role & (roles.genitive | roles.article)) === 0 || (gapAt(reading, at + 1) & apart) !== 0)
      return undefined;
    if ((role & roles.genitive) !== 0) return at;
  }
  return undefined;
}

/** Nouns, adjectives, genitives; an article only behind a genitive or the like, for elsewhere it begins something new. */
function mayBeInside(view: View, at: number, role: number): boolean {
  if ((role & roles.endingTitle) !== 0 || (flagsAt(view.reading, at) & rawFlags.number) !== 0) return false;
  if ((role & roles.article) === 0) return true;
  return at > 0 && (rolesAt(view.reading, at - 1) & (roles.genitive | roles.joiningTitle)) !== 0;
}

import { bareWord, isBlank, isDigit, isWordLetter } from "./letters-of-words.ts";

const links = "of by from the de la le du des del el los las d l adopted";
const marks = "no nos n number numbers num núm numéro numéros número números رقم الأرقام ذي ذات";
const bodies =
  "united nations unies naciones unidas организации объединенных наций оон un onu unscr unscrs unsc unga ecosoc " +
  "security council economic and social human rights general assembly s " +
  "conseil sécurité économique et droits homme assemblée générale " +
  "consejo seguridad económico y derechos humanos asamblea general " +
  "совета совет безопасности генеральной ассамблеи экономического и социального по правам человека " +
  "مجلس المجلس الأمن الجمعية العامة الاقتصادي والاجتماعي حقوق الإنسان للأمم الأمم المتحدة التابع التابعة لمجلس الصادر الصادرة عن " +
  "commission comisión комиссии اللجنة لجنة conférence conferencia conference";
const lead =
  "in particular particularly notably including especially namely notamment en particulier compris incluida incluidas " +
  "entre ellas в частности том числе включая особенно ولا لا سيما خصوصا خاصة منها بما فيها في ذلك nos";

const linking = new Set(links.split(" "));
/** Behind these a number without its year in brackets is a year, or counts something. */
const leadingToYear = new Set([...linking, ..."in en в في and et y и ذلك".split(" ")]);
const allowed = new Set([...linking, ...`${marks} ${bodies} ${lead}`.split(" ")]);
const allowedMarks = new Set([..."'’,:\"«“”»()№°º،.*\u00a0"]);

/** Where the first number behind a word for a resolution stands, and whether an article or preposition is before it. */
export interface LinedUp {
  readonly at: number;
  readonly isLinked: boolean;
}

const reach = 140;

/**
 * The number that belongs to a word for a resolution: between them may stand whose it is, "No." and "in particular", and
 * nothing else. Nothing where other words come first, or no number.
 */
export function findFirstNumber(text: string, from: number): LinedUp | undefined {
  const end = Math.min(text.length, from + reach);
  let at = from;
  let last = "";
  while (at < end) {
    const code = text.charCodeAt(at);
    if (isDigit(code)) return beginsItem(text, at) ? undefined : { at, isLinked: leadingToYear.has(last) };
    if (code === 10 && /^[ \t\r]*\n/.test(text.slice(at + 1, at + 8))) return undefined;
    if (isBlank(code)) at++;
    else if (isWordLetter(code)) {
      const start = at;
      while (at < end && isWordLetter(text.charCodeAt(at))) at++;
      if (isSpecialSession(text, start, at) || isSymbol(text, start)) return { at: start, isLinked: false };
      const printed = text.slice(start, at);
      last = allowed.has(printed) ? printed : bareWord(printed);
      if (!allowed.has(last)) return undefined;
    } else {
      const mark = text.charAt(at);
      if (
        !allowedMarks.has(mark) ||
        (mark === "." && last !== "no" && last !== "nos" && last !== "n" && last !== "núm")
      )
        return undefined;
      at++;
    }
  }
  return undefined;
}

/** The number of a paragraph at the beginning of a line: the sentence of the word has ended before it. */
function beginsItem(text: string, at: number): boolean {
  return /\n\s*$/.test(text.slice(Math.max(0, at - 3), at)) && /^\d{1,3}[.)]\s/.test(text.slice(at, at + 5));
}

/** `S-20/4`, `ES-10/14`, `دإ-20/4`: the session begins with letters. */
function isSpecialSession(text: string, start: number, end: number): boolean {
  const word = text.slice(start, end);
  if (word === "S" || word === "ES") return /^[-\u2010-\u2015]\d/.test(text.slice(end, end + 2));
  return word.startsWith("د") && /^د[\s]?إ[\s]?ط?[\s\u200f]?-/.test(text.slice(start, start + 8));
}

const isSymbol = (text: string, start: number): boolean =>
  /^[SAEА]\s?\/\s?RES\s?\//.test(text.slice(start, start + 10));

import type { Reason } from "../../kernel/mention.ts";
import { rawFlags } from "./analysis.ts";
import { type BodySort, sortOf } from "./committee-names.ts";
import { flagsAt, rolesAt } from "./neighbours.ts";
import { roles } from "./roles.ts";
import type { Reading } from "./walk.ts";

/** A body called by the resolution that set it up; without an id when no lexicon has one of that resolution. */
export interface ByResolution {
  readonly id: string | undefined;
  readonly start: number;
  readonly end: number;
  readonly reasons: readonly Reason[];
}

const number = String.raw`\d{3,4}(?:\s*[(（]\d{4}[)）])?`;
const list = String.raw`(?:№\s*|n[o°º]\s*)?${number}(?:\s*(?:,|،|、|и|and|et|y|و|和)\s*(?:و\s*|and\s+|et\s+|第)?${number})*`;

/** What stands behind the word for the body; `body` before it is optional. One row a language. */
const after: readonly RegExp[] = [
  new RegExp(
    String.raw`^\s+(?:(?:was\s+)?(?:established|created|set\s+up|constituted)\s+)?(?:pursuant\s+to|by|under|in\s+accordance\s+with|in\s+terms\s+of|in)\s+(?:Security\s+Council\s+)?(?:its\s+)?resolutions?\s+(?<list>${list})`,
    "u",
  ),
  new RegExp(
    String.raw`^(?:\s+du\s+Conseil(?:\s+de\s+sécurité)?)?\s+(?:(?:créée?|établie?|instituée?|constituée?|mise?\s+en\s+place)\s+)?(?:par|en\s+application\s+de|conformément\s+à|en\s+vertu\s+de|faisant\s+suite\s+(?:à|aux)|en\s+exécution\s+de|au\s+titre\s+de)\s*(?:la\s+|les\s+|des\s+)?résolutions?\s+(?<list>${list})`,
    "u",
  ),
  new RegExp(
    String.raw`^(?:\s+del\s+Consejo(?:\s+de\s+Seguridad)?)?\s+(?:(?:establecido|creado|instituido|constituido|dimanante)\s+)?(?:en\s+virtud\s+de|por|de\s+conformidad\s+con|con\s+arreglo\s+a|en\s+cumplimiento\s+de|de)\s+(?:la\s+|las\s+)?resoluci(?:ón|ones)\s+(?<list>${list})`,
    "u",
  ),
  new RegExp(
    String.raw`^(?:\s+Совета\s+Безопасности(?:\s+(?:ООН|Организации\s+Объединенных\s+Наций))?)?\s*,?\s+(?:учрежденн|созданн|образованн)\p{L}+\s+(?:(?:в\s+соответствии\s+с|во\s+исполнение|согласно|на\s+основании|на\s+основе)\s+)?резолюци\p{L}+\s+(?:Совета\s+Безопасности\s+)?(?<list>${list})`,
    "u",
  ),
  new RegExp(
    String.raw`^(?:\s+مجلس\s+الأمن)?\s+(?:المنشأة|المنشأ|المنبثقة|العاملة|المؤلفة|المشكلة)\s+(?:عملا\s+|عملاً\s+|وفقا\s+|وفقاً\s+)?(?:بموجب\s+|عن\s+|بـ?|ل)?(?:ال|ل)?قرار(?:ات|ين|ي)?\s+(?:مجلس\s+الأمن\s+)?(?<list>${list})`,
    "u",
  ),
  /^\s+(?:القرار(?:ات|ين)?\s+)?(?<list>\d{3,4}(?:\s*[/,،]\s*\d{3,4})*)(?![\d(/])/u,
];

/** What stands before the word for the body: `1267/1989 Al-Qaida Sanctions Committee`, `第1267(1999)号决议所设委员会`. */
const before: readonly RegExp[] = [
  new RegExp(
    String.raw`(?<![\d/])(?<list>${number}(?:\s*[/,]\s*${number})*)\s+(?:(?:Al-Qaida|Taliban|ISIL|Da.esh|\(Da.esh\)|and|Sanctions|Counter-Terrorism|Iran|Sudan|Libya|Somalia|Monitoring|Working)\s+){0,6}$`,
    "u",
  ),
  new RegExp(
    `(?:(?:安全理事会|安理会)(?:关于[^。；]{1,70}的)?)?(?:根据|依照|按照|依)?第(?<list>${list})号(?:[、和]第${number}号)*决议(?:所设立?的?|设立的|成立的|所成立的)$`,
    "u",
  ),
  new RegExp(
    String.raw`(?:安全理事会|安理会)?(?<![\d/])(?<list>${number}(?:[/、]${number})*)(?:制裁)?$`,
    "u",
  ),
];

const ofCouncil = /(?:United\s+Nations\s+|UN\s+)?Security\s+Council\s+$/u;
const concerning =
  /^\s+(?:concerning|concernant|relativ[ao]\s+a|по|بشأن)\s+(?:the\s+|la\s+|le\s+|l’|l'|el\s+)?[^.,;:\n()]{2,90}/u;
const reach = 260;

/** Bodies called by their resolutions, of those that begin or end with one of the words `heads`. */
export function bodiesByResolution(reading: Reading, heads: readonly number[]): ByResolution[] {
  const found: ByResolution[] = [];
  for (const head of heads) {
    const body = bodyAt(reading, head);
    if (body !== undefined && (found.at(-1)?.end ?? 0) <= body.start) found.push(body);
  }
  return found;
}

interface Head {
  readonly start: number;
  readonly end: number;
  /** The words for the body: Committee, Group of Experts. */
  readonly said: string;
}

/** Whether a word near the head may belong to a resolution; most committees are spared the grammar. */
function mayBeByResolution(reading: Reading, token: number): boolean {
  const letter = reading.text.charCodeAt(reading.tokens.starts[token] ?? 0);
  if (letter >= 0x3400 && letter <= 0x9fff) {
    const before = reading.text.charCodeAt((reading.tokens.starts[token] ?? 0) - 1);
    // …号决议所设委员会, …设立的委员会, 1267委员会, 制裁委员会, 监察组.
    return "设的立裁）)".includes(String.fromCharCode(before)) || (before >= 0x30 && before <= 0x39);
  }
  if (
    (flagsAt(reading, token + 1) & rawFlags.number) !== 0 ||
    (rolesAt(reading, token + 1) & roles.setUp) !== 0
  )
    return true;
  for (let at = token - 1; at >= token - 8; at -= 1) {
    if ((flagsAt(reading, at) & rawFlags.number) !== 0) return true;
    if ((rolesAt(reading, at) & roles.sanction) === 0) return false;
  }
  return false;
}

function bodyAt(reading: Reading, token: number): ByResolution | undefined {
  if (!mayBeByResolution(reading, token)) return undefined;
  const head = headAt(reading, token);
  if (head === undefined) return undefined;
  const sort = sortOf(head.said);
  if (sort === undefined) return undefined;
  return bodyAfter(reading, { ...head, sort }) ?? bodyBefore(reading, { ...head, sort });
}

const headForms =
  /^(?:Committee|Comité|Комитет(?:а|у|ом|е)?|(?:ال|ل)?لجنة|委员会|Groupe? (?:of|d[’'])\s*[Ee]xperts|Grupo de Expertos|Групп\p{L}+ экспертов|فريق الخبراء|工作组|Working Group|Groupe de travail|Grupo de Trabajo|الفريق العامل|Monitoring Team|Monitoring Group)/u;

function headAt({ text, tokens }: Reading, token: number): Head | undefined {
  const at = tokens.starts[token] ?? 0;
  const cut = /^[وفبك]?(?=ال|لل|لجنة)/u.exec(text.slice(at, at + 6))?.[0].length ?? 0;
  const start = at + cut;
  // "Working Group", "Monitoring Team": the flagged word is the second.
  const early = /(?:Working|Monitoring)\s+$/u.exec(text.slice(Math.max(0, at - 12), at));
  const from = early === null ? start : at - early[0].length;
  const said = headForms.exec(text.slice(from, from + 40).replace(/\s+/g, " "))?.[0];
  if (said === undefined) return undefined;
  return { start: from, end: from + lengthIn(text.slice(from, from + 60), said), said };
}

/** The length in a text of words that were written with single spaces. */
function lengthIn(text: string, said: string): number {
  let at = 0;
  for (const sign of said) {
    if (sign === " ") while (/\s/.test(text[at] ?? "")) at += 1;
    else at += sign.length;
  }
  return at;
}

type SortedHead = Head & { readonly sort: BodySort };

function bodyAfter(reading: Reading, head: SortedHead): ByResolution | undefined {
  const { text } = reading;
  const behind = text.slice(head.end, head.end + reach);
  const said = after.map((form) => form.exec(behind)).find((match) => match !== null);
  if (said === undefined) return undefined;
  const end = head.end + said[0].length;
  const id = idOf(reading, head.sort, said.groups?.list ?? "");
  const start =
    head.start - (ofCouncil.exec(text.slice(Math.max(0, head.start - 50), head.start))?.[0].length ?? 0);
  const more = id === undefined ? (concerning.exec(text.slice(end, end + 120))?.[0].length ?? 0) : 0;
  return { id, start, end: end + more, reasons: reasonsOf(said.groups?.list ?? "", head.sort) };
}

function bodyBefore(reading: Reading, head: SortedHead): ByResolution | undefined {
  const { text } = reading;
  const front = text.slice(Math.max(0, head.start - 120), head.start);
  const said = before.map((form) => form.exec(front)).find((match) => match !== null);
  if (said === undefined) return undefined;
  const start = head.start - (front.length - said.index);
  const id = idOf(reading, head.sort, said.groups?.list ?? "");
  const council = ofCouncil.exec(text.slice(Math.max(0, start - 50), start))?.[0].length ?? 0;
  return {
    id,
    start: start - council,
    end: head.end,
    reasons: reasonsOf(said.groups?.list ?? "", head.sort),
  };
}

/** The body of the first number that the lexicon knows one of. Years in brackets are none. */
function idOf({ lexicon }: Reading, sort: BodySort, numbers: string): string | undefined {
  const ids = numbersOf(numbers).map((each) => lexicon.byResolution.get(`${sort} ${each}`));
  return ids.find((id) => id !== undefined);
}

const numbersOf = (said: string): string[] => said.replace(/[(（]\d{4}[)）]/g, "").match(/\d{3,4}/g) ?? [];

const reasonsOf = (numbers: string, sort: BodySort): Reason[] => [
  { code: "named-by-resolution", number: numbersOf(numbers)[0] ?? "", sort },
];

import type { Language } from "../../kernel/language.ts";
import type { Reason, Span } from "../../kernel/mention.ts";
import type { Statement, StatementContent } from "../../kernel/statement.ts";
import { type Passage, sentencesOf } from "../passages/index.ts";
import { compiledWords } from "./compiled.ts";
import { confidenceOf, type Weakening, type Worth } from "./confidence.ts";
import { contentsOf, type Said, type Surroundings } from "./contents.ts";
import { type ListItem, listItems } from "./from-lists.ts";
import type { Given } from "./given.ts";
import { type CueMatch, matchesOf } from "./match.ts";
import { meetingsOf } from "./meetings.ts";
import { namesOf } from "./named.ts";
import { candidateContent, givenNames } from "./names-given.ts";
import { ownNameOf } from "./own-names.ts";
import { type Named, readSentence, type Sentence, wordsBetween } from "./sentence.ts";

interface Proposal {
  readonly content: StatementContent;
  readonly base: Worth;
  readonly names: readonly Named[];
  readonly weak: readonly Weakening[];
  readonly why: readonly Reason[];
}

const mentionReason = ({ id, text }: Named): Reason => ({ code: "with-mention", id, words: text });

function statementOf(
  text: string,
  { start, end }: Span,
  { content, base, names, weak, why }: Proposal,
): Statement {
  return {
    ...{ start, end, text: text.slice(start, end), content },
    confidence: confidenceOf(base, { weak, names: names.map(({ confidence }) => confidence) }),
    reasons: [
      ...why,
      { code: "statement-rule", rule: base },
      ...names.map(mentionReason),
      ...[...new Set(weak)].map((weakness): Reason => ({ code: "weakened", by: weakness })),
    ],
  };
}

/** Names of the sentence, with the words by which the secretariat speaks of itself, and a pronoun that goes on with a subject. */
function withSelf(
  text: string,
  span: Span,
  around: { names: readonly Named[]; language: Language; self?: string; before?: Named },
): Named[] {
  const { names, language, self, before } = around;
  const words = compiledWords(language);
  const here = text.slice(span.start, span.end);
  const added: Named[] = [];
  const add = (start: number, found: string, id: string): void => {
    const place = { start: span.start + start, end: span.start + start + found.length };
    if (names.every((name) => name.end <= place.start || name.start >= place.end))
      added.push({ ...place, text: found, kind: "self", id, confidence: 1, within: [] });
  };
  if (self !== undefined) for (const found of here.matchAll(words.self)) add(found.index, found[0], self);
  const pronoun = before === undefined ? null : words.pronoun.exec(here);
  if (pronoun !== null && before !== undefined) add(0, pronoun[0], before.id);
  return added.length === 0 ? [...names] : [...names, ...added].sort((a, b) => a.start - b.start);
}

/** Who acts in a sentence: the one subject of what it states, else the name that it begins with. */
function subjectOf({ named, line }: Sentence, proposals: readonly Proposal[]): Named | undefined {
  const stated = proposals.flatMap(({ content, names }) =>
    content.kind === "relation" || content.kind === "office" ? names.slice(0, 1) : [],
  );
  if (stated.length > 0) return stated.every(({ id }) => id === stated[0]?.id) ? stated[0] : undefined;
  const [first] = named;
  if (first === undefined || (first[1].kind !== "party" && first[1].kind !== "self") || first[1].id === "")
    return undefined;
  return /^[^,;:]{0,6}$/u.test(line.slice(0, first[0])) ? first[1] : undefined;
}

const weaknessOfSubjects = (names: readonly Named[], pronoun: Named | undefined): Weakening[] =>
  names.flatMap((name): Weakening[] =>
    name.kind !== "self" ? [] : [name.start === pronoun?.start ? "pronoun" : "self"],
  );

function proposalsOf(text: string, match: CueMatch, around: Surroundings): Proposal[] {
  const said: readonly Said[] =
    match.cue.says.kind === "meeting" ? meetingsOf(text, match) : contentsOf(match, around);
  const words = wordsBetween(text, match.sentence, { start: match.start, end: match.end });
  return said.map(({ content, names, weak, base }) => ({
    ...{ content, names, base: base ?? match.cue.form },
    weak: [...match.weak, ...weak],
    why: [{ code: "cue", cue: match.cue.code, words: words.slice(0, 240) }],
  }));
}

function fromNames(text: string, sentence: Sentence, known: ReadonlySet<string>): Proposal[] {
  const alsoCalled = givenNames(text, sentence, known).map(
    ({ content, name }): Proposal => ({
      ...{ content, base: "bracket", names: [name], weak: [] },
      why: [{ code: "other-name", name: content.name }],
    }),
  );
  const setUp = [...sentence.named.values()].flatMap((name): Proposal[] => {
    const own = ownNameOf(text, name, sentence);
    if (own === undefined) return [];
    const { party, instrument, words } = own;
    return [
      {
        ...{
          content: { kind: "establishment", party, instrument: instrument.id },
          base: "own-name",
          weak: [],
        },
        names: [name, { ...instrument, kind: "instrument", within: [] }],
        why: [{ code: "cue", cue: "own-name", words }],
      },
    ];
  });
  return [...alsoCalled, ...setUp];
}

function fromItem(item: ListItem, self: string | undefined): Proposal[] {
  const owner = item.owner?.id ?? self;
  if (owner === undefined || owner === "") return [];
  const weak: Weakening[] = item.owner === undefined && item.list === "partners" ? ["unattributed"] : [];
  const why: Reason[] = [{ code: "list-item", list: item.list, under: item.path.join(" › ") }];
  const says = (content: StatementContent, name: Named): Proposal => ({
    ...{ content, base: "list-item", weak, why },
    names: [name],
  });
  if (item.list === "members")
    return item.states.map((name) =>
      says({ kind: "membership", state: name.id, party: owner, status: "member" }, name),
    );
  return item.parties
    .filter(({ id }) => id !== owner)
    .map((name) => says({ kind: "relation", from: owner, relation: "cooperates-with", to: name.id }, name));
}

const titleLength = 60;
/** `Resolution 2129 (2013)` as a heading of its own: the text is that resolution. */
function ownInstrument(passages: readonly Passage[], names: readonly Named[]): string | undefined {
  const heads = passages.filter(({ kind }) => kind !== "furniture").slice(0, 8);
  for (const { start, end } of heads) {
    const first = names.find((name) => name.start >= start && name.end <= end);
    if (first?.kind === "instrument" && end - start < titleLength && first.start - start < 16)
      return first.id;
  }
  return undefined;
}

interface Walk {
  readonly text: string;
  readonly given: Given;
  readonly around: Surroundings;
  readonly known: ReadonlySet<string>;
}

/** One sentence: what its cues say, and the names that it gives. */
function fromSentence(
  { text, around, known }: Walk,
  sentence: Sentence,
  before: Named | undefined,
): Proposal[] {
  if (sentence.named.size === 0) return [];
  const { cues, guards } = compiledWords(sentence.language);
  const cued = sentence.named.size < 2 ? [] : cues.flatMap((cue) => matchesOf(cue, sentence, guards));
  const pronoun =
    before === undefined
      ? undefined
      : [...sentence.named.values()].find(({ kind, start }) => kind === "self" && start === sentence.start);
  const isPronoun = pronoun !== undefined && pronoun.id === before?.id ? pronoun : undefined;
  return [
    ...cued
      .flatMap((match) => proposalsOf(text, match, around))
      .map((proposal) => ({
        ...proposal,
        weak: [...proposal.weak, ...weaknessOfSubjects(proposal.names, isPronoun)],
      })),
    ...fromNames(text, sentence, known),
  ];
}

/** The surest of the proposals with one content. */
function surest(statements: readonly Statement[]): Statement[] {
  const best = new Map<string, Statement>();
  for (const statement of statements) {
    const key = JSON.stringify(statement.content);
    const other = best.get(key);
    if (other === undefined || other.confidence < statement.confidence) best.set(key, statement);
  }
  return [...best.values()];
}

/**
 * UTF-16 code units of the longest sentence that is looked at: a list without full stops is longer, and states nothing that
 * anybody could judge in one piece. The guards look at what stands before and behind each cue, to both ends of its sentence.
 */
const longestSentence = 20_000;

function fromPassage(walk: Walk, passage: Passage, names: readonly Named[]): Statement[] {
  const { text, given } = walk;
  if (names.length === 0) return [];
  const gaps = passage.gaps ?? [];
  let before: Named | undefined;
  let next = 0;
  const found: Statement[] = [];
  for (const span of sentencesOf(text, passage, passage.language)) {
    const from = next;
    while ((names[next]?.end ?? Number.POSITIVE_INFINITY) <= span.end) next += 1;
    if (span.end - span.start > longestSentence) {
      before = undefined;
      continue;
    }
    const own = names
      .slice(from, next)
      .filter(
        (name) =>
          name.start >= span.start && !gaps.some((gap) => name.start >= gap.start && name.end <= gap.end),
      );
    const all = withSelf(text, span, {
      names: own,
      language: passage.language,
      ...(given.self === undefined ? {} : { self: given.self }),
      ...(before === undefined ? {} : { before }),
    });
    const sentence = readSentence({ text, span, gaps, language: passage.language, names: all });
    const proposals = fromSentence(walk, sentence, before);
    found.push(...surest(proposals.map((proposal) => statementOf(text, span, proposal))));
    before = subjectOf(sentence, proposals);
  }
  return found;
}

function namesOfPassage(names: readonly Named[], { start, end }: Passage): Named[] {
  let low = 0;
  let high = names.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((names[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  let last = low;
  while (last < names.length && (names[last]?.end ?? end + 1) <= end) last += 1;
  return names.slice(low, last);
}

/** A name says each time that it comes who set the body up; the first time is enough. */
function onceByName(statements: readonly Statement[]): Statement[] {
  const said = new Set<string>();
  return statements.filter(({ content, reasons }) => {
    if (!reasons.some(({ code, rule }) => code === "statement-rule" && rule === "own-name")) return true;
    const key = JSON.stringify(content);
    return !said.has(key) && said.add(key);
  });
}

/**
 * What a text states that the register could know, each with its sentence, its confidence and the reasons: by cues between
 * names within a sentence (`cues/`), by the place of an item in a list, and by brackets behind a name. Statements come in
 * the order of their sentences; one sentence gives one content once. Time is linear in the text for a given longest sentence.
 */
export function findStatements(text: string, given: Given): Statement[] {
  const names = namesOf(text, given);
  const around: Surroundings = { given, own: ownInstrument(given.passages, names) };
  const known = new Set(given.mentions.filter(({ kind }) => kind === "party").map((mention) => mention.text));
  const walk: Walk = { text, given, around, known };
  const read = given.passages.filter(({ kind }) => kind !== "furniture" && kind !== "table");
  const cued = read.flatMap((passage) => fromPassage(walk, passage, namesOfPassage(names, passage)));
  const listed = listItems(text, given.passages, names).flatMap((item) =>
    fromItem(item, given.self).map((proposal) => statementOf(text, item.passage, proposal)),
  );
  const unknown = given.candidates.map((candidate) =>
    statementOf(text, candidate, {
      ...{ content: candidateContent(candidate), base: "candidate", names: [], weak: [] },
      why: candidate.reasons,
    }),
  );
  return [...onceByName(cued), ...listed, ...unknown].sort((a, b) => a.start - b.start || a.end - b.end);
}

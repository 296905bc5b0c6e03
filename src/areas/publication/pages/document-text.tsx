import type { ComponentChildren, VNode } from "preact";
import type { Run } from "../../../engines/marks/index.ts";
import type { MentionKind } from "../../../kernel/mention.ts";
import { Link, Mention, Passage, Time } from "../../../platform/html/index.ts";
import { addressOf, type PageRequest } from "../../../platform/http/index.ts";
import type { LaidPassage, TextMark } from "../document-text.ts";
import type { CitedFact, DocumentPage } from "../queries/index.ts";
import { toldMentions, Why } from "./document-why.tsx";
import { thingAddress, thingName } from "./document-words.tsx";
import { instrumentAddress, joined, partnerAddress } from "./words.tsx";

/** The passages of the part, each with its number, its marks, and the facts that it carries. */
export function DocumentText({ page, request }: { page: DocumentPage; request: PageRequest }): VNode {
  return (
    <>
      {page.laid.map((laid) => {
        const { passage, runs } = laid;
        const facts = page.citedFacts.filter((fact) => fact.passage === passage.number);
        return (
          <Passage
            key={passage.number}
            id={`p${passage.number}`}
            number={passage.number}
            numberLabel={request.translate("document.passage", { number: String(passage.number) })}
            kind={passage.kind}
            language={passage.language}
            aside={asideOf(laid, facts, { page, request })}
          >
            {runs.map((run) => (
              <Words key={run.start} run={run} page={page} request={request} />
            ))}
          </Passage>
        );
      })}
    </>
  );
}

/** The facts that rest on a passage, and why the program recognised what it did in it. */
function asideOf(
  laid: LaidPassage,
  facts: readonly CitedFact[],
  shown: Omit<CarriedProps, "facts">,
): ComponentChildren {
  const told = toldMentions(laid, shown);
  if (facts.length + told.length === 0) return undefined;
  return (
    <>
      {facts.length === 0 ? null : <Carried facts={facts} {...shown} />}
      {told.length === 0 ? null : <Why told={told} {...shown} />}
    </>
  );
}

interface WordsProps {
  readonly run: LaidPassage["runs"][number];
  readonly page: DocumentPage;
  readonly request: PageRequest;
}

/** One run of a passage: its words, in a link where they name something, as a date where they are one. */
function Words({ run, page, request }: WordsProps): VNode {
  const words = linked(run, dated(run), { page, request });
  const furniture = run.marks.find((mark) => mark.is === "furniture");
  const cited = run.marks.some((mark) => mark.is === "cited");
  const also = run.buried.map((mark) => <Also key={mark.start} {...{ mark, page, request }} />);
  const whole = (
    <>
      {words}
      {also}
    </>
  );
  if (furniture !== undefined) {
    const first = run.start === furniture.start;
    return (
      <small class="furniture" id={first ? `p${furniture.passage.number}` : undefined}>
        {whole}
      </small>
    );
  }
  return cited ? <span class="cited">{whole}</span> : whole;
}

const isoDate = /^\d{4}(-\d{2}(-\d{2})?)?$/;

function dated({ text, marks }: Run<TextMark>): ComponentChildren {
  const mark = marks.findLast((one) => one.is === "mention" && one.mention.kind === "date");
  const id = mark?.is === "mention" ? mark.mention.id : "";
  return isoDate.test(id) ? <Time datetime={id}>{text}</Time> : text;
}

type Named = Exclude<MentionKind, "date">;

/** A separate address for the kind: what a date is, its element says. */
const namedBy = (mark: TextMark | undefined) =>
  mark?.is === "mention" && mark.mention.kind !== "date"
    ? { kind: mark.mention.kind as Named, id: mark.mention.id }
    : undefined;

function linked(
  { leads }: Run<TextMark>,
  words: ComponentChildren,
  { page, request }: Omit<WordsProps, "run">,
): ComponentChildren {
  const subject = namedBy(leads);
  if (subject === undefined) return words;
  return (
    <Mention
      kind={subject.kind}
      href={thingAddress(subject, page.things, request)}
      label={kindLabel(subject.kind, request)}
      pageLanguage={request.language}
    >
      {words}
    </Mention>
  );
}

const kindLabel = (kind: Named, { translate }: PageRequest): string =>
  ` ${translate("document.kind", { kind: translate(`find.kind-${kind}`) })}`;

/** What the same words name besides: a link of its own behind them. */
function Also({
  mark,
  page,
  request,
}: {
  mark: TextMark;
  page: DocumentPage;
  request: PageRequest;
}): VNode | null {
  const subject = namedBy(mark);
  const href = subject && thingAddress(subject, page.things, request);
  if (subject === undefined || href === undefined) return null;
  return (
    <>
      {" "}
      <a class="mention__also" href={href} lang={request.language}>
        [{request.translate(`find.kind-${subject.kind}`)}
        <span class="unseen"> {thingName(subject, page.things, request)}</span>]
      </a>
    </>
  );
}

/** Where on a page each kind of fact is told. */
const anchors: Readonly<Record<CitedFact["told"]["kind"], string>> = {
  party: "",
  name: "#names",
  relation: "#relations",
  office: "#offices",
  membership: "#memberships",
  establishment: "#cooperation",
  instrument: "",
  event: "#events",
};

interface CarriedProps {
  readonly facts: readonly CitedFact[];
  readonly page: DocumentPage;
  readonly request: PageRequest;
}

/** The confirmed facts that rest on a passage, each with the way to its page. */
function Carried({ facts, page, request }: CarriedProps): VNode {
  const { translate } = request;
  const each = new Map(facts.map((fact) => [`${fact.fact_table} ${fact.fact_id}`, fact]));
  return (
    <>
      {translate("document.carries")}
      <ul>
        {[...each].map(([key, { told }]) => {
          const name = thingName({ kind: told.of.is, id: told.of.id }, page.things, request);
          const ends = [
            name,
            ...(told.other === undefined
              ? []
              : [thingName({ kind: "party", id: told.other }, page.things, request)]),
          ];
          return (
            <li key={key}>
              <Link href={`${toldAt(told, page, request)}${anchors[told.kind]}`}>
                {translate.rich(`document.fact-${told.kind}`, { name: <>{joined(ends, " – ")}</> })}
              </Link>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function toldAt({ of }: CitedFact["told"], { things }: DocumentPage, request: PageRequest): string {
  if (of.is === "party") return partnerAddress(of.id, request);
  const instrument = things.instruments.get(of.id);
  return instrument === undefined
    ? addressOf(request.language, "mandates", request.place.query)
    : instrumentAddress(instrument.slug, request);
}

import type { ComponentChildren, VNode } from "preact";
import { directionOf } from "../../../../kernel/language.ts";
import type { Mention } from "../../../../kernel/mention.ts";
import { Paging } from "../../../../platform/html/index.ts";
import { addressOf, type WorkRequest } from "../../../../platform/http/index.ts";
import { surenessOf } from "../../../evidence/index.ts";
import {
  type LaidPassage,
  layOut,
  type TextMark,
  thingAddress,
  thingName,
} from "../../../publication/index.ts";
import { asPage } from "../as-page.ts";
import type { Review, ShownProposal } from "./queries.ts";

interface PaperProps {
  readonly review: Review;
  readonly request: WorkRequest;
}

/** The text of the document, with what it speaks of and what is proposed of it marked. */
export function Paper({ review, request }: PaperProps): VNode {
  const { page, proposals } = review;
  const { translate } = request;
  const noted = proposals.map(({ id, starts, ends }) => ({ key: id, start: starts, end: ends }));
  const laid = layOut({ passages: page.passages, mentions: page.mentions, citations: [], noted }, page.part);
  const reachable = { tabIndex: 0 };
  return (
    <article class="paper" aria-labelledby="text-heading" {...reachable}>
      <h2 id="text-heading" class="unseen">
        {translate("review.text")}
      </h2>
      <Legend request={request} />
      {page.read ? null : <p class="small">{translate("document.not-read")}</p>}
      {laid.map((one) => (
        <PassageWords key={one.passage.number} {...{ laid: one, review, request }} />
      ))}
      <Parts {...{ review, request }} />
    </article>
  );
}

function Legend({ request: { translate } }: { readonly request: WorkRequest }): VNode {
  const kinds = [
    ["party", "find.kind-party"],
    ["instrument", "find.kind-instrument"],
    ["provision", "find.kind-provision"],
    ["state", "find.kind-state"],
    ["relation", "review.legend-proposal"],
    ["doubt", "review.sureness-doubtful"],
  ] as const;
  return (
    <ul class="legend">
      {kinds.map(([kind, key]) => (
        <li key={kind}>
          <span class="m" data-is={kind}>
            {translate(key)}
          </span>
        </li>
      ))}
    </ul>
  );
}

interface PassageProps extends PaperProps {
  readonly laid: LaidPassage;
}

function PassageWords({ laid, review, request }: PassageProps): VNode {
  const { passage } = laid;
  const Words = passage.kind === "heading" ? "h3" : "p";
  return (
    <Words
      id={`p${passage.number}`}
      data-p={passage.number}
      data-is={passage.kind}
      lang={passage.language}
      dir={directionOf(passage.language)}
    >
      {stretchesOf(laid).map((stretch) => (
        <StretchWords key={stretch.runs[0]?.start} {...{ stretch, review, request }} />
      ))}
    </Words>
  );
}

type Run = LaidPassage["runs"][number];

/** Runs side by side that the same proposals lie over, with those that begin and end here. */
interface Stretch {
  readonly runs: readonly Run[];
  readonly keys: readonly string[];
  readonly begins: readonly string[];
  readonly ends: readonly string[];
}

const keysOf = ({ marks }: Run): string[] =>
  marks.flatMap((mark: TextMark) => (mark.is === "noted" ? [mark.key] : []));

function stretchesOf({ runs }: LaidPassage): Stretch[] {
  const together: { runs: Run[]; keys: string[] }[] = [];
  for (const run of runs) {
    const keys = keysOf(run);
    const last = together.at(-1);
    if (last !== undefined && last.keys.join() === keys.join()) last.runs.push(run);
    else together.push({ runs: [run], keys });
  }
  return together.map(({ runs: own, keys }, at) => ({
    ...{ runs: own, keys },
    begins: keys.filter((key) => !together.slice(0, at).some((one) => one.keys.includes(key))),
    ends: keys.filter((key) => !together.slice(at + 1).some((one) => one.keys.includes(key))),
  }));
}

interface StretchProps extends PaperProps {
  readonly stretch: Stretch;
}

/** The words of a stretch inside a mark for each proposal over them; the numbers of those that end here stand behind. */
function StretchWords({ stretch, review, request }: StretchProps): ComponentChildren {
  const words = stretch.runs.map((run) => <RunWords key={run.start} {...{ run, review, request }} />);
  const { proposals, hand } = review;
  const numbers = proposals
    .filter(({ id }) => stretch.ends.includes(id))
    .map((proposal) => <ProposalNumber key={proposal.id} {...{ proposal, request }} />);
  return stretch.keys.toReversed().reduce<ComponentChildren>(
    (inner, key) => {
      const proposal = proposals.find(({ id }) => id === key);
      if (proposal === undefined) return inner;
      return (
        <mark
          class="m"
          data-is={surenessOf(proposal.confidence) === "doubtful" ? "doubt" : "relation"}
          data-now={hand?.id === key ? true : undefined}
          id={stretch.begins.includes(key) ? `m${proposal.number}` : undefined}
        >
          {inner}
        </mark>
      );
    },
    [...words, ...numbers],
  );
}

function ProposalNumber({
  proposal,
  request,
}: {
  readonly proposal: ShownProposal;
  readonly request: WorkRequest;
}) {
  return (
    <sup>
      <span class="unseen" lang={request.language}>
        {` ${request.translate("review.proposal-number", { number: String(proposal.number) })}`}
      </span>
      <span aria-hidden="true">{proposal.number}</span>
    </sup>
  );
}

interface RunProps extends PaperProps {
  readonly run: Run;
}

function RunWords({ run, review, request }: RunProps): ComponentChildren {
  const mention = mentionOf(run);
  const words: ComponentChildren =
    mention === undefined ? run.text : <MentionWords {...{ mention, text: run.text, review, request }} />;
  return run.marks.some(({ is }) => is === "furniture") ? <small>{words}</small> : words;
}

type Named = Mention & { readonly kind: Exclude<Mention["kind"], "date"> };

function mentionOf({ leads }: Run): Named | undefined {
  if (leads?.is !== "mention" || leads.mention.kind === "date") return undefined;
  return { ...leads.mention, kind: leads.mention.kind };
}

interface MentionProps extends PaperProps {
  readonly mention: Named;
  readonly text: string;
}

/** Words that name something: the way to it, and for whoever hears the text, what it is. */
function MentionWords({ mention, text, review: { page }, request }: MentionProps): VNode {
  const { language, translate } = request;
  const { kind, id } = mention;
  const subject = { kind, id };
  const href =
    kind === "party"
      ? addressOf(language, `work/partners/${id}`)
      : thingAddress(subject, page.things, asPage(request));
  const said = (
    <>
      <mark class="m" data-is={kind}>
        {text}
      </mark>
      <span class="unseen" lang={language} dir={directionOf(language)}>
        {" "}
        {translate.rich<ComponentChildren>("review.mention", {
          kind: translate(`find.kind-${kind}`),
          name: <>{thingName(subject, page.things, asPage(request))}</>,
        })}
      </span>
    </>
  );
  return href === undefined ? said : <a href={href}>{said}</a>;
}

function Parts({ review: { page }, request }: PaperProps): VNode | null {
  const { translate, language } = request;
  const { part, parts, document } = page;
  if (parts === 1) return null;
  const to = (number: number) => addressOf(language, `work/review/${document.id}`, `?part=${number}`);
  return (
    <Paging
      label={translate("document.parts")}
      place={translate("document.part-of", { part: String(part), parts: String(parts) })}
      before={part > 1 ? { href: to(part - 1), text: translate("document.part-before") } : undefined}
      after={part < parts ? { href: to(part + 1), text: translate("document.part-after") } : undefined}
    />
  );
}

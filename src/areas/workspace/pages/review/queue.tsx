import { Fragment, type VNode } from "preact";
import { Absent, Button, Check, Field, Form } from "../../../../platform/html/index.ts";
import { addressOf, type WorkRequest } from "../../../../platform/http/index.ts";
import { surenessOf } from "../../../evidence/index.ts";
import { formToken } from "../frame.tsx";
import { Acts } from "./acts.tsx";
import { reviewAddress } from "./address.ts";
import type { Refused } from "./correct.tsx";
import type { Effect } from "./effect.ts";
import { Proof } from "./hand.tsx";
import { isDecided } from "./model.ts";
import type { Review, ShownProposal } from "./queries.ts";
import { sentenceOf } from "./sentences.tsx";

export interface QueueProps {
  readonly review: Review;
  readonly effect: Effect | undefined;
  readonly refused: Refused | undefined;
  readonly request: WorkRequest;
}

/** What is proposed of a document in the order of reading, one of it in hand; what was decided stays. */
export function Queue(props: QueueProps): VNode {
  const { review, request } = props;
  const { translate } = request;
  const reachable = { tabIndex: 0 };
  return (
    <section aria-labelledby="queue-heading" {...reachable}>
      <h2 id="queue-heading" class="unseen">
        {translate("review.queue")}
      </h2>
      {review.proposals.length === 0 ? (
        <Absent as="block">{translate("review.none-in-document")}</Absent>
      ) : (
        <ol class="queue">
          {review.proposals.map((proposal) => (
            <Fragment key={proposal.id}>
              {proposal.id === review.hand?.id ? (
                <InHand {...props} hand={proposal} />
              ) : (
                <Line {...{ proposal, review, request }} />
              )}
            </Fragment>
          ))}
        </ol>
      )}
      <WholeDocument {...props} />
    </section>
  );
}

const standWord = ({ stand, confidence }: ShownProposal, { translate }: WorkRequest): string =>
  translate(stand === "waiting" ? `review.sureness-${surenessOf(confidence)}` : `review.stand-${stand}`);

function Line({
  proposal,
  review,
  request,
}: {
  readonly proposal: ShownProposal;
  readonly review: Review;
  readonly request: WorkRequest;
}): VNode {
  const { translate } = request;
  const href = reviewAddress(request, { document: review.page.document.id, at: proposal.id });
  return (
    <li data-is={isDecided(proposal) ? "done" : undefined}>
      <span class="k">{proposal.number}</span>
      <span>
        <a href={href}>
          {sentenceOf(proposal.decision?.content ?? proposal.content, { things: review.things, request })}
        </a>{" "}
        <span class="kind">{translate(`review.kind-${proposal.kind}`)}</span>
      </span>
      <span class="kind">{standWord(proposal, request)}</span>
    </li>
  );
}

interface HandProps extends QueueProps {
  readonly hand: ShownProposal;
}

function InHand(props: HandProps): VNode {
  const { hand, review, request, refused } = props;
  const { translate } = request;
  const passage = hand.passage_id.split(".").at(-1) ?? "";
  const mine = refused?.proposal === hand.id ? refused : undefined;
  const telling = { things: review.things, request };
  return (
    <li id="hand" aria-current="true" tabIndex={-1}>
      <span class="k">{hand.number}</span>
      <span class="kind">
        {translate("review.kind-and-passage", { kind: translate(`review.kind-${hand.kind}`), passage })}
        {" · "}
        {standWord(hand, request)}
      </span>
      <span class="count">
        {translate("review.number-of", { number: String(hand.number), count: review.proposals.length })}
      </span>
      <p class="claim">{sentenceOf(hand.content, telling)}</p>
      <Proof {...props} />
      {mine === undefined ? null : (
        <p class="field__error claim" role="alert">
          {mine.message}
        </p>
      )}
      <Acts {...props} refused={mine} />
    </li>
  );
}

/** One decision on everything that waits, for who has read the whole. */
function WholeDocument({ review, request, refused }: QueueProps): VNode | null {
  const { translate, language } = request;
  const waiting = review.proposals.filter(({ stand }) => stand === "waiting" || stand === "deferred").length;
  if (review.pendingAll !== undefined)
    return (
      <p class="small">
        {translate("review.all-pending")}{" "}
        <a href={addressOf(language, "work/publication")}>{translate("review.to-publication")}</a>
      </p>
    );
  if (waiting < 2) return null;
  const action = addressOf(language, `work/review/${review.page.document.id}`);
  const mine = refused?.verb === "all" ? refused : undefined;
  const verdict = mine?.values.verdict?.[0];
  return (
    <details open={mine !== undefined}>
      <summary>{translate("review.all", { count: waiting })}</summary>
      <Form
        action={action}
        hidden={[formToken(request), { name: "do", value: "all" }]}
        label={translate("review.all", { count: waiting })}
      >
        <fieldset>
          <legend>{translate("review.all-verdict")}</legend>
          <Check name="verdict" is="radio" value="confirmed" checked={verdict === "confirmed"}>
            {translate("review.all-confirm")}
          </Check>
          <Check name="verdict" is="radio" value="rejected" checked={verdict === "rejected"}>
            {translate("review.all-reject")}
          </Check>
        </fieldset>
        {mine === undefined ? null : (
          <p class="field__error" role="alert">
            {mine.message}
          </p>
        )}
        <Field
          id="all-why"
          name="why"
          label={translate("review.reason")}
          value={mine?.values.why?.[0] ?? ""}
        />
        <div class="form__acts">
          <Button is="plain">{translate("review.all-send")}</Button>
        </div>
      </Form>
    </details>
  );
}

import type { ComponentChildren, VNode } from "preact";
import { Field, Form } from "../../../../platform/html/index.ts";
import { addressOf, type WorkRequest } from "../../../../platform/http/index.ts";
import { formToken } from "../frame.tsx";
import { reviewAddress } from "./address.ts";
import { Correct, type Refused } from "./correct.tsx";
import type { Effect } from "./effect.ts";
import { isDecided } from "./model.ts";
import type { Review, ShownProposal } from "./queries.ts";

interface HandProps {
  readonly review: Review;
  readonly refused: Refused | undefined;
  readonly effect: Effect | undefined;
  readonly request: WorkRequest;
  readonly hand: ShownProposal;
}

/** What can be done with the proposal in hand. */
export function Acts(props: HandProps): VNode {
  const { hand, review, request, refused } = props;
  const { query, person, translate } = request;
  const document = review.page.document.id;
  const correcting = query.correct === "1" || refused?.verb === "correct";
  if (hand.stand === "pending") {
    const own = hand.pending?.proposer === person.id;
    return (
      <div class="acts">
        {own ? (
          <Act {...props} verb="withdraw" at="z" also={[{ name: "waiting", value: hand.pending?.id ?? "" }]}>
            {translate("review.do-withdraw")}
          </Act>
        ) : null}
      </div>
    );
  }
  if (isDecided(hand))
    return (
      <div class="acts">
        <Act {...props} verb="undo" at="z">
          {translate("review.do-undo")}
        </Act>
        {hand.stand === "rejected" ? null : <p class="small">{translate("review.undo-keeps-fact")}</p>}
      </div>
    );
  if (correcting)
    return (
      <div class="acts">
        <Correct {...{ request, document, refused }} proposal={hand} />
      </div>
    );
  return <WaitingActs {...props} />;
}

function WaitingActs(props: HandProps): VNode {
  const { hand, review, request, refused } = props;
  const { translate, language } = request;
  const document = review.page.document.id;
  const hidden = [formToken(request), { name: "proposal", value: hand.id }, { name: "do", value: "reject" }];
  return (
    <div class="acts">
      {props.effect?.is === "impossible" ? null : (
        <Act {...props} verb="confirm" at="c" main>
          {translate("review.do-confirm")}
        </Act>
      )}
      <a
        class="button"
        data-is="plain"
        data-key="m"
        href={reviewAddress(request, { document, at: hand.id, also: "&correct=1" })}
      >
        {translate("review.to-correct")}
        <Key at="m" />
      </a>
      {hand.stand === "deferred" ? null : (
        <Act {...props} verb="defer">
          {translate("review.do-defer")}
        </Act>
      )}
      {hand.stand === "deferred" ? (
        <Act {...props} verb="undo" at="z">
          {translate("review.do-undo")}
        </Act>
      ) : null}
      <Form is="line" action={addressOf(language, `work/review/${document}`)} hidden={hidden}>
        <Field
          id="reject-why"
          name="why"
          label={translate("review.reason")}
          value={refused?.verb === "reject" ? (refused.values.why?.[0] ?? "") : ""}
        />
        <button class="button" data-is="plain" data-key="e" type="submit">
          {translate("review.do-reject")}
          <Key at="e" />
        </button>
      </Form>
    </div>
  );
}

const Key = ({ at }: { readonly at: string }): VNode => (
  <span aria-hidden="true">
    <kbd>{at}</kbd>
  </span>
);

interface ActProps {
  readonly request: WorkRequest;
  readonly review: Review;
  readonly hand: ShownProposal;
  readonly verb: string;
  /** The key that sends it. */
  readonly at?: string;
  readonly main?: boolean;
  readonly also?: readonly { readonly name: string; readonly value: string }[];
  readonly children: ComponentChildren;
}

/** A form of one button. */
function Act({ request, review, hand, verb, at, main, also = [], children }: ActProps): VNode {
  const hidden = [
    formToken(request),
    { name: "proposal", value: hand.id },
    { name: "do", value: verb },
    ...also,
  ];
  return (
    <Form
      is="line"
      action={addressOf(request.language, `work/review/${review.page.document.id}`)}
      hidden={hidden}
    >
      <button class="button" data-is={main ? undefined : "plain"} data-key={at} type="submit">
        {children}
        {at === undefined ? null : <Key at={at} />}
      </button>
    </Form>
  );
}

import type { ComponentChildren, VNode } from "preact";
import { DocumentSymbol } from "../../../../platform/html/index.ts";
import { addressOf, type WorkRequest } from "../../../../platform/http/index.ts";
import { languageName } from "../../../../platform/i18n/index.ts";
import { renderWork } from "../frame.tsx";
import { reviewAddress } from "./address.ts";
import type { Refused } from "./correct.tsx";
import type { Effect } from "./effect.ts";
import { Paper } from "./paper.tsx";
import type { Review } from "./queries.ts";
import { Queue } from "./queue.tsx";
import { UndoLast } from "./undo-last.tsx";

/** What may stand in `?done=`. */
export const dones = [
  ...(["confirmed", "corrected", "rejected", "deferred", "reopened"] as const),
  ...(["waits", "withdrawn", "all-confirmed", "all-rejected"] as const),
] as const;
export type Done = (typeof dones)[number];

export interface ReviewPageProps {
  readonly review: Review;
  readonly effect: Effect | undefined;
  readonly refused?: Refused | undefined;
}

/** `work/review/:document`: the text on one side, what is proposed of it on the other. */
export function renderReview(request: WorkRequest, { review, effect, refused }: ReviewPageProps): string {
  const { translate, query } = request;
  const { document } = review.page;
  const done = dones.find((one) => one === query.done);
  return renderWork({
    request,
    title: document.title,
    stand: <Stand {...{ review, request }} />,
    done: refused === undefined && done !== undefined ? translate(`review.done-${done}`) : undefined,
    problem: refused?.message,
    islands: ["review"],
    children: (
      <>
        {refused === undefined ? <UndoLast {...{ review, request }} /> : null}
        <Keys {...{ review, request }} />
        <div class="review" data-island="review">
          <Queue {...{ review, effect, refused, request }} />
          <Paper {...{ review, request }} />
        </div>
      </>
    ),
  });
}

interface PartProps {
  readonly review: Review;
  readonly request: WorkRequest;
}

function Stand({ review, request }: PartProps): VNode {
  const { translate, language } = request;
  const { page, proposals } = review;
  const { document } = page;
  const open = proposals.filter(({ stand }) => stand === "waiting" || stand === "deferred").length;
  const said: ComponentChildren[] = [
    ...(document.symbol === "" ? [] : [<DocumentSymbol>{document.symbol}</DocumentSymbol>]),
    languageName(document.language, language),
    translate(`level.${document.level}`),
    translate("review.decided-of", { decided: proposals.length - open, count: proposals.length }),
    <a href={addressOf(language, `work/documents/${document.id}`)}>{translate("review.to-document")}</a>,
    <a href={addressOf(language, "work/review")}>{translate("review.to-queue")}</a>,
  ];
  return <>{said.flatMap((one, at) => (at === 0 ? [one] : [" · ", one]))}</>;
}

/** The keys, and the proposals before and behind the one in hand. */
function Keys({ review, request }: PartProps): VNode | null {
  const { translate } = request;
  const { proposals, hand, page } = review;
  if (hand === undefined) return null;
  const at = proposals.findIndex(({ id }) => id === hand.id);
  const beside = (key: string, to: { readonly id: string } | undefined, text: string) => (
    <span>
      <kbd>{key}</kbd>
      {to === undefined ? (
        text
      ) : (
        <a data-key={key} href={reviewAddress(request, { document: page.document.id, at: to.id })}>
          {text}
        </a>
      )}
    </span>
  );
  const hints = [
    ["c", "review.do-confirm"],
    ["e", "review.do-reject"],
    ["m", "review.to-correct"],
    ["z", "review.do-undo"],
  ] as const;
  return (
    <p class="keys">
      {beside("j", proposals[at + 1], translate("review.next"))}
      {beside("k", proposals[at - 1], translate("review.before"))}
      {hints.map(([key, text]) => (
        <span key={key}>
          <kbd>{key}</kbd>
          {translate(text)}
        </span>
      ))}
    </p>
  );
}

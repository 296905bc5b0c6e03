import type { VNode } from "preact";
import { addressOf, type WorkRequest } from "../../../../platform/http/index.ts";
import { DoForm } from "../frame.tsx";
import type { Review } from "./queries.ts";
import { sentenceOf } from "./sentences.tsx";

interface UndoProps {
  readonly review: Review;
  readonly request: WorkRequest;
}

/** The way back from what was just decided. */
export function UndoLast({ review, request }: UndoProps): VNode | null {
  const { query, language, translate, person } = request;
  const last = review.proposals.find(({ id }) => id === query.last);
  if (last === undefined || last.id === review.hand?.id || last.stand === "waiting") return null;
  const pending = last.stand === "pending";
  if (pending && last.pending?.proposer !== person.id) return null;
  const hidden = [
    { name: "proposal", value: last.id },
    { name: "do", value: pending ? "withdraw" : "undo" },
    ...(pending ? [{ name: "waiting", value: last.pending?.id ?? "" }] : []),
  ];
  const sentence = sentenceOf(last.decision?.content ?? last.content, { things: review.things, request });
  return (
    <div class="undo" data-key="z">
      <span>
        {last.number}. {sentence} · {translate(`review.stand-${last.stand}`)}
      </span>
      <DoForm
        request={request}
        action={addressOf(language, `work/review/${review.page.document.id}`)}
        hidden={hidden}
      >
        {translate(pending ? "review.do-withdraw" : "review.do-undo")}
      </DoForm>
    </div>
  );
}

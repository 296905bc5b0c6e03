import { statementKinds } from "../../../../kernel/statement.ts";
import type { Problem, WorkForm, WorkPage, WorkRequest } from "../../../../platform/http/index.ts";
import { surenesses } from "../../../evidence/index.ts";
import type { Refused } from "./correct.tsx";
import { decide } from "./decide.ts";
import { effectOf } from "./effect.ts";
import { readReview, readReviewQueue } from "./queries.ts";
import { renderQueuePage } from "./queue-page.tsx";
import { renderReview } from "./review-page.tsx";

/** What an address asks for; a value that is none narrows nothing down. */
function filterOf({ query }: WorkRequest) {
  return {
    document: query.document,
    kind: statementKinds.find((one) => one === query.kind),
    sureness: surenesses.find((one) => one === query.sureness),
  };
}

const pageOf = ({ query }: WorkRequest): number =>
  /^[1-9]\d{0,4}$/.test(query.page ?? "") ? Number(query.page) : 1;

async function showQueue(request: WorkRequest): Promise<string> {
  const { door, actor, language } = request;
  const [filter, page] = [filterOf(request), pageOf(request)];
  const queue = await door.ask(actor, readReviewQueue, { ...filter, page, language });
  return renderQueuePage(request, { queue, filter, page });
}

async function showReview(request: WorkRequest, refused?: Refused): Promise<string> {
  const { door, actor, language, today: on, params, query } = request;
  const at = refused === undefined ? query.at : refused.proposal || query.at;
  const review = await door.ask(actor, readReview, {
    ...{ document: params.document ?? "", part: query.part, language, on },
    ...(at === undefined || at === "" ? {} : { at: at.slice(0, 100) }),
  });
  const { hand } = review;
  const open = hand?.stand === "waiting" || hand?.stand === "deferred";
  const effect = open && hand !== undefined ? await effectOf(request, hand.id) : undefined;
  return renderReview(request, { review, effect, refused });
}

const refusedBy = (form: WorkForm, { message, parameter }: Problem): Refused => ({
  ...{ proposal: form.text("proposal"), verb: form.text("do"), message, parameter, values: form.values },
});

export const reviewPages: readonly WorkPage[] = [
  { path: "review", permission: "review", render: showQueue },
  {
    path: "review/:document",
    permission: "review",
    render: (request) => showReview(request),
    form: {
      act: decide,
      refused: (request, form, problem) => showReview(request, refusedBy(form, problem)),
    },
  },
];

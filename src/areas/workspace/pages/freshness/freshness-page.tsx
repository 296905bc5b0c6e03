import type { VNode } from "preact";
import { addressOf, type WorkRequest } from "../../../../platform/http/index.ts";
import { renderWork } from "../frame.tsx";
import { partyLink } from "../today/party-words.tsx";
import { Answers } from "./answers.tsx";
import { Asks } from "./asks.tsx";
import { DueFactsTable, DueForm } from "./due.tsx";
import type { FreshnessParts } from "./parts.ts";
import { Score } from "./score.tsx";

const dones = ["accepted", "passed-on", "refused", "withdrawn"] as const;

/** How fresh the register is, what is to be verified, and what partners were asked and said. */
export function renderFreshness(
  request: WorkRequest,
  { view, party, refused }: Omit<FreshnessParts, "request">,
): string {
  const { translate, query } = request;
  const done = dones.find((one) => one === query.done);
  const { due, overdue, unchecked } = view.counts;
  const parts = { request, view, party, refused };
  return renderWork({
    request,
    title: translate("fresh.title"),
    stand: translate("fresh.stand", { due, overdue, unchecked }),
    done: refused === undefined && done !== undefined ? translate(`fresh.done-${done}`) : undefined,
    problem: refused?.problem.message,
    children: (
      <>
        {party === undefined ? null : <OneParty {...parts} party={party} />}
        <Answers {...parts} />
        {party === undefined ? <Score {...parts} /> : null}
        <DueForm {...parts} />
        {party === undefined ? null : <DueFactsTable {...parts} />}
        <Asks {...parts} />
      </>
    ),
  });
}

function OneParty({ request, view, party }: FreshnessParts & { readonly party: string }): VNode {
  const { translate, language } = request;
  return (
    <p class="prose">
      {translate.rich("fresh.of-party", { party: partyLink(party, { request, labels: view.labels }) })}{" "}
      <a href={addressOf(language, "work/freshness")}>{translate("fresh.all-parties")}</a>
    </p>
  );
}

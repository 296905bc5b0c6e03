import type { VNode } from "preact";
import { dayOf } from "../../../../kernel/partial-date.ts";
import { Table } from "../../../../platform/html/index.ts";
import { formatDate, languageName } from "../../../../platform/i18n/index.ts";
import { DoForm } from "../frame.tsx";
import { date } from "../partners/words.tsx";
import { partyLink } from "../today/party-words.tsx";
import type { FreshnessParts } from "./parts.ts";
import type { SentAsk } from "./query.ts";

/** What became of a question. */
const stateOf = ({ verdict, withdrawn_at, state }: SentAsk): string =>
  verdict ?? (withdrawn_at === null ? state : "revoked");

/** Questions that were sent, and what became of each. */
export function Asks({ request, view }: FreshnessParts): VNode {
  const { translate, language, can } = request;
  const rows = view.asks.map((ask) => ({
    id: `ask-${ask.id}`,
    cells: [
      <bdi key="who">{ask.name}</bdi>,
      partyLink(ask.party_id, { request, labels: view.labels }),
      languageName(ask.language, language),
      date(dayOf(ask.asked_at), request),
      translate(`fresh.ask-${stateOf(ask)}`, {
        count: ask.opens,
        date: formatDate(language, dayOf(ask.expires_at), "short"),
      }),
      can("keep-register") && stateOf(ask) === "open" ? (
        <DoForm
          key="withdraw"
          request={request}
          hidden={[
            { name: "do", value: "withdraw" },
            { name: "id", value: ask.id },
          ]}
        >
          {translate("fresh.withdraw")}
        </DoForm>
      ) : undefined,
    ],
  }));
  return (
    <section aria-labelledby="asks">
      <h2 id="asks">{translate("fresh.asks")}</h2>
      {rows.length === 0 ? (
        <p class="small">{translate("fresh.asks-none")}</p>
      ) : (
        <Table
          caption={translate("fresh.asks-caption")}
          columns={[
            { label: translate("fresh.recipient") },
            { label: translate("fresh.partner") },
            { label: translate("fresh.language") },
            { label: translate("fresh.asked-on"), is: "date" },
            { label: translate("fresh.state") },
            { label: translate("fresh.act") },
          ]}
          groups={[{ rows }]}
        />
      )}
    </section>
  );
}

import type { ComponentChildren, VNode } from "preact";
import { Absent, Button, Check, Form, Paging, Table } from "../../../../platform/html/index.ts";
import { addressOf, type WorkRequest } from "../../../../platform/http/index.ts";
import { languageName } from "../../../../platform/i18n/index.ts";
import { formToken } from "../frame.tsx";
import { capital, comma, date, words } from "../partners/words.tsx";
import { partyLink, partyWords } from "../today/party-words.tsx";
import type { FreshnessParts } from "./parts.ts";
import type { Askable, FreshnessView } from "./query.ts";

/** Partners of which something is to be verified, with the people who may be asked. */
export function DueForm(parts: FreshnessParts): VNode {
  const { request, view, party, refused } = parts;
  const { translate, can } = request;
  const chosen = refused?.form.text("do") === "ask" ? refused.form.all("focal-point") : [];
  const rows = view.due.map((one) => ({
    id: `due-${one.party}`,
    cells: [
      partyLink(one.party, { request, labels: view.labels }),
      one.dueOn === undefined ? undefined : date(one.dueOn, request),
      translate("today.due-more", { due: one.counts.due, overdue: one.counts.overdue }),
      <People
        key="people"
        request={request}
        people={view.askable.filter(({ party_id }) => party_id === one.party)}
        {...{ chosen }}
      />,
    ],
  }));
  return (
    <section aria-labelledby="ask">
      <h2 id="ask">{translate(party === undefined ? "fresh.due" : "fresh.whom")}</h2>
      {rows.length === 0 ? (
        <p class="small">{translate("today.due-none")}</p>
      ) : (
        <Form hidden={[formToken(request), { name: "do", value: "ask" }]} label={translate("fresh.whom")}>
          <Table
            caption={translate("fresh.due-caption")}
            columns={[
              { label: translate("fresh.partner") },
              { label: translate("fresh.since"), is: "date" },
              { label: translate("fresh.what") },
              { label: translate("fresh.people") },
            ]}
            groups={[{ rows }]}
          />
          {can("keep-register") && view.askable.length > 0 ? (
            <div class="form__acts">
              <Button>{translate("fresh.ask")}</Button>
            </div>
          ) : null}
        </Form>
      )}
      <Next {...{ request, view }} />
    </section>
  );
}

function Next({ request, view }: Pick<FreshnessParts, "request" | "view">): VNode | null {
  const { translate, language, query } = request;
  if (view.next === undefined && query.after === undefined) return null;
  const at = (search: string) => addressOf(language, "work/freshness", search);
  return (
    <Paging
      label={translate("fresh.pages")}
      place=""
      before={query.after === undefined ? undefined : { href: at(""), text: translate("diff.from-start") }}
      after={
        view.next === undefined
          ? undefined
          : { href: at(`?after=${view.next.join(".")}#ask`), text: translate("fresh.next") }
      }
    />
  );
}

interface PeopleProps {
  readonly request: WorkRequest;
  readonly people: readonly Askable[];
  readonly chosen: readonly string[];
}

function People({ request, people, chosen }: PeopleProps): VNode {
  const { translate, language } = request;
  if (people.length === 0) return <Absent>{translate("fresh.nobody")}</Absent>;
  return (
    <>
      {people.map((one) => (
        <Check key={one.id} name="focal-point" value={one.id} checked={chosen.includes(one.id)}>
          <bdi>{one.name}</bdi>{" "}
          <span class="small">
            {[
              translate(`confirm.role-${one.role}`),
              languageName(one.language, language),
              ...(one.email === "" ? [translate("fresh.no-email")] : []),
            ].join(comma(request))}
          </span>
        </Check>
      ))}
    </>
  );
}

/** What a fact says, in the words of the catalogue, or under the name of what its code stands for. */
function factWords(
  { kind, says }: FreshnessView["facts"][number],
  { places }: FreshnessView,
  request: WorkRequest,
): ComponentChildren {
  const { translate, language } = request;
  const key = { party: `status.${says}`, relation: `relation.${says}.out`, office: `office.${says}.holds` }[
    kind as "party" | "relation" | "office"
  ];
  if (key !== undefined && translate.has(key)) return capital(translate(key), language);
  const place = kind === "membership" || kind === "coverage" ? places.get(says) : undefined;
  if (place !== undefined) return words(place, request);
  return <bdi>{says}</bdi>;
}

/** What of one partner is to be verified, fact by fact. */
export function DueFactsTable({ request, view }: FreshnessParts): VNode {
  const { translate } = request;
  const rows = view.facts.map((fact) => ({
    id: `fact-${fact.id}-${fact.kind}`,
    cells: [
      translate(`fresh.kind-${fact.kind}`),
      <>
        {factWords(fact, view, request)}{" "}
        {fact.other === undefined
          ? null
          : partyWords(fact.other.id, { request, labels: new Map([[fact.other.id, fact.other]]) })}
      </>,
      translate(`fresh.state-${fact.state}`),
      fact.dueOn === undefined ? undefined : date(fact.dueOn, request),
    ],
  }));
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">{translate("fresh.facts")}</h2>
      {rows.length === 0 ? (
        <p class="small">{translate("today.due-none")}</p>
      ) : (
        <Table
          caption={translate("fresh.facts-caption")}
          columns={[
            { label: translate("fresh.kind") },
            { label: translate("fresh.says"), names: true },
            { label: translate("fresh.state") },
            { label: translate("fresh.since"), is: "date" },
          ]}
          groups={[{ rows }]}
        />
      )}
    </section>
  );
}

import type { VNode } from "preact";
import { dayOf } from "../../../../kernel/partial-date.ts";
import { addressOf, type WorkRequest } from "../../../../platform/http/index.ts";
import type { WaitingAct } from "../../waiting/queries.ts";
import { date, recordPath } from "../partners/words.tsx";
import type { WorkDay } from "./day.ts";
import { Line, Lines } from "./line.tsx";
import { partyLink, partyWords } from "./party-words.tsx";
import { Postpone } from "./postpone-form.tsx";
import type { Term } from "./terms.ts";

interface Parts {
  readonly request: WorkRequest;
  readonly day: WorkDay;
}

/** What partners answered, what they have not answered, and whose time ends. */
export function Deadlines({ request, day }: Parts): VNode {
  const { translate } = request;
  const answers = answersOf(day.answers);
  return (
    <Lines
      id="deadlines"
      heading={translate("today.deadlines")}
      count={answers.length + day.asks.length + day.terms.length}
      none={translate("today.deadlines-none")}
    >
      {answers.map((one) => (
        <AnswerLine key={one.by} {...{ request, day, one }} />
      ))}
      {day.asks.map((ask) => (
        <AskLine key={ask.id} {...{ request, day, ask }} />
      ))}
      {day.terms.map((term) => (
        <TermLine key={term.id} {...{ request, day, term }} />
      ))}
    </Lines>
  );
}

interface Answer {
  readonly by: string;
  readonly party: string;
  readonly at: string;
  readonly count: number;
}

/** What one partner said at once is one line. */
export function answersOf(acts: readonly WaitingAct[]): Answer[] {
  const found = new Map<string, Answer>();
  for (const { proposer, parties, proposed_at } of acts) {
    const by = `${proposer.kind} ${proposer.name} ${parties.join(" ")}`;
    const known = found.get(by);
    const count = (known?.count ?? 0) + 1;
    found.set(by, known ? { ...known, count } : { by, party: parties[0] ?? "", at: proposed_at, count });
  }
  return [...found.values()];
}

function AnswerLine({ request, day, one }: Parts & { readonly one: Answer }): VNode {
  const { translate, language } = request;
  const href = addressOf(language, "work/freshness", "#answers");
  return (
    <Line
      when={date(dayOf(new Date(one.at)), request)}
      soon
      what={<a href={href}>{translate("today.answer", { count: one.count })}</a>}
      from={partyLink(one.party, { request, labels: day.labels })}
      acts={<a href={href}>{translate("today.decide")}</a>}
    />
  );
}

export function AskLine({ request, day, ask }: Parts & { readonly ask: WorkDay["asks"][number] }): VNode {
  const { translate, language, now, today } = request;
  const expires = dayOf(ask.expires_at);
  return (
    <Line
      when={date(expires, request)}
      soon={expires <= today}
      what={translate(ask.expires_at < now ? "today.ask-expired" : "today.ask-open")}
      more={translate.rich("today.ask-more", {
        who: <bdi>{day.people.get(ask.asked_by) ?? ask.asked_by}</bdi>,
        when: date(dayOf(ask.asked_at), request),
      })}
      from={partyLink(ask.party_id, { request, labels: day.labels })}
      acts={
        <>
          <a href={addressOf(language, "work/freshness", `?party=${ask.party_id}`)}>
            {translate("today.ask-again")}
          </a>
          <Postpone {...{ request, day }} thing={`ask ${ask.id}`} />
        </>
      }
    />
  );
}

export function TermLine({ request, day, term }: Parts & { readonly term: Term }): VNode {
  const { translate, language, today } = request;
  const labels = { request, labels: day.labels };
  const what =
    term.is === "focal-point"
      ? translate.rich("today.term-focal-point", { name: <bdi>{term.name}</bdi> })
      : translate.rich("today.term-office", {
          office: translate(`office.${term.office}.holds`),
          body: partyWords(term.body, labels),
        });
  return (
    <Line
      when={date(term.until, request)}
      soon={term.until <= today}
      what={what}
      from={partyLink(term.party, labels)}
      acts={
        <>
          <a href={addressOf(language, recordPath(term.party))}>{translate("today.open")}</a>
          <Postpone {...{ request, day }} thing={`term ${term.id}`} />
        </>
      }
    />
  );
}

import type { VNode } from "preact";
import { Button, Choice, Form } from "../../../../platform/html/index.ts";
import { addressOf, type WorkRequest } from "../../../../platform/http/index.ts";
import { formatDate } from "../../../../platform/i18n/index.ts";
import { DoForm, renderWork } from "../frame.tsx";
import { capital, date } from "../partners/words.tsx";
import type { DayFilter, DueOfParty, WorkDay } from "./day.ts";
import { answersOf, Deadlines } from "./deadlines.tsx";
import { Line, Lines } from "./line.tsx";
import { Mandates } from "./mandate-lines.tsx";
import { partyLink } from "./party-words.tsx";
import { Proposals, Publications } from "./proposal-lines.tsx";

export interface TodayProps {
  readonly filter: DayFilter;
  readonly day: WorkDay;
}

/** The address of the day below the language, narrowed as it is. */
export function addressBelow({ whose, line }: DayFilter, done?: string): string {
  const query = new URLSearchParams();
  if (whose === "mine") query.set("whose", "mine");
  if (line !== undefined) query.set("line", line);
  if (done !== undefined) query.set("done", done);
  return query.size === 0 ? "work" : `work?${query}`;
}

const dones = ["taken", "left"] as const;

/** What is to be done this morning. */
export function renderToday(request: WorkRequest, { filter, day }: TodayProps): string {
  const { translate, language, today, query } = request;
  const done = dones.find((one) => one === query.done);
  const weekday = new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" });
  const title = translate("today.title", {
    weekday: capital(weekday.format(new Date(`${today}T00:00:00Z`)), language),
    date: formatDate(language, today),
  });
  const deadlines = answersOf(day.answers).length + day.asks.length + day.terms.length;
  const proposals = day.proposals.reduce((sum, { count }) => sum + count, 0);
  return renderWork({
    request,
    title,
    stand: [
      translate("today.stand-deadlines", { count: deadlines }),
      translate("today.stand-mandates", { count: day.mandates.length }),
      translate("today.stand-proposals", { count: proposals }),
      translate("today.stand-publications", { count: day.publications.length }),
    ].join(" · "),
    done: done && translate(`today.done-${done}`),
    children: (
      <>
        <Narrow {...{ request, filter, day }} />
        <Deadlines {...{ request, day }} />
        <Mandates {...{ request, day }} />
        <Due {...{ request, day, filter }} />
        <Proposals {...{ request, day }} count={proposals} />
        <Publications {...{ request, day }} />
      </>
    ),
  });
}

interface Parts extends TodayProps {
  readonly request: WorkRequest;
}

/** Whose day, and of which line of cooperation. */
function Narrow({ request, filter, day }: Parts): VNode {
  const { translate, language } = request;
  return (
    <>
      <Form action={addressOf(language, "work")} method="get" is="line" label={translate("today.narrow")}>
        <Choice
          id="whose"
          name="whose"
          label={translate("today.whose")}
          value={filter.whose}
          options={[
            { value: "all", text: translate("today.whose-all") },
            { value: "mine", text: translate("today.whose-mine", { count: day.charges.length }) },
          ]}
        />
        <Choice
          id="line"
          name="line"
          label={translate("today.line")}
          value={filter.line ?? ""}
          options={[
            { value: "", text: translate("today.line-all") },
            ...day.lines.map(({ id, title }) => ({ value: id, text: title })),
          ]}
        />
        <Button is="plain">{translate("today.show")}</Button>
      </Form>
      {filter.whose === "mine" && day.charges.length === 0 ? (
        <p class="small">{translate("today.no-charges")}</p>
      ) : null}
    </>
  );
}

/** Partners of which facts or focal points are to be verified, those first that have waited longest. */
function Due({ request, day, filter }: Parts): VNode {
  const { translate, language } = request;
  const totals = Object.values(day.byKind ?? {});
  const sum = (of: "fresh" | "due" | "overdue" | "unchecked") =>
    totals.reduce((whole, counts) => whole + counts[of], 0);
  const counts = {
    fresh: sum("fresh"),
    due: sum("due"),
    overdue: sum("overdue"),
    unchecked: sum("unchecked"),
  };
  return (
    <Lines
      id="due"
      heading={translate("today.due")}
      count={day.due.length}
      none={translate("today.due-none")}
      more={<a href={addressOf(language, "work/freshness")}>{translate("today.due-all")}</a>}
      lead={day.byKind === undefined ? null : <p class="small">{translate("today.due-counts", counts)}</p>}
    >
      {day.due.map((one) => (
        <DueLine key={one.party} {...{ request, day, filter, one }} />
      ))}
    </Lines>
  );
}

function DueLine({ request, day, filter, one }: Parts & { readonly one: DueOfParty }): VNode {
  const { translate, language, today } = request;
  const held = day.charges.includes(one.party);
  const { due, overdue } = one.counts;
  return (
    <Line
      when={one.dueOn === undefined ? translate("today.no-day") : date(one.dueOn, request)}
      soon={overdue > 0 || (one.dueOn !== undefined && one.dueOn <= today)}
      what={partyLink(one.party, { request, labels: day.labels })}
      more={translate("today.due-more", { due, overdue })}
      from={held ? translate("today.mine") : undefined}
      acts={
        <>
          <a href={addressOf(language, "work/freshness", `?party=${one.party}`)}>{translate("today.ask")}</a>
          <DoForm
            request={request}
            action={addressOf(language, addressBelow(filter))}
            hidden={[
              { name: "party", value: one.party },
              { name: "do", value: held ? "leave" : "take" },
            ]}
          >
            {translate(held ? "today.leave" : "today.take")}
          </DoForm>
        </>
      }
    />
  );
}

import type { VNode } from "preact";
import { Button, Choice, Form } from "../../../../platform/html/index.ts";
import { addressOf, type WorkRequest } from "../../../../platform/http/index.ts";
import { formatDate } from "../../../../platform/i18n/index.ts";
import { renderWork } from "../frame.tsx";
import { capital } from "../partners/words.tsx";
import { UrgencyBar } from "./bar.tsx";
import type { DayFilter, WorkDay } from "./day.ts";
import { answersOf, Deadlines } from "./deadlines.tsx";
import { Due } from "./due-lines.tsx";
import { Mandates } from "./mandate-lines.tsx";
import { Postponed } from "./postponed.tsx";
import { Proposals, Publications } from "./proposal-lines.tsx";
import { urgentOf } from "./urgency.ts";

export interface TodayProps {
  readonly filter: DayFilter;
  readonly day: WorkDay;
  /** What was wrong with what was sent. */
  readonly problem?: string | undefined;
}

/** The address of the day below the language, narrowed as it is. */
export function addressBelow({ whose, line }: DayFilter, done?: string): string {
  const query = new URLSearchParams();
  if (whose === "mine") query.set("whose", "mine");
  if (line !== undefined) query.set("line", line);
  if (done !== undefined) query.set("done", done);
  return query.size === 0 ? "work" : `work?${query}`;
}

const dones = ["taken", "left", "postponed", "taken-up"] as const;

/** What is to be done this morning. */
export function renderToday(request: WorkRequest, { filter, day, problem }: TodayProps): string {
  const { translate, language, today, query } = request;
  const done = dones.find((one) => one === query.done);
  const weekday = new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" });
  const title = translate("today.title", {
    weekday: capital(weekday.format(new Date(`${today}T00:00:00Z`)), language),
    date: formatDate(language, today),
  });
  const answers = answersOf(day.answers).length;
  const deadlines = answers + day.asks.length + day.terms.length;
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
    problem,
    children: (
      <>
        <Narrow {...{ request, filter, day }} />
        <UrgencyBar {...{ request, urgent: urgentOf(day, { today, answers }) }} />
        <Deadlines {...{ request, day }} />
        <Mandates {...{ request, day }} />
        <Due {...{ request, day }} />
        <Proposals {...{ request, day }} count={proposals} />
        <Publications {...{ request, day }} />
        <Postponed {...{ request, day }} />
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

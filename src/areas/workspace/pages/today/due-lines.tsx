import type { VNode } from "preact";
import { addressOf, type WorkRequest } from "../../../../platform/http/index.ts";
import { DoForm } from "../frame.tsx";
import { date } from "../partners/words.tsx";
import type { DueOfParty, WorkDay } from "./day.ts";
import { Line, Lines } from "./line.tsx";
import { partyLink } from "./party-words.tsx";
import { Postpone } from "./postpone-form.tsx";

interface Parts {
  readonly request: WorkRequest;
  readonly day: WorkDay;
}

/** Partners of which facts or focal points are to be verified, those first that have waited longest. */
export function Due({ request, day }: Parts): VNode {
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
        <DueLine key={one.party} {...{ request, day, one }} />
      ))}
    </Lines>
  );
}

export function DueLine({ request, day, one }: Parts & { readonly one: DueOfParty }): VNode {
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
            hidden={[
              { name: "party", value: one.party },
              { name: "do", value: held ? "leave" : "take" },
            ]}
          >
            {translate(held ? "today.leave" : "today.take")}
          </DoForm>
          <Postpone {...{ request, day }} thing={`due ${one.party}`} />
        </>
      }
    />
  );
}

import type { ComponentChildren, VNode } from "preact";
import { addressOf, type WorkRequest } from "../../../../platform/http/index.ts";
import { symbolOf } from "../../../mandates/index.ts";
import { date, sure, words } from "../partners/words.tsx";
import type { WorkDay } from "./day.ts";
import { Line, Lines } from "./line.tsx";
import type { EndingMandate } from "./mandates.ts";
import { partyList } from "./party-words.tsx";
import { Postpone } from "./postpone-form.tsx";

interface Parts {
  readonly request: WorkRequest;
  readonly day: WorkDay;
}

/** Nearer than this it stands out; in days. */
const near = 100;

/** Mandates that end within a year and that nothing carries on yet. */
export function Mandates({ request, day }: Parts): VNode {
  const { translate } = request;
  return (
    <Lines
      id="mandates"
      heading={translate("today.mandates")}
      count={day.mandates.length}
      none={translate("today.mandates-none")}
    >
      {day.mandates.map((one) => (
        <MandateLine key={one.instrument.id} {...{ request, day, one }} />
      ))}
    </Lines>
  );
}

export function MandateLine({ request, day, one }: Parts & { readonly one: EndingMandate }): VNode {
  const { translate, language } = request;
  const { instrument, parties } = one;
  const symbol = symbolOf(instrument.id);
  const named: ComponentChildren = symbol === undefined ? instrument.id : <bdi dir="ltr">{symbol}</bdi>;
  const href = addressOf(language, `mandates/${instrument.slug}`);
  return (
    <Line
      when={date(one.until, request)}
      soon={one.days <= near}
      what={
        <a href={href}>
          {named} {instrument.title === undefined ? null : words(instrument.title, request)}
        </a>
      }
      more={
        <>
          {translate("today.in-days", { count: Math.max(0, one.days) })}
          {parties.length === 0
            ? null
            : [
                " · ",
                ...translate.rich("today.mandate-of", {
                  parties: <>{partyList(parties, { request, labels: day.labels })}</>,
                }),
              ]}
        </>
      }
      from={sure(instrument.certainty, request)}
      acts={
        <>
          <a href={href}>{translate("today.open")}</a>
          <Postpone {...{ request, day }} thing={`mandate ${instrument.id}`} />
        </>
      }
    />
  );
}

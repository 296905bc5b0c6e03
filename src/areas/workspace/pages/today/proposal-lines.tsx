import type { VNode } from "preact";
import { dayOf } from "../../../../kernel/partial-date.ts";
import { addressOf, type WorkRequest } from "../../../../platform/http/index.ts";
import { date, words } from "../partners/words.tsx";
import type { WorkDay } from "./day.ts";
import { Line, Lines } from "./line.tsx";
import { partyList } from "./party-words.tsx";

interface Parts {
  readonly request: WorkRequest;
  readonly day: WorkDay;
}

/** So many stand in the day; the rest stand in their own place. */
const most = 10;

/** What documents propose, document by document. */
export function Proposals({ request, day, count }: Parts & { readonly count: number }): VNode {
  const { translate, language } = request;
  return (
    <Lines
      id="proposals"
      heading={translate("today.proposals")}
      count={count}
      none={translate("today.proposals-none")}
      more={<a href={addressOf(language, "work/review")}>{translate("today.proposals-all")}</a>}
    >
      {day.proposals.slice(0, most).map((one) => {
        const href = addressOf(language, `work/review/${encodeURIComponent(one.document)}`);
        return (
          <Line
            key={one.document}
            when={translate("today.proposals-count", { count: one.count })}
            what={<a href={href}>{words({ text: one.title, language: one.language }, request)}</a>}
            acts={<a href={href}>{translate("today.review")}</a>}
          />
        );
      })}
    </Lines>
  );
}

/** What waits until somebody publishes it. */
export function Publications({ request, day }: Parts): VNode {
  const { translate, language } = request;
  const href = addressOf(language, "work/publication");
  return (
    <Lines
      id="publications"
      heading={translate("today.publications")}
      count={day.publications.length}
      none={translate("today.publications-none")}
      more={<a href={href}>{translate("today.publications-all")}</a>}
    >
      {day.publications.slice(0, most).map(({ id, act, parties, proposer, proposed_at }) => (
        <Line
          key={id}
          when={date(dayOf(new Date(proposed_at)), request)}
          what={<a href={`${href}#waiting-${id}`}>{translate(`act.${act}`)}</a>}
          more={partyList(parties, { request, labels: day.labels })}
          from={<bdi>{day.people.get(proposer.name) ?? proposer.name}</bdi>}
          acts={<a href={`${href}#waiting-${id}`}>{translate("today.look")}</a>}
        />
      ))}
    </Lines>
  );
}

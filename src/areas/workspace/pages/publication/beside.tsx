import type { VNode } from "preact";
import { dayOf } from "../../../../kernel/partial-date.ts";
import { Time } from "../../../../platform/html/index.ts";
import { addressOf, type WorkRequest } from "../../../../platform/http/index.ts";
import { formatDate } from "../../../../platform/i18n/index.ts";
import type { WaitingAct } from "../../waiting/queries.ts";

interface BesideProps {
  readonly request: WorkRequest;
  readonly acts: readonly WaitingAct[];
  readonly names: ReadonlyMap<string, string>;
  readonly shown: string | undefined;
}

/** What else waits, each with the way to its difference. */
export function Beside({ request, acts, names, shown }: BesideProps): VNode | null {
  const { translate, language } = request;
  const others = acts.filter(({ id }) => id !== shown);
  if (others.length === 0) return null;
  return (
    <section aria-labelledby="waiting-beside">
      <h2 id="waiting-beside">{translate("diff.rest", { count: others.length })}</h2>
      <ol class="prose">
        {others.map((waiting) => (
          <li key={waiting.id}>
            <a href={addressOf(language, "work/publication", `?act=${waiting.id}`)}>
              {translate(`act.${waiting.act}`)}
            </a>{" "}
            <Of parties={waiting.parties} />
            <Proposed {...{ request, waiting, names }} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** So many parties are named by their ids. */
const mostNamed = 3;

function Of({ parties }: { parties: readonly string[] }): VNode | null {
  if (parties.length === 0) return null;
  const more = parties.length > mostNamed ? " …" : "";
  return (
    <>
      (<bdi dir="ltr">{parties.slice(0, mostNamed).join(" · ") + more}</bdi>){" "}
    </>
  );
}

/** By whom, when and why. */
export function Proposed({
  request,
  waiting,
  names,
}: {
  request: WorkRequest;
  waiting: WaitingAct;
  names: ReadonlyMap<string, string>;
}): VNode {
  const { translate, language } = request;
  const when = dayOf(new Date(waiting.proposed_at));
  return (
    <>
      {translate.rich("diff.by", {
        who: <bdi>{names.get(waiting.proposer.name) ?? waiting.proposer.name}</bdi>,
        when: <Time datetime={when}>{formatDate(language, when)}</Time>,
      })}
      {waiting.why === "" ? null : <> {translate.rich("diff.because", { why: <bdi>{waiting.why}</bdi> })}</>}
    </>
  );
}

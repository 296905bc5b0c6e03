import type { ComponentChildren, VNode } from "preact";
import type { WorkRequest } from "../../../../platform/http/index.ts";
import type { WorkDay } from "./day.ts";
import { AskLine, TermLine } from "./deadlines.tsx";
import { DueLine } from "./due-lines.tsx";
import { Lines } from "./line.tsx";
import { MandateLine } from "./mandate-lines.tsx";

interface Parts {
  readonly request: WorkRequest;
  readonly day: WorkDay;
}

/** What was put off, so that it can be seen and taken up at any time. */
export function Postponed({ request, day }: Parts): VNode | null {
  const { translate } = request;
  const { asks, terms, mandates, due } = day.postponed;
  const lines: ComponentChildren[] = [
    ...asks.map((ask) => <AskLine key={ask.id} {...{ request, day, ask }} />),
    ...terms.map((term) => <TermLine key={term.id} {...{ request, day, term }} />),
    ...mandates.map((one) => <MandateLine key={one.instrument.id} {...{ request, day, one }} />),
    ...due.map((one) => <DueLine key={one.party} {...{ request, day, one }} />),
  ];
  if (lines.length === 0) return null;
  return (
    <details>
      <summary>{translate("today.postponed-count", { count: lines.length })}</summary>
      <Lines id="postponed" heading={translate("today.postponed")} count={lines.length} none="">
        {lines}
      </Lines>
    </details>
  );
}

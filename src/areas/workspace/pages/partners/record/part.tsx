import type { ComponentChildren, VNode } from "preact";
import { Absent, ExternalLink } from "../../../../../platform/html/index.ts";
import type { WorkRequest } from "../../../../../platform/http/index.ts";
import type { FactRecord } from "../../../../registry/index.ts";
import type { SectionName } from "../facts/kinds.ts";
import { date, freshTag, spaced, sure } from "../words.tsx";

export interface PartProps {
  readonly id: string;
  readonly heading: string;
  readonly count?: number | undefined;
  /** The way to a new fact. */
  readonly add?: ComponentChildren;
  /** How many are left out, because they do not hold on the day that is asked about. */
  readonly leftOut?: number | undefined;
  readonly request: WorkRequest;
  readonly children: ComponentChildren;
}

/** A part of the record under its heading. */
export function Part({ id, heading, count, add, leftOut = 0, request, children }: PartProps): VNode {
  const empty = count === 0;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        <span>{heading}</span>
        {count === undefined ? null : <span class="count">{count}</span>}
      </h2>
      {empty ? <Absent as="block">{request.translate("register.nothing-here")}</Absent> : children}
      {leftOut === 0 ? null : (
        <p class="small">{request.translate("register.left-out", { count: leftOut })}</p>
      )}
      {add === undefined || add === null ? null : <p>{add}</p>}
    </section>
  );
}

/** How sure a fact is, since when it is known to be so, and where that stands. */
export function Proof({ row, request }: { readonly row: FactRecord; readonly request: WorkRequest }): VNode {
  const { translate } = request;
  return (
    <>
      {spaced([
        sure(row.certainty, request),
        row.verifiedOn === undefined ? null : <span class="small">{date(row.verifiedOn, request)}</span>,
        freshTag(row.freshness, request),
        row.sourceUrl === "" ? null : <ExternalLink href={row.sourceUrl} />,
        row.sourceUrl === "" && row.freshness !== undefined ? (
          <span class="small">{translate("register.no-source")}</span>
        ) : null,
      ])}
    </>
  );
}

/** Where a part of a record stands on its page. */
export const partId = (section: SectionName): string => `part-${section}`;

import type { ComponentChildren, VNode } from "preact";
import { Table, type TableRow } from "../../../../../platform/html/index.ts";
import type { FactRecord } from "../../../../registry/index.ts";
import type { SectionName } from "../facts/kinds.ts";
import { period, spaced, words } from "../words.tsx";
import { Part, Proof, partId } from "./part.tsx";
import { AddLink, Level, type RecordProps, RowActs } from "./row-acts.tsx";

interface ListedFact {
  readonly row: FactRecord;
  readonly says: string;
  readonly first: ComponentChildren;
  readonly second?: ComponentChildren;
}

interface SimplePartProps extends RecordProps {
  readonly section: SectionName;
  readonly facts: readonly ListedFact[];
  readonly first: string;
  readonly second?: string;
  readonly leftOut?: number;
  /** Folded, because there may be very many. */
  readonly folded?: boolean;
}

/** A part whose facts say one thing, or two. */
function SimplePart(props: SimplePartProps): VNode {
  const { request, section, facts, first, second, leftOut, folded } = props;
  const { translate } = request;
  const heading = translate(`register.section-${section}`);
  const rowOf = ({ row, says, ...said }: ListedFact): TableRow => {
    const of = { ...props, section, row, says };
    return {
      id: `row-${row.id}`,
      cells: [
        said.first,
        ...(second === undefined ? [] : [said.second]),
        <Proof key="proof" row={row} request={request} />,
        <Level key="level" {...of} />,
        <RowActs key="acts" {...of} />,
      ],
    };
  };
  const table = (
    <Table
      label={heading}
      columns={[
        { label: first, names: true },
        ...(second === undefined ? [] : [{ label: second }]),
        { label: translate("register.proof") },
        { label: translate("register.facet-level") },
        { label: translate("register.acts") },
      ]}
      groups={[{ rows: facts.map(rowOf) }]}
    />
  );
  return (
    <Part
      {...{ request, leftOut, heading, id: partId(section), count: facts.length }}
      add={<AddLink {...props} section={section} />}
    >
      {folded && facts.length > 12 ? (
        <details>
          <summary>{translate("register.show-all", { count: facts.length })}</summary>
          {table}
        </details>
      ) : (
        table
      )}
    </Part>
  );
}

/** Regions that it works in. */
export const RegionsPart = (props: RecordProps): VNode => (
  <SimplePart
    {...props}
    section="regions"
    first={props.request.translate("register.field-region_id")}
    facts={props.record.coverage.map((row) => ({
      ...{ row, says: row.region.text },
      first: spaced([words(row.region, props.request), <bdi key="code">({row.regionId})</bdi>]),
    }))}
  />
);

/** Its numbers in other registers. */
export const IdentifiersPart = (props: RecordProps): VNode => (
  <SimplePart
    {...props}
    section="identifiers"
    first={props.request.translate("register.field-scheme")}
    second={props.request.translate("register.field-value")}
    facts={props.record.identifiers.map((row) => ({
      ...{ row, says: `${row.scheme} ${row.value}` },
      first: <bdi dir="ltr">{row.scheme}</bdi>,
      second: <bdi dir="ltr">{row.value}</bdi>,
    }))}
  />
);

/** States that belong to it. */
export function MembersPart(props: RecordProps & { readonly leftOut: number }): VNode | null {
  const { request, record } = props;
  if (record.memberships.length === 0 && props.leftOut === 0 && !props.changes) return null;
  return (
    <SimplePart
      {...props}
      section="members"
      folded
      first={request.translate("column.state")}
      second={request.translate("register.facet-status")}
      facts={record.memberships.map((row) => ({
        ...{ row, says: row.state.text, first: words(row.state, request) },
        second: spaced([
          request.translate(`membership.${row.status}`),
          row.since === undefined && row.until === undefined ? null : period(row, request.today, request),
        ]),
      }))}
    />
  );
}

import type { VNode } from "preact";
import { Link, Table, type TableGroup, type TableRow } from "../../../../../platform/html/index.ts";
import type { WorkRequest } from "../../../../../platform/http/index.ts";
import type { OfficeRecord, RelationRecord } from "../../../../registry/index.ts";
import { capital, comma, languageMark, period, recordAddress, roleWord, spaced, words } from "../words.tsx";
import { Part, Proof, partId } from "./part.tsx";
import { AddLink, Level, type RecordProps, RowActs } from "./row-acts.tsx";

type Tie = RelationRecord | OfficeRecord;

/** What a tie says, from where the party stands. */
export function tieWord(tie: Tie, { translate, language }: WorkRequest): string {
  const word =
    "kind" in tie
      ? translate(`relation.${tie.kind}.${tie.direction}`)
      : translate(`office.${tie.office}.${tie.direction === "out" ? "holds" : "held"}`);
  return capital(word, language);
}

function rowOf(tie: Tie, props: RecordProps): TableRow {
  const { request } = props;
  const section = "kind" in tie ? ("relations" as const) : ("offices" as const);
  const says = `${tieWord(tie, request)} ${tie.other.name.text}`;
  const row = { ...props, section, row: tie, says };
  return {
    id: `row-${tie.id}`,
    cells: [
      spaced([
        <Link key="other" href={recordAddress(request, tie.other.id)}>
          {words(tie.other.name, request)}
        </Link>,
        languageMark(tie.other.name, request),
      ]),
      tie.roles.map((role) => roleWord(role, request)).join(comma(request)),
      period(tie, request.today, request),
      <Proof key="proof" row={tie} request={request} />,
      <Level key="level" {...row} />,
      <RowActs key="acts" {...row} />,
    ],
  };
}

/** Ties that say the same stand together, in the order of their words. */
function groupsOf(ties: readonly Tie[], props: RecordProps): TableGroup[] {
  const groups = new Map<string, Tie[]>();
  for (const tie of ties) {
    const word = tieWord(tie, props.request);
    groups.set(word, [...(groups.get(word) ?? []), tie]);
  }
  return [...groups].map(([word, all]) => ({
    heading: word,
    count: all.length,
    rows: all.map((tie) => rowOf(tie, props)),
  }));
}

interface TiesProps extends RecordProps {
  readonly section: "relations" | "offices";
  readonly leftOut: number;
}

/** Relations, or offices, with their dates and sources. */
export function TiesPart(props: TiesProps): VNode {
  const { request, record, section, leftOut } = props;
  const { translate } = request;
  const ties = record[section];
  const heading = translate(`register.section-${section}`);
  return (
    <Part
      {...{ request, leftOut, heading, id: partId(section), count: ties.length }}
      add={<AddLink {...props} section={section} />}
    >
      <Table
        label={heading}
        columns={[
          { label: translate("register.field-other"), names: true },
          { label: translate("register.field-roles") },
          { label: translate("register.field-dates") },
          { label: translate("register.proof") },
          { label: translate("register.facet-level") },
          { label: translate("register.acts") },
        ]}
        groups={groupsOf(ties, props)}
      />
    </Part>
  );
}

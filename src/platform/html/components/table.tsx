import type { ComponentChildren, VNode } from "preact";
import { sample, titles } from "../design-text.ts";
import type { Example } from "../example.ts";
import { roles } from "../table-roles.ts";
import { DocumentSymbol } from "./document-symbol.tsx";
import { ExternalLink, Link } from "./link.tsx";
import { Sure } from "./sure.tsx";
import { Time } from "./time.tsx";

export interface TableColumn {
  readonly label: string;
  /** `number` is set at the line's end, `date` never breaks. */
  readonly is?: "text" | "date" | "number" | undefined;
  /** The column that names the row; one a table, the first where none says so. */
  readonly names?: boolean | undefined;
}

export interface TableRow {
  readonly id?: string | undefined;
  /** One a column; an absent cell is left out when the table is folded. */
  readonly cells: readonly ComponentChildren[];
}

export interface TableGroup {
  readonly heading?: ComponentChildren;
  readonly count?: ComponentChildren;
  readonly rows: readonly TableRow[];
}

export interface TableProps {
  readonly columns: readonly TableColumn[];
  readonly groups: readonly TableGroup[];
  readonly caption?: ComponentChildren;
  /** Names a table that has no caption. */
  readonly label?: string | undefined;
  /** On a phone: `fold` sets each row as labelled pairs, `scroll` lets a wide table move sideways under its label. */
  readonly phone?: "fold" | "scroll" | undefined;
}

const isEmpty = (cell: ComponentChildren): boolean =>
  cell === undefined || cell === null || cell === false || cell === "";

const shape = { text: undefined, date: "date", number: "n" } as const;

interface CellProps {
  readonly column: TableColumn;
  readonly names: boolean;
  readonly cell: ComponentChildren;
}

function Cell({ column, names, cell }: CellProps): VNode {
  const set = { class: shape[column.is ?? "text"], "data-label": column.label };
  const content = isEmpty(cell) ? null : <span>{cell}</span>;
  return names ? (
    <th scope="row" {...roles.rowHead} {...set}>
      {content}
    </th>
  ) : (
    <td {...roles.cell} {...set}>
      {content}
    </td>
  );
}

function GroupBody({ group, columns }: { group: TableGroup; columns: readonly TableColumn[] }): VNode {
  const naming = Math.max(
    0,
    columns.findIndex((column) => column.names),
  );
  return (
    <tbody {...roles.group}>
      {isEmpty(group.heading) ? null : (
        <tr class="table__group" {...roles.row}>
          <th scope="rowgroup" {...roles.rowHead} colSpan={columns.length}>
            {group.heading} {isEmpty(group.count) ? null : <span class="count">{group.count}</span>}
          </th>
        </tr>
      )}
      {group.rows.map((row, at) => (
        <tr key={row.id ?? at} id={row.id} {...roles.row}>
          {columns.map((column, place) => (
            <Cell key={column.label} column={column} names={place === naming} cell={row.cells[place]} />
          ))}
        </tr>
      ))}
    </tbody>
  );
}

/** Dates, figures, sources: rows under column heads, in groups where there are several kinds. */
export function Table({ columns, groups, caption, label, phone = "fold" }: TableProps): VNode {
  const table = (
    <table class="table" data-fold={phone === "fold" ? true : undefined} aria-label={label} {...roles.table}>
      {caption === undefined ? null : <caption>{caption}</caption>}
      <thead {...roles.group}>
        <tr {...roles.row}>
          {columns.map((column) => (
            <th key={column.label} scope="col" {...roles.head} class={shape[column.is ?? "text"]}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      {groups.map((group, at) => (
        <GroupBody key={at} group={group} columns={columns} />
      ))}
    </table>
  );
  return phone === "fold" ? table : <Scroller label={label}>{table}</Scroller>;
}

interface ScrollerProps {
  readonly label: string | undefined;
  readonly children: ComponentChildren;
}

/** Focusable, so that the keyboard can move it too; spread, because a linter sees only a `div`. */
function Scroller({ label, children }: ScrollerProps): VNode {
  const reachable = { role: "region", tabIndex: 0, "aria-label": label } as const;
  return (
    <div class="scroll" {...reachable}>
      {children}
    </div>
  );
}

const source = <ExternalLink href={sample.externalHref} />;
const verified = <Sure is="verified" word={sample.sure.verified} />;
const sampleName = <Link href="#design">{sample.fatf.en}</Link>;

export const examples: readonly Example[] = [
  {
    title: titles.foldsOnPhone,
    render: () => (
      <Table
        label={sample.meetings}
        columns={[
          { label: sample.columns.date, is: "date" },
          { label: sample.columns.meeting, names: true },
          { label: sample.columns.place },
          { label: sample.columns.certainty },
        ]}
        groups={[
          {
            rows: [
              {
                cells: [
                  <Time key="t" datetime="2024-05-16">
                    {sample.dateMeeting}
                  </Time>,
                  sampleName,
                  sample.paris,
                  verified,
                ],
              },
              { cells: [undefined, sample.longName, undefined, verified] },
            ],
          },
        ]}
      />
    ),
  },
  {
    title: titles.groupedRows,
    render: () => (
      <Table
        caption={sample.relations}
        columns={[{ label: sample.columns.party }, { label: sample.columns.source, is: "date" }]}
        groups={[
          { heading: sample.lines.regional, count: 2, rows: [{ cells: [sampleName, source] }] },
          { heading: sample.lines.observer, count: 1, rows: [{ cells: [sample.longName, source] }] },
        ]}
      />
    ),
  },
  {
    title: titles.wide,
    render: () => (
      <Table
        label={sample.wideTable}
        phone="scroll"
        columns={[
          { label: sample.columns.instrument },
          ...sample.years.map((year) => ({ label: year, is: "number" as const })),
        ]}
        groups={[
          {
            rows: [
              {
                cells: [<DocumentSymbol key="s">{sample.symbol}</DocumentSymbol>, ...sample.years],
              },
            ],
          },
        ]}
      />
    ),
  },
];

import type { ComponentChildren, VNode } from "preact";
import { ExternalLink, Link, Table, type TableColumn, Tag } from "../../../../../platform/html/index.ts";
import type { WorkRequest } from "../../../../../platform/http/index.ts";
import type { PartyOrder, WorkRow } from "../../../../registry/index.ts";
import {
  capital,
  comma,
  date,
  languageMark,
  levelWord,
  period,
  recordAddress,
  spaced,
  sure,
  words,
} from "../words.tsx";
import { type Column, listAddress } from "./list-address.ts";
import type { ListProps } from "./list-facets.tsx";

/** Columns by which the list can be put in order. */
const orders: Readonly<Partial<Record<Column | "name", PartyOrder>>> = {
  name: "name",
  id: "id",
  kind: "kind",
  category: "category",
  status: "status",
  level: "level",
  verified: "verified",
};

/** The facts of a party that want looking at, most urgent first; `fresh` where none does. */
function Freshness({ row, request }: { readonly row: WorkRow; readonly request: WorkRequest }): VNode {
  const { translate } = request;
  const { overdue, due, unchecked, fresh } = row.facts;
  const told = [
    ["overdue", overdue],
    ["due", due],
    ["unchecked", unchecked],
  ] as const;
  const wanting = told.filter(([, count]) => count > 0);
  if (wanting.length === 0)
    return <>{fresh > 0 ? translate("register.state-fresh") : translate("register.nothing-ages")}</>;
  return (
    <>
      {spaced(
        wanting.map(([state, count]) => (
          <span key={state} class="unbroken">
            {translate(`register.count-${state}`, { count })}
          </span>
        )),
      )}
    </>
  );
}

function regionsOf(row: WorkRow, { list, request }: ListProps): ComponentChildren {
  const names = row.regions.map(
    (code) => list.regions.find(({ id }) => id === code)?.name ?? { text: code, language: request.language },
  );
  return names.flatMap((name, at) => [at === 0 ? "" : comma(request), words(name, request)]);
}

function cellOf(column: Column, row: WorkRow, props: ListProps): ComponentChildren {
  const { request } = props;
  const { translate, language, today } = request;
  switch (column) {
    case "acronym":
      return row.acronym === undefined ? undefined : <bdi>{row.acronym.text}</bdi>;
    case "id":
      return <bdi dir="ltr">{row.id}</bdi>;
    case "kind":
      return capital(translate(`kind.${row.kind}`), language);
    case "category":
      return translate(`category.${row.category}`);
    case "status":
      return row.status === "active" ? (
        translate("status.active")
      ) : (
        <Tag>{translate(`status.${row.status}`)}</Tag>
      );
    case "dates":
      return row.since === undefined && row.until === undefined ? undefined : period(row, today, request);
    case "place":
      return row.place === undefined ? undefined : words(row.place, request);
    case "regions":
      return regionsOf(row, props);
    case "names":
      return translate("register.named-in", { count: row.named });
    case "website":
      return row.website === "" ? undefined : <ExternalLink href={row.website} />;
    case "level":
      return row.level === "public" ? (
        levelWord(row.level, request)
      ) : (
        <Tag>{levelWord(row.level, request)}</Tag>
      );
    case "freshness":
      return <Freshness row={row} request={request} />;
    case "verified":
      return row.verifiedOn === undefined ? undefined : date(row.verifiedOn, request);
  }
}

function Name({ row, request }: { readonly row: WorkRow; readonly request: WorkRequest }): VNode {
  const doubtful = row.nameCertainty === "unverified" || row.certainty === "unverified";
  return (
    <>
      {spaced([
        <Link key="name" href={recordAddress(request, row.id)}>
          {words(row.name, request)}
        </Link>,
        languageMark(row.name, request),
        doubtful ? sure("unverified", request) : null,
      ])}
    </>
  );
}

/** A box before each row; the row is chosen as it was read, with its version. */
function Tick({ row, request }: { readonly row: WorkRow; readonly request: WorkRequest }): VNode {
  return (
    <input
      type="checkbox"
      class="tick"
      name="row"
      value={`${row.id} ${row.version}`}
      aria-label={request.translate("register.tick-one", { name: row.name.text })}
    />
  );
}

/** The parties of one page of the list, with the columns that were chosen. */
export function ListTable(props: ListProps & { readonly ticks: boolean }): VNode {
  const { request, asked, list, ticks } = props;
  const { translate } = request;
  const heads: TableColumn[] = [
    ...(ticks ? [{ label: translate("register.column-tick") }] : []),
    { label: translate("register.column-name"), names: true },
    ...asked.columns.map((column) => ({
      label: translate(`register.column-${column}`),
      is: column === "verified" ? ("date" as const) : undefined,
    })),
  ];
  const rows = list.rows.map((row) => ({
    id: `party-${row.id}`,
    cells: [
      ...(ticks ? [<Tick key="tick" {...{ row, request }} />] : []),
      <Name key="name" {...{ row, request }} />,
      ...asked.columns.map((column) => cellOf(column, row, props)),
    ],
  }));
  return <Table label={translate("register.list-label")} columns={heads} groups={[{ rows }]} />;
}

/** The orders that the list can have, the present one named, each a link. */
export function ListOrders({ request, asked }: ListProps): VNode {
  const { translate } = request;
  const present = asked.sort ?? (asked.q === undefined ? "name" : undefined);
  const shown = (["name", ...asked.columns] as const).flatMap((column) => {
    const order = orders[column];
    return order === undefined ? [] : [{ column, order }];
  });
  return (
    <nav class="small" aria-label={translate("register.orders")}>
      {translate("register.orders")}{" "}
      {shown.map(({ column, order }, at) => {
        const is = order === present;
        const descending = is && !asked.descending;
        const way = is ? ` ${asked.descending ? "↓" : "↑"}` : "";
        return (
          <span key={column}>
            {at === 0 ? "" : " · "}
            <a
              href={listAddress(request, asked, { sort: order, descending })}
              aria-current={is ? "true" : undefined}
            >
              {translate(`register.column-${column}`)}
              {way === "" ? null : <span aria-hidden="true">{way}</span>}
            </a>
          </span>
        );
      })}
    </nav>
  );
}

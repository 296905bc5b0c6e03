import { invalid } from "../../../../../kernel/errors.ts";
import { handlingLevels } from "../../../../../kernel/handling.ts";
import { Absent, Form, Paging, Split } from "../../../../../platform/html/index.ts";
import {
  addressOf,
  type WorkBody,
  type WorkForm,
  type WorkPage,
  type WorkRequest,
} from "../../../../../platform/http/index.ts";
import { listParties } from "../../../../registry/index.ts";
import { listViews, removeView, saveView } from "../../../views/acts.ts";
import { formToken, renderWork } from "../../frame.tsx";
import { bulkChange, bulkReaders, changeMany, tickedIn, tickedRows } from "./bulk.ts";
import { BulkChoice, renderBulkPreview, renderBulkResults } from "./bulk-page.tsx";
import { listAddress, listAsked, listPath, pageLength } from "./list-address.ts";
import { ListConditions, ListFacets, type ListProps } from "./list-facets.tsx";
import { ListOrders, ListTable } from "./list-table.tsx";
import { ColumnChoice, SavedViews, SearchForm } from "./list-views.tsx";

/** What stands above the list after something was done, or could not be. */
interface Told {
  readonly problem?: string;
  readonly viewError?: string;
  readonly typed?: string;
}

const dones = ["waits", "view-saved", "view-removed"] as const;

async function showList(request: WorkRequest, told: Told = {}): Promise<string> {
  const { door, actor, language, query, translate } = request;
  const asked = listAsked(query);
  const { columns: _columns, page, ...conditions } = asked;
  const list = await door.ask(actor, listParties, {
    ...{ ...conditions, language, skip: (page - 1) * pageLength, limit: pageLength },
  });
  const { views } = await door.ask(actor, listViews, { page: listPath });
  const props: ListProps = { request, asked, list };
  const done = dones.find((one) => one === query.done);
  return renderWork({
    request,
    title: translate("register.title"),
    stand: translate("register.stand", { count: list.count }),
    done: done && translate(`register.done-${done}`),
    problem: told.problem,
    children: (
      <>
        <SearchForm {...props} />
        <SavedViews {...props} views={views} error={told.viewError} typed={told.typed} />
        <ColumnChoice {...props} />
        <ListConditions {...props} />
        <Split side={<ListFacets {...props} />}>
          <Rows {...props} />
          <Pages {...props} />
        </Split>
      </>
    ),
  });
}

/** The table, inside the form by which what was ticked is changed. */
function Rows(props: ListProps) {
  const { request, list } = props;
  const { language, translate } = request;
  if (list.rows.length === 0) return <Absent as="block">{translate("register.none-found")}</Absent>;
  const keeps = request.can("keep-register");
  if (!keeps)
    return (
      <>
        <ListOrders {...props} />
        <ListTable {...props} ticks={false} />
      </>
    );
  const page = list.rows.map(({ id, version }) => ({ name: "of-page", value: `${id} ${version}` }));
  return (
    <>
      <ListOrders {...props} />
      <Form action={addressOf(language, listPath)} hidden={[formToken(request), ...page]} is="wide">
        <ListTable {...props} ticks />
        <BulkChoice request={request} rows={list.rows} />
      </Form>
    </>
  );
}

function Pages({ request, asked, list }: ListProps) {
  const pages = Math.max(1, Math.ceil(list.count / pageLength));
  if (pages === 1) return null;
  const { translate } = request;
  const { page } = asked;
  const to = (number: number, text: string) => ({
    href: listAddress(request, asked, { page: number }),
    text,
  });
  return (
    <Paging
      label={translate("list.pages")}
      place={translate("list.page-of", { page, pages })}
      before={page > 1 ? to(page - 1, translate("list.page-before")) : undefined}
      after={page < pages ? to(page + 1, translate("list.page-after")) : undefined}
    />
  );
}

const page = (body: string): WorkBody => ({ type: "text/html; charset=utf-8", body });

/** @throws invalid `bulk-none-ticked`, `bulk-change-unknown` */
async function bulk(request: WorkRequest, form: WorkForm): Promise<WorkBody> {
  const change = bulkChange(form.text("change"));
  if (change === undefined) throw invalid("bulk-change-unknown");
  const ticked = tickedIn(form);
  if (ticked.length === 0) throw invalid("bulk-none-ticked");
  if (form.text("verb") === "bulk-do") {
    const results = await changeMany(request, { ticked, change, why: form.text("why") });
    if (results.rows.length === 0) throw invalid("bulk-none-ticked");
    return page(renderBulkResults(request, change, results));
  }
  const rows = await tickedRows(request, ticked);
  if (rows.length === 0) throw invalid("bulk-none-ticked");
  const level = handlingLevels.find((one) => one === change.value);
  const readers =
    change.field === "level" && level !== undefined ? await bulkReaders(request, rows, level) : [];
  const kept = ticked.map(({ id, version }) => `${id} ${version}`);
  return page(renderBulkPreview({ request, change, rows, ticked: kept, readers }));
}

async function act(request: WorkRequest, form: WorkForm): Promise<string | WorkBody> {
  const { door, actor } = request;
  const verb = form.text("verb");
  if (verb === "save-view") {
    const query = form.text("query");
    const input = { page: listPath, name: form.text("name"), query };
    if (input.name === "") throw invalid("view-name-empty");
    await door.perform(actor, saveView, { input });
    return `${listPath}?${query === "" ? "" : `${query}&`}done=view-saved`;
  }
  if (verb === "remove-view") {
    await door.perform(actor, removeView, { input: { id: form.text("view") } });
    return `${listPath}?done=view-removed`;
  }
  if (!request.can("keep-register")) throw invalid("bulk-change-unknown");
  return bulk(request, form);
}

/** The list as it was, from the query that the form of views keeps. */
const asBefore = (request: WorkRequest, form: WorkForm): WorkRequest => ({
  ...request,
  query: Object.fromEntries(new URLSearchParams(form.text("query"))),
});

export const listPages: readonly WorkPage[] = [
  {
    path: "partners",
    permission: "read-as-staff",
    render: (request) => showList(request),
    form: {
      act,
      refused: (request, form, { message }) =>
        form.text("verb") === "save-view"
          ? showList(asBefore(request, form), { viewError: message, typed: form.text("name") })
          : showList(request, { problem: message }),
    },
  },
];

import type { VNode } from "preact";
import { Button, Check, Field, Form, Link } from "../../../../../platform/html/index.ts";
import { addressOf } from "../../../../../platform/http/index.ts";
import type { SavedView } from "../../../views/store.ts";
import { formToken } from "../../frame.tsx";
import { columns, facets, listPath, listQuery } from "./list-address.ts";
import type { ListProps } from "./list-facets.tsx";

export interface ViewsProps extends ListProps {
  readonly views: readonly SavedView[];
  /** What was wrong with the name that was given. */
  readonly error?: string | undefined;
  readonly typed?: string | undefined;
}

/** What one has saved, each with the way to take it away; and a name for what stands here now. */
export function SavedViews({ request, asked, views, error, typed }: ViewsProps): VNode {
  const { translate, language } = request;
  const present = listQuery({ ...asked, page: 1 });
  return (
    <details open={error !== undefined}>
      <summary>{translate("register.views", { count: views.length })}</summary>
      {views.length === 0 ? null : (
        <ul class="views">
          {views.map(({ id, name, query }) => (
            <li key={id} class="form__acts">
              <a
                href={addressOf(language, listPath, query === "" ? "" : `?${query}`)}
                aria-current={query === present ? "true" : undefined}
              >
                <bdi>{name}</bdi>
              </a>
              <Form
                is="line"
                action={addressOf(language, listPath)}
                hidden={[formToken(request), { name: "view", value: id }]}
              >
                <button class="do" type="submit" name="verb" value="remove-view">
                  {translate("register.view-remove")}
                  <span class="unseen"> {name}</span>
                </button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <Form
        is="line"
        action={addressOf(language, listPath)}
        label={translate("register.view-save-label")}
        hidden={[formToken(request), { name: "query", value: present }]}
      >
        <Field
          id="view-name"
          name="name"
          label={translate("register.view-name")}
          value={typed}
          error={error}
        />
        <Button is="plain" name="verb" value="save-view">
          {translate("register.view-save")}
        </Button>
      </Form>
    </details>
  );
}

/** Which columns stand beside the name. */
export function ColumnChoice({ request, asked }: ListProps): VNode {
  const { translate, language } = request;
  const kept = [
    ["q", asked.q],
    ...facets.map((facet) => [facet, asked[facet]] as const),
    ["sort", asked.sort === undefined ? undefined : `${asked.descending ? "-" : ""}${asked.sort}`],
    ["choose", "1"],
  ] as const;
  const hidden = kept.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
  return (
    <details>
      <summary>{translate("register.columns")}</summary>
      <Form method="get" action={addressOf(language, listPath)} hidden={hidden}>
        <fieldset>
          <legend>{translate("register.columns-legend")}</legend>
          {columns.map((column) => (
            <Check key={column} name={`c-${column}`} checked={asked.columns.includes(column)}>
              {translate(`register.column-${column}`)}
            </Check>
          ))}
        </fieldset>
        <div class="form__acts">
          <Button is="plain">{translate("register.columns-show")}</Button>
        </div>
      </Form>
    </details>
  );
}

/** The words to look for; the other conditions stay. */
export function SearchForm({ request, asked }: ListProps): VNode {
  const { translate, language } = request;
  const kept = [
    ...facets.map((facet) => [facet, asked[facet]] as const),
    ["columns", asked.columns.join(".") || "none"] as const,
  ];
  const hidden = kept.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
  return (
    <>
      <Form is="line" method="get" action={addressOf(language, listPath)} hidden={hidden}>
        <Field id="partners-q" name="q" type="search" label={translate("register.search")} value={asked.q} />
        <Button>{translate("register.search-do")}</Button>
      </Form>
      {request.can("keep-register") ? (
        <p>
          <Link href={addressOf(language, `${listPath}/new`)}>{translate("register.add-party")}</Link>
        </p>
      ) : null}
    </>
  );
}

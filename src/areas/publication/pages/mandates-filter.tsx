import type { VNode } from "preact";
import { Button, Choice, type ChoiceOption, Link } from "../../../platform/html/index.ts";
import { addressOf, type PageRequest } from "../../../platform/http/index.ts";
import { collator, formatDate } from "../../../platform/i18n/index.ts";
import { type FacetCounts, mandateOrders } from "../mandate-list.ts";
import type { MandatesPage } from "../queries/index.ts";
import { bodyName } from "./mandates-words.tsx";

interface FilterProps {
  readonly page: MandatesPage;
  readonly request: PageRequest;
}

/** What narrows and orders the list, as a form that works without a script. */
export function MandatesFilter({ page, request }: FilterProps): VNode {
  const { translate, language, place, on, today, query } = request;
  const { facets, themes } = page;
  const day = formatDate(language, on);
  const bodies = new Map(page.bodies.map(({ slug, text }) => [slug, bodyName(text, request).text]));
  const chosen = Object.keys(query).length > 0;
  return (
    <form class="filters" method="get" action={addressOf(language, "mandates")}>
      <Choice
        {...{ id: "filter-body", name: "body", label: translate("mandates.filter-body") }}
        value={query.body ?? ""}
        options={options(facets.body, (value) => bodies.get(value), request).sort(byText(request))}
      />
      <Choice
        {...{ id: "filter-theme", name: "theme", label: translate("mandates.filter-theme") }}
        value={query.theme ?? ""}
        options={options(facets.theme, (value) => themes.get(value)?.text, request)}
      />
      <Choice
        {...{ id: "filter-state", name: "state", label: translate("mandates.filter-state", { date: day }) }}
        value={query.state ?? ""}
        options={options(facets.state, (value) => translate(`state.${value}`), request)}
      />
      <Choice
        {...{ id: "filter-sort", name: "sort", label: translate("mandates.filter-sort") }}
        value={query.sort ?? "adopted"}
        options={mandateOrders.map((order) => ({ value: order, text: translate(`mandates.sort-${order}`) }))}
      />
      <label class="check">
        <input type="checkbox" name="expiring" value="year" checked={query.expiring !== undefined} />
        <span>{translate("mandates.filter-expiring", { count: page.expiring.length })}</span>
      </label>
      {on === today ? null : <input type="hidden" name="on" value={on} />}
      <Button>{translate("page.as-of-button")}</Button>
      {chosen ? (
        <Link href={addressOf(language, "mandates", place.query)}>{translate("mandates.filter-clear")}</Link>
      ) : null}
    </form>
  );
}

/** No condition first; what would give nothing is left out, unless it is what was chosen. */
function options(
  counts: FacetCounts,
  textOf: (value: string) => string | undefined,
  { translate, query }: PageRequest,
): ChoiceOption[] {
  const chosen = new Set(Object.values(query));
  return [
    { value: "", text: translate("mandates.filter-all") },
    ...[...counts]
      .filter(([value, count]) => count > 0 || chosen.has(value))
      .map(([value, count]) => ({
        value,
        text: translate("mandates.filter-option", { text: textOf(value) ?? value, count }),
      })),
  ];
}

/** By the alphabet of the language, no condition first. */
const byText =
  ({ language }: PageRequest) =>
  (a: ChoiceOption, b: ChoiceOption): number =>
    Number(b.value === "") - Number(a.value === "") || collator(language).compare(a.text, b.text);

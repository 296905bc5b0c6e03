import type { VNode } from "preact";
import { Table } from "../../../../platform/html/index.ts";
import type { WorkRequest } from "../../../../platform/http/index.ts";
import { formatDate, localeOf } from "../../../../platform/i18n/index.ts";
import { type FactKind, type FreshnessDay, factKinds } from "../../../registry/index.ts";
import { date } from "../partners/words.tsx";
import type { FreshnessParts } from "./parts.ts";

const width = 600;
const height = 120;
/** Rows of the table beside the picture: the latest days, and of the time before one a month. */
const latest = 14;

const percent = (score: number | undefined, { language, translate }: WorkRequest): string =>
  score === undefined
    ? translate("fresh.no-score")
    : new Intl.NumberFormat(localeOf(language), { style: "percent", maximumFractionDigits: 1 }).format(score);

/** How much of the register is fresh: today, over time, kind by kind. */
export function Score({ request, view }: FreshnessParts): VNode {
  const { translate } = request;
  return (
    <section aria-labelledby="score">
      <h2 id="score">{translate("fresh.score")}</h2>
      <p class="prose">{translate("fresh.score-today", { score: percent(view.score, request) })}</p>
      <Curve request={request} days={view.days} />
      <Kinds {...{ request, view }} />
    </section>
  );
}

/** Where a day stands in the picture. */
function pointsOf(days: readonly FreshnessDay[]): string {
  const at = (day: string) => Date.parse(day);
  const [first, last] = [at(days[0]?.day ?? ""), at(days.at(-1)?.day ?? "")];
  return days
    .flatMap(({ day, score }) => {
      if (score === undefined) return [];
      const x = last === first ? width : ((at(day) - first) / (last - first)) * width;
      return [`${x.toFixed(1)},${((1 - score) * height).toFixed(1)}`];
    })
    .join(" ");
}

/** The score over time as a line, and the same as a table. */
function Curve({ request, days }: { readonly request: WorkRequest; readonly days: readonly FreshnessDay[] }) {
  const { translate, language } = request;
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return <p class="small">{translate("fresh.no-days")}</p>;
  const label = translate("fresh.curve", {
    from: formatDate(language, first.day, "short"),
    to: formatDate(language, last.day, "short"),
    first: percent(first.score, request),
    last: percent(last.score, request),
  });
  const rows = days.filter(({ day }, at) => at >= days.length - latest || day.endsWith("-01") || at === 0);
  return (
    <>
      {days.length < 2 ? null : (
        <svg
          class="curve"
          viewBox={`0 -4 ${width} ${height + 8}`}
          preserveAspectRatio="none"
          width="100%"
          height={height}
          role="img"
          aria-label={label}
        >
          <path
            d={`M0 0H${width}M0 ${height}H${width}`}
            stroke="currentColor"
            stroke-opacity="0.3"
            fill="none"
          />
          <polyline
            vector-effect="non-scaling-stroke"
            points={pointsOf(days)}
            stroke="currentColor"
            stroke-width="2"
            fill="none"
          />
        </svg>
      )}
      <details>
        <summary>{translate("fresh.days")}</summary>
        <Table
          caption={translate("fresh.days-caption")}
          columns={[
            { label: translate("fresh.day"), is: "date" },
            { label: translate("fresh.score"), is: "number" },
          ]}
          groups={[
            {
              rows: [...rows].reverse().map(({ day, score }) => ({
                id: `day-${day}`,
                cells: [date(day, request), percent(score, request)],
              })),
            },
          ]}
        />
      </details>
    </>
  );
}

function Kinds({ request, view }: Pick<FreshnessParts, "request" | "view">): VNode {
  const { translate } = request;
  const kinds = factKinds.filter((kind: FactKind) => view.byKind[kind] !== undefined);
  const states = ["fresh", "due", "overdue", "unchecked"] as const;
  return (
    <Table
      caption={translate("fresh.kinds")}
      columns={[
        { label: translate("fresh.kind") },
        ...states.map((state) => ({ label: translate(`fresh.state-${state}`), is: "number" as const })),
      ]}
      groups={[
        {
          rows: kinds.map((kind) => ({
            id: `kind-${kind}`,
            cells: [translate(`fresh.kind-${kind}`), ...states.map((state) => view.byKind[kind]?.[state])],
          })),
        },
      ]}
    />
  );
}

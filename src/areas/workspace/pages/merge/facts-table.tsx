import type { VNode } from "preact";
import { Absent, Table } from "../../../../platform/html/index.ts";
import type { WorkRequest } from "../../../../platform/http/index.ts";
import type { MergePreview } from "../../../registry/index.ts";
import { rowWords, tableWords } from "./row-words.tsx";

export type FactOfPreview = MergePreview["facts"][number];

/** What becomes of a fact, and of the type of a name that gives way. */
function outcome({ does, set }: FactOfPreview, { translate }: WorkRequest): string {
  const told = translate(`merge.fact-${does}`);
  const type = set?.type;
  return typeof type === "string" && translate.has(`name.${type}`)
    ? `${told} · ${translate("merge.fact-becomes", { type: translate(`name.${type}`) })}`
    : told;
}

/** Every fact of both, part by part of the record. */
export function FactsTable({
  request,
  facts,
}: {
  readonly request: WorkRequest;
  readonly facts: readonly FactOfPreview[];
}): VNode {
  const { translate } = request;
  const headings = [...new Set(facts.map(({ table }) => tableWords(table, request)))];
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">
        {translate("merge.facts")}{" "}
        <span class="small">{translate("merge.facts-count", { count: facts.length })}</span>
      </h2>
      {facts.length === 0 ? (
        <Absent as="block">{translate("register.nothing-here")}</Absent>
      ) : (
        <Table
          label={translate("merge.facts")}
          columns={[
            { label: translate("merge.column-says"), names: true },
            { label: translate("merge.column-whose") },
            { label: translate("merge.column-becomes") },
          ]}
          groups={headings.map((heading) => {
            const own = facts.filter(({ table }) => tableWords(table, request) === heading);
            return {
              ...{ heading, count: own.length },
              rows: own.map((fact) => ({
                cells: [
                  rowWords(fact.table, fact.row, request),
                  translate(`merge.whose-${fact.of}`),
                  outcome(fact, request),
                ],
              })),
            };
          })}
        />
      )}
    </section>
  );
}

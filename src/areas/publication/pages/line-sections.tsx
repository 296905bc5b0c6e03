import type { ComponentChildren, VNode } from "preact";
import { Absent, Table } from "../../../platform/html/index.ts";
import { addressOf, type PageRequest } from "../../../platform/http/index.ts";
import { collator } from "../../../platform/i18n/index.ts";
import type { PartyLabel } from "../../registry/index.ts";
import type { LineView } from "../model.ts";
import { LineFacts, statementsOf } from "./prose.tsx";
import { joined, partyWithMarks, semicolon, words } from "./words.tsx";

interface LinesProps {
  readonly lines: readonly LineView[];
  /** Number of the first statement. */
  readonly first?: number;
  readonly request: PageRequest;
}

/** Lines of cooperation as the front page has them, their statements numbered through. */
export function Lines({ lines, first = 1, request }: LinesProps): VNode {
  let next = first;
  return (
    <>
      {lines.map((line) => {
        const number = next;
        next += statementsOf(line);
        return <LineFacts key={line.id} line={line} first={number} request={request} titled />;
      })}
    </>
  );
}

interface PartnersProps {
  readonly lines: readonly LineView[];
  readonly labels: ReadonlyMap<string, PartyLabel>;
  readonly request: PageRequest;
}

/** Parties that stand in the lines, by name. */
export function partnersIn(
  lines: readonly LineView[],
  labels: ReadonlyMap<string, PartyLabel>,
): readonly PartyLabel[] {
  const ids = new Set(lines.flatMap((line) => line.partners));
  return [...ids].flatMap((id) => labels.get(id) ?? []);
}

/** Who stands in the lines, and in which. */
export function LinePartners({ lines, labels, request }: PartnersProps): VNode | null {
  const { translate, language, place } = request;
  const partners = partnersIn(lines, labels).toSorted((a, b) =>
    collator(language).compare(a.name.text, b.name.text),
  );
  if (partners.length === 0) return null;
  const lineOf = (line: LineView): ComponentChildren => (
    <a href={`${addressOf(language, "", place.query)}#line-${line.id}`}>
      {words({ text: line.title, language: line.language }, request)}
    </a>
  );
  return (
    <div class="wide">
      <Table
        caption={translate("instrument.partners", { count: partners.length })}
        phone="fold"
        columns={[{ label: translate("column.party"), names: true }, { label: translate("column.line") }]}
        groups={[
          {
            rows: partners.map((partner) => ({
              cells: [
                partyWithMarks(partner, request),
                joined(
                  lines.filter((line) => line.partners.includes(partner.id)).map(lineOf),
                  semicolon(request),
                ),
              ],
            })),
          },
        ]}
      />
    </div>
  );
}

interface CooperationProps extends PartnersProps {
  /** What is said where there is no line. */
  readonly absent: string;
}

/** Lines and who stands in them, or that there are none. */
export const Cooperation = ({ lines, labels, absent, request }: CooperationProps): VNode =>
  lines.length === 0 ? (
    <div class="lede">
      <Absent as="block">{absent}</Absent>
    </div>
  ) : (
    <>
      <Lines lines={lines} request={request} />
      <LinePartners lines={lines} labels={labels} request={request} />
    </>
  );

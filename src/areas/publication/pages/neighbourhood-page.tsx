import type { VNode } from "preact";
import { layout } from "../../../engines/graph/index.ts";
import { Graph, type GraphEdge, Section, Sheet, Stand, Table, Title } from "../../../platform/html/index.ts";
import type { PageRequest } from "../../../platform/http/index.ts";
import { collator, sectionNumber } from "../../../platform/i18n/index.ts";
import type { PartyLabel } from "../../registry/index.ts";
import type { Neighbourhood } from "../queries/neighbourhood.ts";
import { renderFrame, sentenceCase } from "./frame.tsx";
import { kindOfRelation, lineKinds, type TieKind } from "./tie-kinds.ts";
import { partnerAddress, partyLink, partyWithMarks, period, sourceLink, sure } from "./words.tsx";

const field = { width: 900, height: 640, margin: 70 };

/** `/{lang}/partners/ID/neighbourhood`: the body among those that relations tie to it, as a picture and as a table. */
export function renderNeighbourhoodPage(page: Neighbourhood, request: PageRequest): string {
  const { translate, language } = request;
  const name = page.party.name.text;
  return renderFrame({
    request,
    part: "partners",
    title: translate("graph.title", { name }),
    description: translate("graph.description", { name }),
    owner: partyLink(page.party, request),
    islands: ["graph"],
    children: (
      <>
        <Title>{translate.rich("graph.title", { name: <bdi>{name}</bdi> })}</Title>
        <Stand>{translate("graph.stand", { count: page.bodies.length - 1, omitted: page.omitted })}</Stand>
        <Sheet>
          <Section id="picture" number={sectionNumber(language, 1)} heading={translate("graph.picture")}>
            <div class="wide">{picture(page, request)}</div>
          </Section>
          <Section
            id="table"
            number={sectionNumber(language, 2)}
            heading={translate("graph.table")}
            count={page.relations.length}
          >
            <div class="wide">{table(page, request)}</div>
          </Section>
        </Sheet>
      </>
    ),
  });
}

/** A body by the shortest name it goes by; names are never cut. */
const shortName = (party: PartyLabel): string => party.acronym?.text ?? party.name.text;

function picture({ party, bodies, relations }: Neighbourhood, request: PageRequest): VNode {
  const { translate } = request;
  const edges = relations.map(
    ({ fromId, toId, kind }): GraphEdge => ({
      from: fromId,
      to: toId,
      line: lineKinds[kindOfRelation[kind]],
    }),
  );
  const places = layout({ nodes: bodies.map(({ id }) => id), edges, field });
  const kinds = [...new Set(relations.map(({ kind }) => kindOfRelation[kind]))] as TieKind[];
  const ties = (id: string) => edges.filter(({ from, to }) => from === id || to === id).length;
  return (
    <Graph
      id="neighbourhood"
      title={translate("graph.title", { name: party.name.text })}
      description={translate("graph.picture-description")}
      {...{ field, edges }}
      nodes={bodies.map((body, at) => ({
        ...{ id: body.id, label: shortName(body), href: partnerAddress(body.id, request) },
        ...{ x: places[at]?.x ?? 0, y: places[at]?.y ?? 0, centre: body.id === party.id },
        size: Math.min(12, 4 + Math.sqrt(ties(body.id)) * 2),
      }))}
      legend={kinds.map((kind) => ({ line: lineKinds[kind], text: translate(`legend.${kind}`) }))}
    />
  );
}

function table({ bodies, relations }: Neighbourhood, request: PageRequest): VNode {
  const { translate, language } = request;
  const byId = new Map(bodies.map((body) => [body.id, body]));
  const { compare } = collator(language);
  const rows = relations
    .map((relation) => ({ relation, from: byId.get(relation.fromId), to: byId.get(relation.toId) }))
    .filter((row): row is typeof row & { from: PartyLabel; to: PartyLabel } => Boolean(row.from && row.to))
    .toSorted(
      (a, b) => compare(a.from.name.text, b.from.name.text) || compare(a.to.name.text, b.to.name.text),
    );
  return (
    <Table
      label={translate("graph.table")}
      phone="fold"
      columns={[
        { label: translate("column.party"), names: true },
        { label: translate("graph.column-relation") },
        { label: translate("graph.column-other") },
        { label: translate("column.dates") },
        { label: translate("column.source") },
        { label: translate("column.certainty") },
      ]}
      groups={[
        {
          rows: rows.map(({ relation, from, to }) => ({
            cells: [
              partyWithMarks(from, request),
              sentenceCase(translate(`relation.${relation.kind}.out`), translate),
              partyWithMarks(to, request),
              period(relation, request),
              sourceLink(relation.sourceUrl),
              sure(relation.certainty, request),
            ],
          })),
        },
      ]}
    />
  );
}

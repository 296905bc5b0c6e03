import type { ComponentChildren, VNode } from "preact";
import { Absent, type BasisProps, Fact } from "../../../platform/html/index.ts";
import type { PageRequest } from "../../../platform/http/index.ts";
import { type RelationRow, secretariatId } from "../../registry/index.ts";
import type { PartnerPage } from "../queries/index.ts";
import { basisItem } from "./bases.tsx";
import { saidBy } from "./citations.tsx";
import { LineFacts, statementsOf } from "./prose.tsx";
import type { PageSection } from "./section.tsx";
import { instrumentLink } from "./validity.tsx";
import { comma, date, period, sourceLink, sure } from "./words.tsx";

interface Statement {
  readonly id: string;
  readonly body: ComponentChildren;
  readonly basis: readonly BasisProps[];
}

/** Why the body is a partner: the cooperation on record, the lines it stands in, what established it, its mandate. */
export function cooperationSection(page: PartnerPage, request: PageRequest): PageSection {
  const { translate } = request;
  const before = cooperations(page, request);
  const after = foundations(page, request);
  const inLines = page.lines.reduce((sum, line) => sum + statementsOf(line), 0);
  const empty = before.length + inLines + after.length === 0;
  return {
    id: "cooperation",
    heading: translate("partner.section-cooperation"),
    body: empty ? (
      <div class="lede">
        <Absent as="block">{translate("partner.no-cooperation")}</Absent>
      </div>
    ) : (
      <>
        <Statements statements={before} first={1} request={request} />
        <Lines page={page} first={before.length + 1} request={request} />
        <Statements statements={after} first={before.length + inLines + 1} request={request} />
      </>
    ),
  };
}

interface StatementsProps {
  readonly statements: readonly Statement[];
  readonly first: number;
  readonly request: PageRequest;
}

function Statements({ statements, first, request }: StatementsProps): VNode {
  return (
    <>
      {statements.map(({ id, body, basis }, index) => (
        <Fact
          key={id}
          id={id}
          number={first + index}
          numberLabel={request.translate("page.statement", { number: first + index })}
          basis={basis}
        >
          {body}
        </Fact>
      ))}
    </>
  );
}

/** The lines of cooperation in which the body stands, as the partners page has them. */
function Lines({ page, first, request }: { page: PartnerPage; first: number; request: PageRequest }): VNode {
  let next = first;
  return (
    <>
      {page.lines.map((line) => {
        const number = next;
        next += statementsOf(line);
        return (
          <LineFacts key={line.id} line={line} first={number} request={request} titled self={page.party.id} />
        );
      })}
    </>
  );
}

/** The statement that the secretariat cooperates with the body, with the modes that the source page names. */
function cooperations(
  { relations, secretariat, lines, citations }: PartnerPage,
  request: PageRequest,
): Statement[] {
  return relations
    .filter((relation) => relation.kind === "cooperates-with" && relation.fromId === secretariatId)
    .filter((relation) => relation.toId !== secretariatId && isHere(relation, request))
    .map((relation) => {
      const name = <bdi>{secretariat.acronym?.text ?? secretariat.name.text}</bdi>;
      const modes = relation.roles.map((role) => request.translate(`role.${role}`)).join(comma(request));
      const key =
        modes !== ""
          ? "partner.cooperates-modes"
          : lines.length > 0
            ? "partner.cooperates"
            : "partner.cooperates-not-stated";
      return {
        id: "cooperates",
        body: request.translate.rich(key, { secretariat: name, modes }),
        basis: [
          ...(lines.length === 0 ? [{ reference: request.translate("basis.not-stated") }] : []),
          { sure: sure(relation.certainty, request), reference: sourceLink(relation.sourceUrl) },
          { reference: period(relation, request) },
          ...saidItem(saidBy({ table: "registry.relation", ...relation }, citations, request)),
        ],
      };
    });
}

/** On the secretariat's own page, its cooperations are the directory, not statements about itself. */
const isHere = (relation: RelationRow, { place }: PageRequest): boolean =>
  place.path === `partners/${relation.toId}`;

/** The sentences that say a statement, as an item of its margin; none where none is on record. */
const saidItem = (said: VNode | null): BasisProps[] => (said === null ? [] : [{ reference: said }]);

function foundations(
  { established, mandate, establishments, citations }: PartnerPage,
  request: PageRequest,
): Statement[] {
  const { translate, on } = request;
  const founded = established.map((basis, index) => {
    const { certainty } = basis.instrument;
    const symbol = instrumentLink(basis.instrument, request);
    const { detail, validity, why } = basisItem(basis, request);
    return {
      id: `established-${index + 1}`,
      body: translate.rich("partner.established", { symbol }),
      basis: [
        {
          sure: sure(certainty, request),
          reference: basis.instrument.adopted && date(basis.instrument.adopted, request),
        },
        ...(validity || why ? [{ detail, validity, why }] : []),
        ...saidItem(
          saidBy(
            { table: "mandates.establishment", id: establishments.get(basis.instrument.id) ?? "" },
            citations,
            request,
          ),
        ),
      ],
    };
  });
  if (mandate === undefined) return founded;
  const day = date(on, request, "long");
  if (mandate === "none") {
    return [
      ...founded,
      { id: "mandate", body: translate.rich("partner.mandate-none", { date: day }), basis: [] },
    ];
  }
  const basis = {
    instrument: mandate.instrument,
    provisions: [],
    validity: mandate.validity,
    successor: undefined,
    supersededBy: undefined,
  };
  return [
    ...founded,
    {
      id: "mandate",
      body: translate.rich("partner.mandate", {
        date: day,
        symbol: instrumentLink(mandate.instrument, request),
      }),
      basis: [basisItem(basis, request)],
    },
  ];
}

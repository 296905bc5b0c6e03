import { ladder, type Rung } from "../../../engines/ladder/index.ts";
import { directionOf } from "../../../kernel/language.ts";
import { type Period, standing } from "../../../kernel/validity.ts";
import { Aside, Ladder, Lede, Link } from "../../../platform/html/index.ts";
import type { PageRequest } from "../../../platform/http/index.ts";
import type { OfficeRow, PartyLabel, RelationRow } from "../../registry/index.ts";
import { secretariatId } from "../../registry/index.ts";
import type { PartnerPage } from "../queries/index.ts";
import { sentenceCase } from "./frame.tsx";
import type { PageSection } from "./section.tsx";
import { kindOfRelation, lineKinds, type TieKind } from "./tie-kinds.ts";
import { comma, graphAddress } from "./words.tsx";

/** What stands between the secretariat and the body. The secretariat's own page shows what stands between it and its parent. */
export function neighbourhoodSection(page: PartnerPage, request: PageRequest): PageSection | undefined {
  const { translate, language } = request;
  const left = page.secretariat;
  const right = page.party.id === secretariatId ? page.labels.get(page.party.parentId ?? "") : page.party;
  const ties = tiesOf(page, request);
  if (right === undefined || ties.length === 0) return undefined;
  const names = { left: shortName(left), right: shortName(right) };
  const rungs = ties.map(({ rung }) => rung);
  const picture = ladder({ ...names, rungs, direction: directionOf(language) });
  const kinds = [...new Set(ties.flatMap((tie) => tie.kinds))];
  return {
    id: "neighbourhood",
    heading: translate("partner.section-neighbourhood"),
    body: (
      <>
        <Lede>
          <Ladder
            id="ladder"
            picture={picture}
            title={translate("partner.picture-title", { name: page.party.name.text })}
            description={translate("partner.picture-description", names)}
            legend={kinds.map((kind) => ({ line: lineKinds[kind], text: translate(`legend.${kind}`) }))}
            omitted={
              picture.omitted === 0
                ? undefined
                : translate("partner.picture-omitted", { count: picture.omitted })
            }
          />
        </Lede>
        <Aside>
          <p class="basis">{translate("partner.picture-note", names)}</p>
          <p class="basis">
            <Link href={graphAddress(page.party.id, request)}>{translate("graph.open")}</Link>
          </p>
        </Aside>
      </>
    ),
  };
}

/** A body by the shortest name it goes by; names are never cut. */
const shortName = (party: PartyLabel): string => party.acronym?.text ?? party.name.text;

interface Drawn {
  readonly rung: Rung;
  readonly kinds: readonly TieKind[];
}

function tiesOf(page: PartnerPage, request: PageRequest): Drawn[] {
  const own = page.party.id === secretariatId;
  const drawn = [...page.relations, ...page.offices]
    .filter((row) => mayHold(row, request))
    .map((row) => tieOf(row, page, request))
    .filter((tie) => tie !== undefined);
  const direct = drawn.filter((tie) => !own && tie.other.id === secretariatId);
  // The secretariat's eighty cooperations are the directory itself; its picture shows its other ties.
  const bodies = drawn.filter(
    (tie) => tie.other.id !== secretariatId && !(own && tie.kind === "cooperation"),
  );
  return [
    ...direct.map(
      (tie): Drawn => ({
        rung: { is: "direct", line: lineKinds[tie.kind], label: tie.label },
        kinds: [tie.kind],
      }),
    ),
    ...bodies.map((tie) => bodyRung(tie, { own, partner: isPartner(tie.other.id, page, request) })),
  ];
}

/** The picture is of the page's day: what is known to have ended or not to have begun is left to the tables. */
function mayHold(period: Period, { on }: PageRequest): boolean {
  const stands = standing(period, on);
  return stands !== "ended" && stands !== "not-begun";
}

function isPartner(id: string, { cooperators }: PartnerPage, request: PageRequest): boolean {
  const period = cooperators.get(id);
  return period !== undefined && mayHold(period, request);
}

interface Tie {
  readonly other: PartyLabel;
  readonly kind: TieKind;
  readonly label: string;
  readonly group: string;
}

function tieOf(
  row: RelationRow | OfficeRow,
  page: PartnerPage,
  { translate, ...request }: PageRequest,
): Tie | undefined {
  const isOffice = "office" in row;
  const [from, to] = isOffice ? [row.holderId, row.bodyId] : [row.fromId, row.toId];
  const out = from === page.party.id;
  const other = page.labels.get(out ? to : from);
  if (other === undefined) return undefined;
  const words = isOffice
    ? translate(`office.${row.office}.${out ? "holds" : "held"}`)
    : translate(`relation.${row.kind}.${out ? "out" : "in"}`);
  const roles = row.roles.map((role) => translate(`role.${role}`));
  const label = roles.length > 0 ? roles.join(comma({ translate, ...request })) : words;
  return {
    other,
    kind: isOffice ? "other" : kindOfRelation[row.kind],
    label,
    group: sentenceCase(words, translate),
  };
}

/** A third body: its tie to this one, and to the secretariat where their cooperation is on record. */
function bodyRung({ other, kind, group }: Tie, { own, partner }: { own: boolean; partner: boolean }): Drawn {
  const base = { is: "body" as const, label: shortName(other), group };
  if (own) return { rung: { ...base, toLeft: lineKinds[kind] }, kinds: [kind] };
  const cooperation = partner ? { toLeft: lineKinds.cooperation, strong: true } : {};
  return {
    rung: { ...base, ...cooperation, toRight: lineKinds[kind] },
    kinds: partner ? ["cooperation", kind] : [kind],
  };
}

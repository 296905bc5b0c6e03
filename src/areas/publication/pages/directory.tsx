import type { VNode } from "preact";
import {
  Absent,
  Group,
  Index,
  Register,
  type RegisterRow,
  Section,
  Split,
} from "../../../platform/html/index.ts";
import type { PageRequest } from "../../../platform/http/index.ts";
import type { ListedParty } from "../../registry/index.ts";
import type { Directory, DirectoryHeading } from "../model.ts";
import { partnerAddress, partyMarks, words } from "./words.tsx";

export interface DirectoryProps {
  readonly directory: Directory;
  readonly request: PageRequest;
  readonly number: string;
}

/** The partners by organ, category and region, in the founding page's order. */
export function DirectorySection({ directory, request, number }: DirectoryProps): VNode {
  const { translate } = request;
  const { headings, absent } = directory;
  const side = (
    <Index
      label={translate("partners.directory-label")}
      items={headings.map(({ key, level, count }) => ({
        href: `#list-${key}`,
        text: translate(`category.${key}`),
        count,
        level,
      }))}
    />
  );
  return (
    <Section id="register" number={number} heading={translate("partners.directory")} count={directory.count}>
      <div class="wide">
        <Split side={side}>
          {headings.map((heading) => (
            <DirectoryGroup key={heading.key} heading={heading} request={request} />
          ))}
          {absent.length === 0 ? null : <AbsentGroup absent={absent} request={request} />}
        </Split>
      </div>
    </Section>
  );
}

interface GroupParts {
  readonly heading: DirectoryHeading;
  readonly request: PageRequest;
}

function DirectoryGroup({ heading, request }: GroupParts): VNode {
  const { translate } = request;
  const { key, level, parties, count, emptyAtSource } = heading;
  const name = translate(`category.${key}`);
  return (
    <>
      <Group id={`list-${key}`} level={level} count={count}>
        {name}
      </Group>
      {emptyAtSource ? <Absent as="block">{translate("partners.heading-empty")}</Absent> : null}
      {!emptyAtSource && parties.length === 0 && key !== "regional" ? (
        <Absent as="block">{translate("partners.not-then-empty")}</Absent>
      ) : null}
      {parties.length > 0 ? <PartyRegister label={name} parties={parties} request={request} /> : null}
    </>
  );
}

function AbsentGroup({ absent, request }: { absent: readonly ListedParty[]; request: PageRequest }): VNode {
  const title = request.translate("partners.not-then", { count: absent.length });
  return (
    <>
      <Group id="list-absent" level={1}>
        {title}
      </Group>
      <PartyRegister label={title} parties={absent} request={request} />
    </>
  );
}

interface PartyRegisterProps {
  readonly label: string;
  readonly parties: readonly ListedParty[];
  readonly request: PageRequest;
}

function PartyRegister({ label, parties, request }: PartyRegisterProps): VNode {
  const { translate } = request;
  return (
    <Register
      label={label}
      columns={{
        name: translate("partners.column-name"),
        acronym: translate("partners.column-acronym"),
        seat: translate("partners.column-seat"),
      }}
      rows={parties.map((party) => rowOf(party, request))}
    />
  );
}

/** On another day than today, a body without dates is listed by name, and said to stand on no date. */
function undatedNote(
  { since, until }: ListedParty,
  { translate, on, today }: PageRequest,
): VNode | undefined {
  if (on === today || since !== undefined || until !== undefined) return undefined;
  return <Absent>{translate("date.not-known")}</Absent>;
}

const rowOf = (party: ListedParty, request: PageRequest): RegisterRow => ({
  name: words(party.name, request),
  href: partnerAddress(party.id, request),
  mark: partyMarks(party, request),
  note: undatedNote(party, request),
  acronym: party.acronym && words(party.acronym, request),
  seat: party.place && words(party.place, request),
});

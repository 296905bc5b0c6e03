import type { VNode } from "preact";
import { Absent, Group, Index, Link, Section, Split } from "../../../platform/html/index.ts";
import type { PageRequest } from "../../../platform/http/index.ts";
import type { ListedParty } from "../../registry/index.ts";
import type { Directory, DirectoryHeading } from "../model.ts";
import { PartyRegister } from "./party-register.tsx";
import { categoryAddress } from "./words.tsx";

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
        <Link href={categoryAddress(key, request)}>{name}</Link>
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

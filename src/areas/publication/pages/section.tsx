import type { ComponentChildren, VNode } from "preact";
import { Section, Table, type TableColumn, type TableGroup } from "../../../platform/html/index.ts";
import type { PageRequest } from "../../../platform/http/index.ts";
import { sectionNumber } from "../../../platform/i18n/index.ts";

/** A section of a page that shows one thing: a partner, an instrument. */
export interface PageSection {
  readonly id: string;
  readonly heading: string;
  readonly count?: number;
  readonly body: ComponentChildren;
}

interface SectionsProps {
  readonly sections: readonly (PageSection | undefined)[];
  readonly request: PageRequest;
}

/** Those sections that have something to show, numbered through. */
export function Sections({ sections, request }: SectionsProps): VNode {
  return (
    <>
      {sections
        .filter((section) => section !== undefined)
        .map(({ id, heading, count, body }, index) => (
          <Section
            key={id}
            id={id}
            number={sectionNumber(request.language, index + 1)}
            heading={heading}
            count={count}
          >
            {body}
          </Section>
        ))}
    </>
  );
}

interface TableSection extends Omit<PageSection, "body"> {
  readonly columns: readonly TableColumn[];
  readonly groups: readonly TableGroup[];
}

/** A section that is one wide table under its heading, folded on a phone. */
export const tableSection = ({ columns, groups, ...section }: TableSection): PageSection => ({
  ...section,
  body: (
    <div class="wide">
      <Table label={section.heading} phone="fold" columns={columns} groups={groups} />
    </div>
  ),
});

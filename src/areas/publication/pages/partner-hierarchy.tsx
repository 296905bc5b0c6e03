import type { VNode } from "preact";
import type { PageRequest } from "../../../platform/http/index.ts";
import { collator } from "../../../platform/i18n/index.ts";
import type { PartyLabel } from "../../registry/index.ts";
import type { PartnerPage } from "../queries/index.ts";
import type { PageSection } from "./section.tsx";
import { partyWithMarks, words } from "./words.tsx";

/** From the top of the hierarchy down to the body, and what stands below it. */
export function hierarchySection(page: PartnerPage, request: PageRequest): PageSection | undefined {
  const { party, ancestors, children, labels } = page;
  if (ancestors.length === 0 && children.length === 0) return undefined;
  const { compare } = collator(request.language);
  const above = ancestors.toReversed().flatMap((id) => labels.get(id) ?? []);
  const below = children
    .flatMap((id) => labels.get(id) ?? [])
    .sort((a, b) => compare(a.name.text, b.name.text));
  return {
    id: "hierarchy",
    heading: request.translate("partner.section-hierarchy"),
    body: (
      <div class="lede">
        <Steps above={above} self={party} below={below} request={request} />
      </div>
    ),
  };
}

interface StepsProps {
  readonly above: readonly PartyLabel[];
  readonly self: PartyLabel;
  readonly below: readonly PartyLabel[];
  readonly request: PageRequest;
}

/** One list in another, so that a reader who hears the page hears the levels. */
function Steps({ above, self, below, request }: StepsProps): VNode {
  const [top, ...rest] = above;
  if (top !== undefined) {
    return (
      <ul class="steps">
        <li>
          {partyWithMarks(top, request)}
          <Steps above={rest} self={self} below={below} request={request} />
        </li>
      </ul>
    );
  }
  return (
    <ul class="steps">
      <li>
        <strong aria-current="true">{words(self.name, request)}</strong>
        {below.length === 0 ? null : (
          <ul class="steps">
            {below.map((child) => (
              <li key={child.id}>{partyWithMarks(child, request)}</li>
            ))}
          </ul>
        )}
      </li>
    </ul>
  );
}

import type { ComponentChildren } from "preact";
import type { PageRequest } from "../../../platform/http/index.ts";
import type { PartnerPage } from "../queries/index.ts";

/** A section of a partner's page. */
export interface PartSection {
  readonly id: string;
  readonly heading: string;
  readonly count?: number;
  readonly body: ComponentChildren;
}

/** Makes a section, or nothing where the register has nothing for it. */
export type PartOf = (page: PartnerPage, request: PageRequest) => PartSection | undefined;

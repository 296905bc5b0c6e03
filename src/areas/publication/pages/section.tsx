import type { ComponentChildren } from "preact";
import type { PageRequest } from "../../../platform/http/index.ts";
import type { PartnerPage } from "../queries/index.ts";

/** A section of a page that shows one thing: a partner, an instrument. */
export interface PageSection {
  readonly id: string;
  readonly heading: string;
  readonly count?: number;
  readonly body: ComponentChildren;
}

export type PartSection = PageSection;

/** Makes a section, or nothing where the register has nothing for it. */
export type PartOf = (page: PartnerPage, request: PageRequest) => PartSection | undefined;

import type { EntenteError } from "../../../kernel/errors.ts";

const shape = /^[a-z0-9-]{1,100}$/;

export const isAddressPart = (part: string | undefined): part is string =>
  part !== undefined && shape.test(part);

/**
 * A part of an address that names something. What cannot be an id or a slug is nobody's: the same answer as for one that nobody has.
 * @throws what `refuse` makes of the part, cut to what a sentence can bear
 */
export function addressPart(part: string | undefined, refuse: (shown: string) => EntenteError): string {
  if (!isAddressPart(part)) throw refuse((part ?? "").slice(0, 60));
  return part;
}

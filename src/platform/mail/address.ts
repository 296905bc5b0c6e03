import { domainToASCII } from "node:url";

/** An address that can stand in a header and in an envelope as it is. */
export type MailAddress = string & { readonly brand: "mail-address" };

/** RFC 5321, 4.5.3.1: octets of the part before the sign, and of the whole. */
const longest = { local: 64, whole: 254 };

const atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const localPart = new RegExp(`^${atom}(?:\\.${atom})*$`);
const label = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
const domainName = new RegExp(`^${label}(?:\\.${label})*$`);

/**
 * One plain address (RFC 5321 `Dot-string@Domain`), its domain in small letters and in ASCII. Quoted words, comments, names and
 * lists are none: what a header would read as more than one address, no person writes. Undefined when it is none.
 */
export function asMailAddress(value: string): MailAddress | undefined {
  const at = value.lastIndexOf("@");
  const local = value.slice(0, Math.max(at, 0));
  const domain = domainToASCII(value.slice(at + 1)).toLowerCase();
  const address = `${local}@${domain}`;
  const isOne =
    localPart.test(local) &&
    local.length <= longest.local &&
    isDomain(value.slice(at + 1), domain) &&
    address.length <= longest.whole;
  // Looked at in full above.
  return isOne ? (address as MailAddress) : undefined;
}

/** What is made ASCII must have been letters, digits, points and hyphens before: `%` and others would be decoded on the way. */
const isDomain = (given: string, ascii: string): boolean =>
  /^[\p{L}\p{M}\p{N}.-]+$/u.test(given) && domainName.test(ascii);

/** The part after the sign. */
export const domainOf = (address: MailAddress): string => address.slice(address.lastIndexOf("@") + 1);

import { isIPv4, isIPv6 } from "node:net";

/** The eight groups of an IPv6 address; undefined for anything else. */
function groupsOf(address: string): readonly number[] | undefined {
  const plain = address.replace(/%.*$/, "");
  if (!isIPv6(plain)) return undefined;
  const quad = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(plain);
  const [, head = "", ...bytes] = quad ?? [];
  const [a = 0, b = 0, c = 0, d = 0] = bytes.map(Number);
  const text = quad ? `${head}${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}` : plain;
  const [before = "", after] = text.split("::");
  const groups = (part: string) =>
    part === "" ? [] : part.split(":").map((group) => Number.parseInt(group, 16));
  const [first, last] = [groups(before), groups(after ?? "")];
  return [...first, ...Array<number>(8 - first.length - last.length).fill(0), ...last];
}

/** An IPv4 address, also one that stands in an IPv6 address (`::ffff:192.0.2.1`). */
function ipv4Of(address: string): string | undefined {
  if (isIPv4(address)) return address;
  const groups = groupsOf(address);
  if (groups === undefined) return undefined;
  const [high = 0, low = 0] = groups.slice(6);
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  return isMapped ? [high >> 8, high & 255, low >> 8, low & 255].join(".") : undefined;
}

const network = (address: string, count: number): string | undefined => {
  const groups = groupsOf(address);
  if (groups === undefined) return undefined;
  return `${groups
    .slice(0, count)
    .map((group) => group.toString(16))
    .join(":")}::/${count * 16}`;
};

/** As much of an address as a person needs to know where a session is from, and no more: /24, and /48 of IPv6. */
export function addressPrefix(address: string): string {
  const v4 = ipv4Of(address);
  if (v4 !== undefined) return `${v4.split(".").slice(0, 3).join(".")}.0/24`;
  return network(address, 3) ?? "";
}

/** Whose tries are counted together: one address, and of IPv6 the network of 64 bits, all of which one client may have. */
export const countedAddress = (address: string): string =>
  ipv4Of(address) ?? network(address, 4) ?? "unknown";

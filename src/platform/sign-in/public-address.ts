import { BlockList, isIPv4, isIPv6 } from "node:net";

/** Networks that are nobody's on the Internet (IANA special-purpose registries, RFC 6890 and its successors). */
const special: ReadonlyArray<readonly [string, number]> = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
];

/** Of IPv6 only what has been given out (2000::/3) is public, less what leads elsewhere: Teredo and its like, 6to4, examples. */
const special6: ReadonlyArray<readonly [string, number]> = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
];

const listOf = (networks: ReadonlyArray<readonly [string, number]>, family: "ipv4" | "ipv6"): BlockList => {
  const list = new BlockList();
  for (const [network, bits] of networks) list.addSubnet(network, bits, family);
  return list;
};

const notPublic = listOf(special, "ipv4");
const notPublic6 = listOf(special6, "ipv6");
const givenOut6 = listOf([["2000::", 3]], "ipv6");

/** Whether an address is one of the Internet, and none of a house, a machine or a cloud's inside. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !notPublic.check(address, "ipv4");
  if (!isIPv6(address)) return false;
  return givenOut6.check(address, "ipv6") && !notPublic6.check(address, "ipv6");
}

const loopback = listOf([["127.0.0.0", 8]], "ipv4");

/** Whether the host of an address is this machine: `localhost`, 127.0.0.0/8, [::1]. */
export function isLoopbackHost(hostname: string): boolean {
  if (hostname === "localhost" || hostname === "[::1]") return true;
  return isIPv4(hostname) && loopback.check(hostname, "ipv4");
}

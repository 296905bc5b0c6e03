/**
 * Takes the network from this process. Parsers that are built to fetch nothing are given nothing to fetch with either:
 * a second lock, for Node's own permissions know the network only since its version 25.
 */
import { createRequire } from "node:module";

const refuse = (): never => {
  throw new Error("no network here");
};

/** Names of what opens a connection or asks for a name, by module. */
const openers: Readonly<Record<string, readonly string[]>> = {
  "node:net": ["connect", "createConnection", "createServer"],
  "node:tls": ["connect", "createServer"],
  "node:http": ["request", "get", "createServer"],
  "node:https": ["request", "get", "createServer"],
  "node:http2": ["connect", "createServer", "createSecureServer"],
  "node:dgram": ["createSocket"],
  "node:dns": ["lookup", "resolve", "resolve4", "resolve6", "reverse"],
};

export function closeNetwork(): void {
  const require = createRequire(import.meta.url);
  for (const [name, functions] of Object.entries(openers)) {
    const module = require(name) as Record<string, unknown>;
    for (const each of functions) module[each] = refuse;
  }
  const { Socket } = require("node:net") as { Socket: { prototype: { connect: unknown } } };
  Socket.prototype.connect = refuse;
  for (const each of ["fetch", "WebSocket", "EventSource"]) {
    Object.defineProperty(globalThis, each, { value: refuse, configurable: true, writable: true });
  }
}

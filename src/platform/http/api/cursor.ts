import { createHash } from "node:crypto";
import { invalid } from "../../../kernel/errors.ts";
import type { ApiRoute, Key } from "./route.ts";

/** Changes when the order of any list does: a cursor of before is then refused, not read wrongly. */
const version = 1;
const sumBytes = 6;

/**
 * A place in a list as a text that means nothing outside: version, checksum of the place and of the list it is in,
 * the key. The checksum keeps cursors in their lists; it is no secret, for a key reveals and opens nothing.
 * @param scope the list: operation, named parts and filters
 */
export function cursorOf(scope: string, key: Key): string {
  const text = Buffer.from(JSON.stringify(key), "utf8");
  return Buffer.concat([Buffer.from([version]), sumOf(scope, text), text]).toString("base64url");
}

/** @throws invalid `cursor-unknown` when it is none, of another list, or of another version. */
export function keyIn(cursor: string, scope: string, shape: NonNullable<ApiRoute["key"]>): Key {
  const bytes = Buffer.from(cursor, "base64url");
  const text = bytes.subarray(1 + sumBytes);
  const ours =
    bytes[0] === version &&
    bytes.toString("base64url") === cursor &&
    sumOf(scope, text).equals(bytes.subarray(1, 1 + sumBytes));
  const key = ours ? shape.safeParse(parsed(text)) : undefined;
  if (!key?.success) throw invalid("cursor-unknown", { parameter: "cursor" });
  return key.data;
}

const sumOf = (scope: string, text: Buffer): Buffer =>
  createHash("sha256").update(`${version} ${scope}\n`).update(text).digest().subarray(0, sumBytes);

function parsed(text: Buffer): unknown {
  try {
    return JSON.parse(text.toString("utf8"));
  } catch {
    return undefined;
  }
}

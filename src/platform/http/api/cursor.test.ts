import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { EntenteError } from "../../../kernel/errors.ts";
import { cursorOf, keyIn } from "./cursor.ts";

const shape = z.array(z.union([z.string(), z.number()]));
const keys = fc.array(fc.oneof(fc.string(), fc.integer()), { minLength: 1, maxLength: 4 });

const refused = (read: () => unknown): string => {
  try {
    read();
    return "read";
  } catch (error) {
    return error instanceof EntenteError ? error.code : String(error);
  }
};

test("a cursor gives back the key in its own list", () => {
  fc.assert(
    fc.property(fc.string(), keys, (scope, key) => {
      const cursor = cursorOf(scope, key);
      expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/);
      expect(keyIn(cursor, scope, shape)).toEqual(key);
    }),
  );
});

test("a cursor of another list, of another version, or with a sign changed is refused", () => {
  const cursor = cursorOf("listParties /parties", ["fatf"]);
  expect(refused(() => keyIn(cursor, "listParties /parties?kind=forum", shape))).toBe("cursor-unknown");
  const bytes = Buffer.from(cursor, "base64url");
  for (const at of bytes.keys()) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(refused(() => keyIn(changed.toString("base64url"), "listParties /parties", shape))).toBe(
      "cursor-unknown",
    );
  }
});

test("what is no cursor is refused, whatever it is", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(refused(() => keyIn(text, "list", shape))).toBe("cursor-unknown");
    }),
  );
});

test("a key of another shape than the list's is refused", () => {
  const cursor = cursorOf("list", ["a", "b"]);
  expect(refused(() => keyIn(cursor, "list", z.tuple([z.string()])))).toBe("cursor-unknown");
});

import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import { moduleFile } from "../../../tests/support/module-file.ts";
import { secretIn } from "./secret-file.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "entente-test-secret-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a secret is made once, for its owner alone, and nothing else is left in the folder", () => {
  const place = join(folder, "var");
  const secret = secretIn(place, ".one");
  expect(Buffer.from(secret, "base64url")).toHaveLength(32);
  expect(secretIn(place, ".one")).toBe(secret);
  expect(secretIn(place, ".two")).not.toBe(secret);
  expect(readdirSync(place).sort()).toEqual([".one", ".two"]);
  expect(statSync(join(place, ".one")).mode & 0o777).toBe(0o600);
});

test("an empty file is no secret", () => {
  writeFileSync(join(folder, ".one"), "");
  expect(() => secretIn(folder, ".one")).toThrow("the file is empty");
});

/** A program that waits for a moment that all know, and then asks for one secret after the other. */
const asking = (module: string, moment: number) => `
  import { secretIn } from ${JSON.stringify(module)};
  while (Date.now() < ${moment});
  const found = [];
  for (let turn = 0; turn < 3000; turn += 1) found.push(secretIn(${JSON.stringify(folder)}, ".turn-" + turn));
  process.stdout.write(JSON.stringify(found));`;

test("processes that make it at the same moment get the same", async () => {
  const module = await moduleFile(new URL("./secret-file.ts", import.meta.url), folder);
  const program = asking(module, Date.now() + 2000);
  const run = promisify(execFile);
  const node = () => run(process.execPath, ["--input-type=module", "-e", program]);
  const answers = await Promise.all([node(), node(), node()]);
  const [first, ...others] = answers.map(({ stdout }) => JSON.parse(stdout));
  expect(first).toHaveLength(3000);
  for (const other of others) expect(other).toEqual(first);
});

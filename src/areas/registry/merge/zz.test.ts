import { afterAll, beforeAll, test } from "vitest";
import { freshInstallation, operator, type TestInstallation } from "../../../../tests/support/installation.ts";
import { withClient } from "../../../platform/postgres/index.ts";
import { referenceSets, shippedData } from "../../../../tests/support/program.ts";
import { loadReference } from "../../../platform/reference/index.ts";
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mergeParties } from "./index.ts";
let i: TestInstallation;
beforeAll(async () => { i = await freshInstallation(); });
afterAll(() => i.close());
test("x", async () => {
  await withClient(i.superuserUrl, async (c) => {
    for (let k = 0; k < 3; k++) { const s = performance.now(); await c.query("select * from registry.party_references()"); console.log("refs", performance.now() - s); }
  });
  const folder = mkdtempSync(join(tmpdir(), "e-"));
  cpSync(shippedData(), folder, { recursive: true });
  const load = async (n: string) => { const f = join(folder, "registry/places.csv"); const [h, ...r] = readFileSync(f, "utf8").trimEnd().split("\n"); writeFileSync(f, [h, ...r.reverse()].join("\n") + "\n"); const s = performance.now(); await loadReference(i.ownerDoor, { actor: { kind: "system", name: "t" }, folder, sets: referenceSets }); console.log(n, performance.now() - s); };
  await load("without"); await load("without");
  await i.door.perform(operator, mergeParties, { input: { kept: "fatf", merged: "interpol" } });
  await load("with"); await load("with");
}, 120000);

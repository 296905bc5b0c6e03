import { sql } from "kysely";
import { afterAll, beforeAll, test } from "vitest";
import { freshInstallation, operator, type TestInstallation } from "../../../../tests/support/installation.ts";
import { query } from "../../../platform/acts/index.ts";
import { z } from "zod";
import { entries } from "./store.ts";
import "../../../app/areas.ts";
let installation: TestInstallation;
beforeAll(async () => { installation = await freshInstallation(); });
afterAll(() => installation.close());
test("look", async () => {
  const q = query({ name: "registry.x", permission: "read-as-staff", input: z.object({}), async run({ db }) {
    const r = await sql<Record<string,string>>`explain (analyze, costs off, summary on) ${entries({})} select language, status, stale, count(*) from entries group by 1,2,3`.execute(db);
    return r.rows.map((x) => Object.values(x)[0]).join("\n");
  }});
  console.log(await installation.door.ask(operator, q as never, {}));
}, 120000);

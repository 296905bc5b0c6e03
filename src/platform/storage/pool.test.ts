import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshInstallation, type TestInstallation } from "../../../tests/support/installation.ts";

let installation: TestInstallation;

beforeAll(async () => {
  installation = await freshInstallation();
});
afterAll(() => installation.close());

test("statements keep their parameters, also when there are more texts than are prepared by name", async () => {
  const { db } = installation.storage;
  for (let text = 0; text < 2100; text += 1) {
    const { rows } = await sql<{ given: number }>`select ${text}::integer as ${sql.ref(`n${text}`)}`.execute(
      db,
    );
    expect(rows).toEqual([{ [`n${text}`]: text }]);
  }
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "../../src/app/config.ts";
import { openInstallation } from "../../src/app/installation.ts";
import { withClient, withDatabase } from "../../src/platform/postgres/index.ts";

/** The database with all migrations and the reference data, of which test files get copies. */
export const templateName = "entente_template";

/** Makes the template, once a run. */
export async function makeTemplate({
  ownerUrl,
  superuserUrl,
}: {
  ownerUrl: string;
  superuserUrl: string;
}): Promise<void> {
  await withClient(superuserUrl, async (client) => {
    await client.query(`create database ${templateName} owner entente_owner`);
  });
  const folder = mkdtempSync(join(tmpdir(), "entente-template-"));
  const config = readConfig({ DATABASE_URL: withDatabase(ownerUrl, templateName), ENTENTE_DATA: folder });
  const installation = await openInstallation({ config });
  await installation.close();
  rmSync(folder, { recursive: true, force: true });
}

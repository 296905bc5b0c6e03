import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withClient } from "../../src/platform/postgres/index.ts";
import { appRoleName, appUrlFor, migrate } from "../../src/platform/storage/index.ts";
import { freshDatabase } from "./database.ts";
import { migrations } from "./program.ts";

/** A database with all migrations and no data. */
export interface EmptyInstallation {
  readonly ownerUrl: string;
  readonly superuserUrl: string;
  readonly appUrl: string;
  close(): Promise<void>;
}

export async function emptyInstallation(): Promise<EmptyInstallation> {
  const database = await freshDatabase();
  const folder = mkdtempSync(join(tmpdir(), "entente-test-data-"));
  const { ownerUrl, superuserUrl } = database;
  const appUrl = await withClient(ownerUrl, async (owner) => {
    const url = await appUrlFor(owner, { ownerUrl, folder });
    await migrate(owner, migrations, appRoleName);
    return url;
  });
  return {
    ...{ ownerUrl, superuserUrl, appUrl },
    async close() {
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

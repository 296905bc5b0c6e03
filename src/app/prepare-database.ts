import pg from "pg";
import { conflict, unavailable } from "../kernel/errors.ts";
import { withClient } from "../platform/postgres/index.ts";
import { appRoleName, appUrlFor, asReadableError, migrate } from "../platform/storage/index.ts";
import { migrations } from "./areas.ts";
import type { Config } from "./config.ts";

/** The oldest PostgreSQL whose SQL we keep to. */
const oldest = 150_000;

/**
 * Migrates and makes the application's role, or checks the one that is named.
 * @throws unavailable `database-old`, `app-role-impossible`, `app-login-refused`; conflict `app-role-unsafe`; the errors of `migrate`.
 */
export async function prepareDatabase(
  ownerUrl: string,
  { appUrl: named, folder }: Config,
): Promise<{ appUrl: string; migrated: string[] }> {
  const owner = new pg.Client({
    connectionString: ownerUrl,
    application_name: "entente-owner",
    connectionTimeoutMillis: 10_000,
  });
  owner.on("error", () => {});
  try {
    await owner.connect();
    await checkVersion(owner);
    if (named !== undefined) await checkAppRole(owner, named);
    const appUrl = named ?? (await appUrlFor(owner, { ownerUrl, folder }));
    const migrated = await migrate(owner, migrations, roleIn(appUrl));
    return { appUrl, migrated };
  } finally {
    await owner.end().catch(() => {});
  }
}

async function checkVersion(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ number: string; words: string }>(
    "select current_setting('server_version_num') as number, current_setting('server_version') as words",
  );
  if (Number(rows[0]?.number) < oldest) throw unavailable("database-old", { found: rows[0]?.words ?? "?" });
}

/** The rules on who may see what do not bind a superuser, nor the owner of the tables. */
async function checkAppRole(owner: pg.Client, url: string): Promise<void> {
  const role = roleIn(url);
  await withClient(url, (app) => app.query("select 1")).catch((error: unknown) => {
    const { code } = error as { code?: string };
    if (code === "28P01" || code === "28000") throw unavailable("app-login-refused", { role }, error);
    throw asReadableError(error);
  });
  const { rows } = await owner.query<{ unsafe: boolean }>(
    `select rolsuper or rolbypassrls or pg_has_role(oid, (select oid from pg_roles where rolname = current_user), 'usage') as unsafe
     from pg_roles where rolname = $1`,
    [role],
  );
  if (rows[0]?.unsafe) throw conflict("app-role-unsafe", { role });
}

const roleIn = (url: string): string => new pg.Client({ connectionString: url }).user ?? appRoleName;

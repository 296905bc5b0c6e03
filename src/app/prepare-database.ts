import pg from "pg";
import { conflict, EntenteError, unavailable } from "../kernel/errors.ts";
import { jobsRole, prepareJobs } from "../platform/jobs/index.ts";
import { withClient } from "../platform/postgres/index.ts";
import { prepareSignIn, signInRole } from "../platform/sign-in/index.ts";
import { appRoleName, appUrlFor, asReadableError, loginUrlFor, migrate } from "../platform/storage/index.ts";
import { migrations } from "./areas.ts";
import type { Config } from "./config.ts";

/** The oldest PostgreSQL whose SQL we keep to, as `server_version_num` says it. */
export const oldest = 150_000;

/** A database in which everything has its place, and the ways into it. */
export interface Prepared {
  readonly appUrl: string;
  /** Where the role of signing in logs in; undefined where it can neither be made nor is named. */
  readonly signInUrl: string | undefined;
  readonly migrated: string[];
}

/**
 * Migrates, makes the roles of the application and of signing in or checks those that are named, and makes the place of jobs.
 * @throws as `asOwner`, and the errors of `migrate`; unavailable `sign-in-login-refused`, conflict `sign-in-role-unsafe`
 */
export const prepareDatabase = (ownerUrl: string, config: Config): Promise<Prepared> =>
  asOwner(ownerUrl, config, async (owner, appUrl) => {
    const migrated = await migrate(owner, migrations, roleIn(appUrl));
    const place = { ...config, ownerUrl, appRole: roleIn(appUrl) };
    await prepareJobsIfPossible(owner, place);
    return { appUrl, migrated, signInUrl: await prepareSignInIfPossible(owner, place) };
  });

/** Where the role of jobs logs in. @throws unavailable `app-role-impossible` where it can neither be made nor is named. */
export const jobsUrlFor = async (
  owner: pg.ClientBase,
  { jobsUrl, folder, ownerUrl }: Pick<Config, "jobsUrl" | "folder"> & { readonly ownerUrl: string },
): Promise<string> => jobsUrl ?? (await loginUrlFor(owner, { ownerUrl, folder, role: jobsRole }));

type JobsPlace = Pick<Config, "jobsUrl" | "folder"> & { readonly ownerUrl: string; readonly appRole: string };

/** Where the role cannot be made, everything goes on but jobs: whoever asks for one is told. */
async function prepareJobsIfPossible(owner: pg.ClientBase, place: JobsPlace): Promise<void> {
  try {
    await prepareJobs(owner, { url: () => jobsUrlFor(owner, place), appRole: place.appRole });
  } catch (error) {
    if (!(error instanceof EntenteError && error.code === "app-role-impossible")) throw error;
  }
}

type SignInPlace = Pick<Config, "signInUrl" | "folder"> & {
  readonly ownerUrl: string;
  readonly appRole: string;
};

/** Where the role of signing in logs in, once it may do its work. Where it cannot be made, everything goes on but signing in. */
async function prepareSignInIfPossible(
  owner: pg.ClientBase,
  { signInUrl: named, folder, ownerUrl, appRole }: SignInPlace,
): Promise<string | undefined> {
  if (named !== undefined) await checkSignInRole(owner, named, appRole);
  try {
    const url = named ?? (await loginUrlFor(owner, { ownerUrl, folder, role: signInRole }));
    await prepareSignIn(owner, roleIn(url));
    return url;
  } catch (error) {
    if (error instanceof EntenteError && error.code === "app-role-impossible") return undefined;
    throw error;
  }
}

/** Whoever signs people in reads nothing else, and nobody else reads what that needs. */
async function checkSignInRole(owner: pg.ClientBase, url: string, appRole: string): Promise<void> {
  const role = roleIn(url);
  await tryLogin(url, (cause) => unavailable("sign-in-login-refused", { role }, cause));
  const isShared = role === appRole || (await mayReadAll(owner, role));
  if (isShared) throw conflict("sign-in-role-unsafe", { role });
}

/**
 * Runs `work` on a connection of the owner, once there is a role for the application to log in as.
 * @throws unavailable `database-old`, `app-role-impossible`, `app-login-refused`; conflict `app-role-unsafe`
 */
export async function asOwner<T>(
  ownerUrl: string,
  { appUrl: named, folder }: Config,
  work: (owner: pg.Client, appUrl: string) => Promise<T>,
): Promise<T> {
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
    return await work(owner, named ?? (await appUrlFor(owner, { ownerUrl, folder })));
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
async function checkAppRole(owner: pg.ClientBase, url: string): Promise<void> {
  const role = roleIn(url);
  await tryLogin(url, (cause) => unavailable("app-login-refused", { role }, cause));
  if (await mayReadAll(owner, role)) throw conflict("app-role-unsafe", { role });
}

/** @throws what `refusal` gives when the database does not let somebody in by this address */
async function tryLogin(url: string, refusal: (cause: unknown) => EntenteError): Promise<void> {
  await withClient(url, (client) => client.query("select 1")).catch((error: unknown) => {
    const { code } = error as { code?: string };
    if (code === "28P01" || code === "28000") throw refusal(error);
    throw asReadableError(error);
  });
}

/** Whether a role is a superuser, goes round policies, or is the owner's. */
async function mayReadAll(owner: pg.ClientBase, role: string): Promise<boolean> {
  const { rows } = await owner.query<{ unsafe: boolean }>(
    `select rolsuper or rolbypassrls or pg_has_role(oid, (select oid from pg_roles where rolname = current_user), 'usage') as unsafe
     from pg_roles where rolname = $1`,
    [role],
  );
  return rows[0]?.unsafe === true;
}

/** The role that an address logs in as. */
export const roleIn = (url: string): string => new pg.Client({ connectionString: url }).user ?? appRoleName;

import { createHmac } from "node:crypto";
import pg from "pg";
import { unavailable } from "../../kernel/errors.ts";
import { secretIn } from "./secret-file.ts";

export const appRoleName = "entente_app";

/** A password may hold an `@` that nobody has encoded; the last one ends it, as the driver reads it. */
const userInfo = /^(postgres(?:ql)?:\/\/)(?:([^/?#]*)@)?/;

/** A password that every process with the same owner's URL works out alike; without one there, a secret of the data folder. */
function passwordOf({ ownerUrl, folder, role }: Login): string {
  const owners = userInfo.exec(ownerUrl)?.[2]?.split(":")[1];
  const secret = owners ? decoded(owners) : secretIn(folder, ".secret");
  return createHmac("sha256", secret).update(role).digest("base64url");
}

/** As the driver has it: a percent sign that encodes nothing stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const canLogIn = async (url: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
};

/** Makes a role that a part of the program logs in as, or gives it its password; other processes may be doing the same. */
async function makeRole(owner: pg.ClientBase, role: string, password: string): Promise<void> {
  await owner.query("select pg_advisory_lock(hashtext('entente.app-role'))");
  try {
    const word = owner.escapeLiteral(password);
    const made = await owner.query("select 1 from pg_roles where rolname = $1", [role]);
    // Altering names no attribute of rank: whoever is no superuser may not even confirm that the role is none either.
    const verb = made.rowCount ? "alter role" : "create role";
    const rank = made.rowCount ? "" : "nosuperuser nocreatedb nocreaterole";
    await owner.query(`${verb} ${role} with login ${rank} password ${word}`);
  } catch (error) {
    // Roles belong to the whole cluster: another database's process may have been faster.
    const code = (error as { code?: string }).code;
    if (code !== "42710" && code !== "23505" && code !== "XX000") throw error;
  } finally {
    await owner.query("select pg_advisory_unlock(hashtext('entente.app-role'))");
  }
}

/** A role of ours, and what its password is made of. */
interface Login {
  readonly ownerUrl: string;
  readonly folder: string;
  /** A plain lower-case name. */
  readonly role: string;
}

/**
 * The URL under which the application logs in, its role made when missing.
 * @throws unavailable `app-role-impossible` when the owner may not create roles and no `ENTENTE_APP_URL` is given.
 */
export const appUrlFor = (
  owner: pg.ClientBase,
  options: { ownerUrl: string; folder: string },
): Promise<string> => loginUrlFor(owner, { ...options, role: appRoleName });

/** The same for another role of ours. @throws unavailable `app-role-impossible` when the owner may not create roles. */
export async function loginUrlFor(owner: pg.ClientBase, login: Login): Promise<string> {
  const { ownerUrl, role } = login;
  const password = passwordOf(login);
  const url = ownerUrl.replace(userInfo, `$1${role}:${password}@`);
  if (await canLogIn(url)) return url;
  try {
    await makeRole(owner, role, password);
  } catch (error) {
    throw unavailable("app-role-impossible", { role }, error);
  }
  if (await canLogIn(url)) return url;
  throw unavailable("app-role-impossible", { role });
}

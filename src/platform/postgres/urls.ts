import { join } from "node:path";
import pg from "pg";
import type { Facts } from "./facts.ts";
import type { Layout } from "./layout.ts";

/** The longest path of a socket, in bytes (sun_path of unix(7) is 108 with its closing zero; 104 on macOS and BSD). */
const maxSocketBytes = process.platform === "linux" ? 107 : 103;

/** Whether the private socket can be used: its path is short enough, and the platform is not Windows. */
export function canUseSocket({ data }: Layout, port: number): boolean {
  return process.platform !== "win32" && Buffer.byteLength(join(data, `.s.PGSQL.${port}`)) <= maxSocketBytes;
}

/** A login of the embedded server. */
export interface Login {
  readonly role: "postgres" | "entente_owner";
  readonly database: string;
}

/**
 * A `postgres:` address for the `pg` driver and for `new URL()`. For a socket the folder stands in `?host=`, which
 * goes before the host name that an address of this form cannot do without.
 */
export function urlOf({ folder }: Layout, facts: Facts, { role, database }: Login): string {
  const password = role === "postgres" ? facts.superuserPassword : facts.ownerPassword;
  const start = `postgres://${role}:${encodeURIComponent(password)}@`;
  const name = encodeURIComponent(database);
  if (facts.socket === null) return `${start}127.0.0.1:${facts.port}/${name}`;
  return `${start}localhost/${name}?host=${encodeURIComponent(join(folder, facts.socket))}&port=${facts.port}`;
}

/** The same address for another database of the server. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(database)}`;
  return changed.href;
}

/**
 * Runs `work` on a connection of its own, which is closed afterwards whatever happens. `limitMs` bounds the connecting
 * and each query; without it connecting may take 10 s and a query any time.
 */
export async function withClient<T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
  limitMs?: number,
): Promise<T> {
  const limits = {
    connectionTimeoutMillis: limitMs ?? 10_000,
    ...(limitMs ? { query_timeout: limitMs } : {}),
  };
  const client = new pg.Client({ connectionString: url, ...limits });
  // A server that dies under an idle connection must not take the program with it.
  client.on("error", () => {});
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

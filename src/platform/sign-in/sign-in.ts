import { sql } from "kysely";
import type { Clock } from "../../kernel/clock.ts";
import { unavailable } from "../../kernel/errors.ts";
import { asReadableError, type Db, openStorage, type Storage } from "../storage/index.ts";
import { type SessionLives, sessionLives } from "./model.ts";
import { type OidcProvider, type OidcSettings, openProvider } from "./oidc-provider.ts";
import { keyOf, type SecretKey } from "./secrets.ts";

export interface SignInOptions {
  /** Where the role of signing in logs in; undefined where there is none. */
  readonly url: string | undefined;
  readonly clock: Clock;
  /** The secret of the installation, which is not in the database (`secretOf`). */
  readonly secretKey: string;
  /** Public origin of the site, to which passkeys belong; a function where it is known only later. */
  readonly origin: string | (() => string);
  /** What authenticators show. */
  readonly name?: string;
  readonly oidc?: OidcSettings | undefined;
  readonly lives?: Partial<SessionLives>;
}

/** The machinery of signing in: its own login, its own key, and the rules by which sessions end. */
export interface SignIn {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly key: SecretKey;
  readonly origin: () => string;
  readonly name: string;
  readonly lives: SessionLives;
  readonly oidc: OidcProvider | undefined;
  close(): Promise<void>;
}

/** @throws unavailable `sign-in-login-missing` where the database has no login for it. Nothing is connected to yet. */
export function openSignIn(options: SignInOptions): SignIn {
  const { url, clock, secretKey, origin, name = "Entente", oidc, lives } = options;
  if (url === undefined) throw unavailable("sign-in-login-missing");
  const storage = openStorage(url, { name: "entente-sign-in", most: 4 });
  return {
    ...{ storage, clock, name },
    key: keyOf(secretKey),
    origin: typeof origin === "string" ? () => origin : origin,
    lives: { ...sessionLives, ...lives },
    oidc: oidc && openProvider(oidc),
    close: () => storage.close(),
  };
}

/** One statement or some that need not stand together. */
export const asking = <Output>({ storage }: SignIn, work: (db: Db) => Promise<Output>): Promise<Output> =>
  work(storage.db).catch((error: unknown) => {
    throw asReadableError(error);
  });

/** All of `work` or nothing of it. */
export const changing = <Output>({ storage }: SignIn, work: (db: Db) => Promise<Output>): Promise<Output> =>
  storage
    .withSession(async ({ db, last }) => {
      await sql.raw("begin").execute(db);
      try {
        const output = await work(db);
        // Committing a transaction in which a statement failed is no error to PostgreSQL; a statement in it is.
        await last("select 1; commit");
        return output;
      } catch (error) {
        await last("rollback").catch(() => {});
        throw error;
      }
    })
    .catch((error: unknown) => {
      throw asReadableError(error);
    });

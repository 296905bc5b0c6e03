import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { withClient, withDatabase } from "../../src/platform/postgres/index.ts";

/** A database of one test file. */
export interface FreshDatabase {
  /** Address of the database for its owner, the role `entente_owner`. */
  readonly ownerUrl: string;
  /** Address of the database for the superuser; for what only a test may do. */
  readonly superuserUrl: string;
  /** Removes it, also when somebody is still connected. */
  drop(): Promise<void>;
}

/**
 * Makes a database of its own on the server of the test run: a copy of `template`, or an empty one with the
 * extensions pg_trgm and unaccent. Nobody may be connected to the template meanwhile.
 */
export async function freshDatabase(options: { readonly template?: string } = {}): Promise<FreshDatabase> {
  const { ownerUrl, superuserUrl } = inject("postgres");
  const name = `test_${randomBytes(8).toString("hex")}`;
  const template = options.template ?? "template1";
  await withClient(superuserUrl, (client) =>
    client.query(`create database ${name} owner entente_owner template ${client.escapeIdentifier(template)}`),
  );
  return {
    ownerUrl: withDatabase(ownerUrl, name),
    superuserUrl: withDatabase(superuserUrl, name),
    async drop() {
      await withClient(superuserUrl, (client) =>
        client.query(`drop database if exists ${name} with (force)`),
      );
    },
  };
}

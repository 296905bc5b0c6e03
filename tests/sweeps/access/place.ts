import { randomBytes } from "node:crypto";
import { authorise, nameReader } from "../../../src/areas/access/index.ts";
import { createDoor, type Door } from "../../../src/platform/acts/index.ts";
import { withClient, withDatabase } from "../../../src/platform/postgres/index.ts";
import { appUrlFor, openStorage, type Storage } from "../../../src/platform/storage/index.ts";
import { testClock } from "../../support/installation.ts";

/** A server of databases, with one that holds all migrations and the reference data. */
export interface Server {
  readonly ownerUrl: string;
  readonly superuserUrl: string;
  readonly template: string;
  /** For the secret of the application's login. */
  readonly folder: string;
}

/** A copy of a database, and the ways into it. */
export interface Copy {
  readonly name: string;
  readonly ownerUrl: string;
  readonly superuserUrl: string;
  readonly appUrl: string;
  readonly storage: Storage;
  readonly door: Door;
  /** Lets go of it, so that it can be copied. */
  leave(): Promise<void>;
  drop(): Promise<void>;
}

export async function copyOf(server: Server, template: string): Promise<Copy> {
  const name = `sweep_${randomBytes(6).toString("hex")}`;
  await withClient(server.superuserUrl, (client) =>
    client.query(
      `create database ${name} owner entente_owner template ${client.escapeIdentifier(template)} strategy file_copy`,
    ),
  );
  const ownerUrl = withDatabase(server.ownerUrl, name);
  const appUrl = await withClient(ownerUrl, (owner) => appUrlFor(owner, { ownerUrl, folder: server.folder }));
  const storage = openStorage(appUrl, { most: 8, name: "access-sweep" });
  let left = false;
  const leave = async () => {
    if (left) return;
    left = true;
    await storage.close();
  };
  return {
    ...{ name, ownerUrl, appUrl, storage, leave },
    superuserUrl: withDatabase(server.superuserUrl, name),
    // No record of readings: what the sweep does must not grow with what it reads.
    door: createDoor({ storage, clock: testClock, authorise, nameReader }),
    async drop() {
      await leave();
      await withClient(server.superuserUrl, (client) =>
        client.query(`drop database if exists ${name} with (force)`),
      );
    },
  };
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from "vitest";
import { readConfig } from "../../src/app/config.ts";
import { prepareDatabase } from "../../src/app/prepare-database.ts";
import { withClient } from "../../src/platform/postgres/index.ts";
import { findSession, openSignIn, startSession } from "../../src/platform/sign-in/index.ts";
import { type FreshDatabase, freshDatabase } from "../support/database.ts";
import { testOrigin, testSecret, visitor } from "../support/sign-in.ts";
import { codeOf, numberOf } from "../support/sql.ts";

let database: FreshDatabase;
let folder: string;

/** Roles of this file: they belong to the cluster, and are removed again. */
const [named, poor] = ["test_sign_in_named", "test_sign_in_poor"];
const password = "a-password-of-tests";
const as = (url: string, role: string): string => url.replace(/\/\/[^@]*@/, `//${role}:${password}@`);
const run = (text: string) =>
  withClient(inject("postgres").superuserUrl, (superuser) => superuser.query(text));

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "entente-test-login-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(async () => {
  database = await freshDatabase();
  for (const role of [named, poor]) await run(`create role ${role} login password '${password}'`);
});
afterEach(async () => {
  // What the roles were granted goes with the database.
  await database.drop();
  for (const role of [named, poor]) await run(`drop role ${role}`);
});

const prepare = (environment: Readonly<Record<string, string>> = {}, ownerUrl = database.ownerUrl) =>
  prepareDatabase(ownerUrl, readConfig({ ENTENTE_DATA: folder, DATABASE_URL: ownerUrl, ...environment }));

/** Whether somebody signs in there. */
async function works(url: string | undefined): Promise<boolean> {
  const signIn = openSignIn({ url, clock: () => new Date(), secretKey: testSecret, origin: testOrigin });
  try {
    const proof = { person: "ana", method: "passkey", strong: true } as const;
    const { token } = await startSession(signIn, { proof, tier: "reader", visitor });
    return (await findSession(signIn, token)).kind === "session";
  } finally {
    await signIn.close();
  }
}

test("a start makes the login of signing in, and the next one finds it as it is", async () => {
  const { signInUrl } = await prepare();
  expect(signInUrl).toContain("//entente_sign_in:");
  expect(await works(signInUrl)).toBe(true);
  expect((await prepare()).signInUrl).toBe(signInUrl);
  expect(await works(signInUrl)).toBe(true);
});

test("a login that is named is used and given what it needs", async () => {
  const url = as(database.ownerUrl, named);
  const { signInUrl } = await prepare({ ENTENTE_SIGN_IN_URL: url });
  expect(signInUrl).toBe(url);
  expect(await works(url)).toBe(true);
  expect(await numberOf(url, "select count(*) from sign_in.session")).toBe(1);
});

test("a login that reads more than it should is refused: the owner, a superuser, the application", async () => {
  const { appUrl } = await prepare();
  for (const url of [database.ownerUrl, database.superuserUrl, appUrl])
    expect(await codeOf(prepare({ ENTENTE_SIGN_IN_URL: url }))).toBe("sign-in-role-unsafe");
});

test("a login that the database refuses is said to be so", async () => {
  const url = as(database.ownerUrl, named).replace(password, "another");
  expect(await codeOf(prepare({ ENTENTE_SIGN_IN_URL: url }))).toBe("sign-in-login-refused");
});

test("where the owner may make no roles and none is named, all goes on but signing in, which says what to do", async () => {
  const { appUrl } = await prepare();
  await run(`alter database ${new URL(database.ownerUrl).pathname.slice(1)} owner to ${poor}`);
  await run(`grant entente_owner to ${poor}`);
  const ownerUrl = as(database.ownerUrl, poor);
  const { signInUrl } = await prepare({ ENTENTE_APP_URL: appUrl }, ownerUrl);
  expect(signInUrl).toBeUndefined();
  expect(await codeOf(works(signInUrl))).toBe("sign-in-login-missing");
});

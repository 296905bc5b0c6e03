import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withClient } from "../../src/platform/postgres/index.ts";
import {
  openSignIn,
  prepareSignIn,
  type SignIn,
  type SignInOptions,
  signInMigrations,
  signInRole,
  type Visitor,
} from "../../src/platform/sign-in/index.ts";
import { loginUrlFor, migrate } from "../../src/platform/storage/index.ts";
import { freshDatabase } from "./database.ts";
import type { TestInstallation } from "./installation.ts";

/** Where the role of signing in of a test's database logs in. The owner's URL has a password, so that no folder is used. */
export const signInUrlOf = ({ ownerUrl }: Pick<TestInstallation, "ownerUrl">): Promise<string> =>
  withClient(ownerUrl, (owner) => loginUrlFor(owner, { ownerUrl, folder: tmpdir(), role: signInRole }));

/** The machinery of signing in over the database of an installation. */
export async function signInOver(
  installation: Pick<TestInstallation, "ownerUrl">,
  clock: () => Date,
): Promise<SignIn> {
  const url = await signInUrlOf(installation);
  await withClient(installation.ownerUrl, (owner) => prepareSignIn(owner, signInRole));
  return openSignIn({ url, clock, secretKey: testSecret, origin: testOrigin });
}

/** A clock that stands until it is moved. */
export interface TestTime {
  now: Date;
  /** Moves it on, by ms. */
  pass(ms: number): void;
}

export const testTime = (start = "2026-11-25T09:00:00Z"): TestTime => {
  const time: TestTime = {
    now: new Date(start),
    pass(ms) {
      time.now = new Date(time.now.getTime() + ms);
    },
  };
  return time;
};

/** Durations in ms. */
export const [second, minute, hour, day] = [1000, 60_000, 3_600_000, 86_400_000];

export const testOrigin = "https://entente.example";
export const testSecret = "a secret of tests, of no use anywhere else";

/** Somebody at an address of the networks for documentation (RFC 5737), with a browser. */
export const visitor: Visitor = {
  address: "192.0.2.7",
  userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
};

/** The machinery of signing in over a database with its tables alone. */
export interface TestSignIn {
  readonly signIn: SignIn;
  readonly time: TestTime;
  readonly ownerUrl: string;
  readonly signInUrl: string;
  /** The same database, as another process with other settings has it; closed with the rest. */
  another(options: Partial<SignInOptions>): SignIn;
  close(): Promise<void>;
}

export async function freshSignIn(options: Partial<SignInOptions> = {}): Promise<TestSignIn> {
  const database = await freshDatabase();
  const { ownerUrl } = database;
  const folder = mkdtempSync(join(tmpdir(), "entente-test-sign-in-"));
  const signInUrl = await withClient(ownerUrl, async (owner) => {
    const url = await loginUrlFor(owner, { ownerUrl, folder, role: signInRole });
    await migrate(owner, [signInMigrations], "entente_app");
    await prepareSignIn(owner, signInRole);
    return url;
  });
  const time = testTime();
  const opened: SignIn[] = [];
  const open = (given: Partial<SignInOptions>): SignIn => {
    const base = { url: signInUrl, clock: () => time.now, secretKey: testSecret, origin: testOrigin };
    const made = openSignIn({ ...base, ...options, ...given });
    opened.push(made);
    return made;
  };
  return {
    ...{ signIn: open({}), time, ownerUrl, signInUrl },
    another: open,
    async close() {
      for (const each of opened) await each.close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Runs `work`, and takes its outcome for one of a kind; any other is a fault of the test. */
export function ofKind<Outcome extends { kind: string }, Kind extends Outcome["kind"]>(
  outcome: Outcome,
  kind: Kind,
): Extract<Outcome, { kind: Kind }> {
  if (outcome.kind !== kind) throw new Error(`${kind} was expected: ${JSON.stringify(outcome)}`);
  return outcome as Extract<Outcome, { kind: Kind }>;
}

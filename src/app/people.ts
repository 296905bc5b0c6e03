import { hasAdministrator } from "../areas/access/index.ts";
import { type EntryParts, signInActor, tidySignIn } from "../areas/workspace/index.ts";
import { systemClock } from "../kernel/clock.ts";
import type { Doorkeeper } from "../platform/http/index.ts";
import { createLink, findSession, openSignIn, type SignIn, secretOf } from "../platform/sign-in/index.ts";
import type { Config } from "./config.ts";
import { doorkeeperOf } from "./doorkeeper.ts";
import type { Installation } from "./installation.ts";

/** How people come in: absent where the database has no login for it. */
export interface People {
  readonly signIn: SignIn;
  readonly doorkeeper: Doorkeeper;
  readonly entry: EntryParts;
  /** An address that makes the first administrator, once; nothing where there is one. Each takes the place of the one before. */
  firstLink(): Promise<string | undefined>;
  close(): Promise<void>;
}

/** What is over is removed so often, and what erasures have left, in ms. */
const betweenSweeps = 3_600_000;

/** @param origin public origin of the site, which is known only when the server listens */
export function openPeople(
  config: Config,
  { door, signInUrl }: Pick<Installation, "door" | "signInUrl">,
  { origin, say }: { readonly origin: () => string; readonly say: (text: string) => void },
): People | undefined {
  if (signInUrl === undefined) return undefined;
  const secretKey = secretOf(config);
  const signIn = openSignIn({ url: signInUrl, clock: systemClock, secretKey, origin, oidc: config.oidc });
  let sweep: Promise<void> = Promise.resolve();
  const sweeping = setInterval(() => {
    sweep = tidySignIn({ door, signIn }).catch((error: unknown) => say(String(error)));
  }, betweenSweeps).unref();
  return {
    signIn,
    doorkeeper: doorkeeperOf(door, async (token) => {
      const found = await findSession(signIn, token);
      return found.kind === "session" ? found.session : undefined;
    }),
    entry: { signIn, provider: config.oidc?.name, say },
    async firstLink() {
      if (await door.ask(signInActor, hasAdministrator, {})) return undefined;
      const { token } = await createLink(signIn, { purpose: "first-admin" });
      return `${origin()}/en/sign-in/first/${token}`;
    },
    async close() {
      clearInterval(sweeping);
      await sweep;
      await signIn.close();
    },
  };
}

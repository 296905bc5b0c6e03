import { randomBytes } from "node:crypto";
import type { Clock } from "../../../kernel/clock.ts";
import { errorMap } from "../../../kernel/error-map.ts";
import { EntenteError, notFound } from "../../../kernel/errors.ts";
import type { Door } from "../../../platform/acts/index.ts";
import type {
  LinkAnswer as Answered,
  LinkDesk,
  LinkFields,
  LinkVisit,
} from "../../../platform/http/index.ts";
import { countedAddress } from "../../../platform/network/index.ts";
import { asReadableError, type Db } from "../../../platform/storage/index.ts";
import { type Counted, holderOf, type LinkFacts, secondsToWait } from "./model.ts";
import { type LinkOutcome, type LinkView, linkFormField, pageOfPurpose, purposeNamed } from "./purposes.ts";
import { openLink } from "./queries.ts";
import { linkStore } from "./store.ts";
import { bucketOf, digestOfToken, formBytes, formTokenOf, readFormToken } from "./tokens.ts";

export interface LinkDeskParts {
  readonly door: Door;
  /** For what is no fact and no act: the key, and how often a link was visited. */
  readonly db: Db;
  readonly clock: Clock;
}

/** A visit with a token of ours. */
interface Held {
  readonly visit: LinkVisit;
  readonly key: string;
  readonly digest: string;
  readonly now: Date;
}

/** Where the holders of links are served: at the addresses that `platform/http` mounts. */
export function linkDesk({ door, db, clock }: LinkDeskParts): LinkDesk {
  const store = linkStore(db);
  const key = heldKey(() => readable(store.key()));

  /** A made-up token is refused here, by a sum and without the database. @throws not-found `link-unknown` */
  async function hold(visit: LinkVisit): Promise<Held> {
    const signing = await key();
    const digest = digestOfToken(visit.token, signing);
    if (digest === undefined) throw notFound("link-unknown");
    return { visit, key: signing, digest, now: clock() };
  }

  /** @throws invalid `link-too-often` */
  async function count(
    { visit, key: signing, digest, now }: Held,
    counted: readonly Counted[],
  ): Promise<void> {
    const buckets = counted.map((one) =>
      bucketOf(signing, one, one === "visitor" ? countedAddress(visit.address) : digest),
    );
    const found = await readable(store.countVisits(buckets, now));
    const visits = Object.fromEntries(counted.map((one, at) => [one, found.get(buckets[at] ?? "") ?? 0]));
    const seconds = secondsToWait(visits, now);
    if (seconds !== undefined) throw new EntenteError("invalid", "link-too-often", { params: { seconds } });
  }

  const linkOf = ({ visit }: Held): Promise<LinkFacts> =>
    door.ask(visit.page.actor, openLink, { token: visit.token });

  return {
    async open(visit) {
      const held = await hold(visit);
      // Without room on the disk nothing can be counted, and what is only read can still be read.
      await count(held, ["link", "visitor"]).catch(unlessFull);
      const link = await linkOf(held);
      if (visit.looks) await readable(store.countOpen(held.digest, held.now)).catch(unlessFull);
      return shown({ held, link }, { is: "asked" });
    },

    async use(visit, fields) {
      const held = await hold(visit);
      await count(held, ["link", "answers", "visitor"]);
      return answered({ door, held, link: await linkOf(held) }, fields);
    },
  };
}

const readable = <T>(work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    throw asReadableError(error);
  });

function unlessFull(error: unknown): void {
  if (!(error instanceof EntenteError) || error.code !== "disk-full") throw error;
}

/** The key never changes: once read, it is known. */
function heldKey(read: () => Promise<string>): () => Promise<string> {
  let known: string | undefined;
  return async () => {
    known ??= await read();
    return known;
  };
}

/** The page of the purpose, with a form of its own. */
async function shown(
  { held, link }: { readonly held: Held; readonly link: LinkFacts },
  stage: LinkView["stage"],
  status = 200,
): Promise<Answered> {
  const { visit, key, digest, now } = held;
  const form = formTokenOf({ digest, now, random: randomBytes(formBytes) }, key);
  const request = { ...visit.page, actor: holderOf(link) };
  return { status, html: await pageOfPurpose(link.purpose)({ request, link, form, stage }) };
}

interface Use {
  readonly door: Door;
  readonly held: Held;
  readonly link: LinkFacts;
}

/** Errors that end the matter: there is nothing to be corrected in what was filled in. */
const endings = new Set(["link-form-repeated"]);

async function answered({ door, held, link }: Use, fields: LinkFields): Promise<Answered> {
  const { visit, key, digest, now } = held;
  const { [linkFormField]: [form = ""] = [], ...answer } = fields;
  const again = (error: EntenteError) => {
    const problem = visit.page.translate(`error.${error.code}`, error.params);
    return shown({ held, link }, { is: "again", answer, problem }, errorMap[error.kind].status);
  };
  if (readFormToken(form, { digest, now }, key) === undefined)
    return again(new EntenteError("conflict", "link-form-stale"));
  const { act } = purposeNamed(link.purpose);
  let outcome: LinkOutcome;
  try {
    outcome = await door.perform(holderOf(link), act, { input: { token: visit.token, form, answer } });
  } catch (error) {
    if (isCorrectable(error) && visit.page.translate.has(`error.${error.code}`)) return again(error);
    throw error;
  }
  return shown({ held, link }, { is: "done", outcome });
}

const isCorrectable = (error: unknown): error is EntenteError =>
  error instanceof EntenteError &&
  (error.kind === "invalid" || error.kind === "conflict") &&
  !endings.has(error.code);

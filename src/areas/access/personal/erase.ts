import { z } from "zod";
import { conflict, invalid, notFound } from "../../../kernel/errors.ts";
import { type AnyAct, type Context, command, query } from "../../../platform/acts/index.ts";
import { eraseMailsOf } from "../../../platform/mail/index.ts";
import { emailAddress, personId } from "../commands/fields.ts";
import { accessStore } from "../store.ts";
import { personalShares, type Subject } from "./shares.ts";
import { erasureStore } from "./store.ts";

/** What was erased of somebody, in numbers. */
export interface Erased {
  readonly rows: number;
  readonly links: number;
  readonly mails: number;
}

export interface ErasedAccount extends Erased {
  readonly id: string;
  /** By which it is known from now on. */
  readonly number: number;
}

/** Who erases says why: the journal tells it beside each value that is gone. @throws invalid `reason-missing` */
export async function needReason({ db }: Context): Promise<void> {
  if ((await erasureStore(db).whyOfAct()).trim() === "") throw invalid("reason-missing");
}

/** Everything of somebody but the row of an account: in every area, in links and mails, and in what the journal keeps of these. */
export async function eraseEverywhere(
  context: Context,
  subject: Subject & { readonly former?: readonly string[] },
): Promise<Erased> {
  const { db, now } = context;
  let rows = subject.rows;
  // An area finds what those before it have found, so that what points at a row goes with it.
  for (const share of personalShares())
    rows = [...new Set([...rows, ...(await share.erase(context, { ...subject, rows }))])];
  const store = erasureStore(db);
  const { addresses, former = [] } = subject;
  const links = await store.linksTo(addresses, rows);
  // What a link was sent with went where somebody was reached then.
  const linked = await store.recipientsOf(links);
  return {
    rows: rows.length,
    links: await store.eraseRecipients(links, now),
    mails: await eraseMailsOf(context, { addresses, former, linked }),
  };
}

/**
 * Erases an account and all that is held of its owner; again, it finishes what there is.
 * @throws not-found `person-unknown`, conflict `last-administrator`
 */
export async function eraseAccount(context: Context, id: string): Promise<ErasedAccount> {
  const { db, now, today } = context;
  const [people, store] = [accessStore(db), erasureStore(db)];
  const person = await people.personById(id);
  if (person === undefined) throw notFound("person-unknown", { id });
  const wasAdministered = await people.hasAdministrator(today);
  const others = await Promise.all(
    personalShares().map(async (share) => (await share.addressesOf?.(context, id)) ?? []),
  );
  const addresses = [...new Set([...(person.email === null ? [] : [person.email]), ...others.flat()])];
  const former = await store.formerAddresses(id);
  const erased = await eraseEverywhere(context, { person: id, addresses, former, rows: [] });
  const number = await store.eraseAccount(id, now);
  if (number === undefined) throw notFound("person-unknown", { id });
  if (wasAdministered && !(await people.hasAdministrator(today))) throw conflict("last-administrator");
  return { id, number, ...erased };
}

/** What is kept by the machinery of signing in goes by its own login, after this act: `listErased` tells it whose. */
export const erasePerson = command({
  name: "access.erase-person",
  permission: "administer",
  input: z.strictObject({ id: personId }),
  async run(context, { id }): Promise<ErasedAccount> {
    const { actor } = context;
    await needReason(context);
    if (actor.kind === "person" && actor.name === id) throw conflict("own-erasure");
    return eraseAccount(context, id);
  },
});

/** Somebody without an account, known by an address. */
export const eraseAddress = command({
  name: "access.erase-address",
  permission: "administer",
  input: z.strictObject({ address: emailAddress }),
  async run(context, { address }): Promise<Erased> {
    await needReason(context);
    await needNoAccount(context, address);
    return eraseEverywhere(context, { person: undefined, addresses: [address], rows: [] });
  },
});

/** An account is erased, and told of, as a whole. @throws conflict `address-of-account` */
export async function needNoAccount({ db }: Context, address: string): Promise<void> {
  const owner = await accessStore(db).personByEmail(address);
  if (owner !== undefined) throw conflict("address-of-account", { id: owner.id });
}

/** Whether somebody signs in with an address. */
export const isAccountAddress = async ({ db }: Context, address: string): Promise<boolean> =>
  (await accessStore(db).personByEmail(address)) !== undefined;

/** One asks for one's own account to be erased, or takes that back. Administrators see it, and do it. */
const askFor = (name: string, asks: boolean) =>
  command({
    name,
    permission: "read-as-person",
    input: z.strictObject({}),
    async run({ db, actor, now }) {
      if (actor.kind !== "person") throw notFound("person-unknown", { id: actor.name });
      await erasureStore(db).askForErasure(actor.name, asks ? now : null);
      return { asked: asks };
    },
  });

export const askForErasure = askFor("access.ask-for-erasure", true);
export const withdrawErasure = askFor("access.withdraw-erasure", false);

/** Accounts that were erased, for whoever keeps more of them elsewhere. */
export const listErased = query({
  name: "access.list-erased",
  permission: "operate",
  input: z.strictObject({}),
  run: ({ db }): Promise<readonly string[]> => erasureStore(db).erasedAccounts(),
});

export const erasureActs: readonly AnyAct[] = [
  erasePerson,
  eraseAddress,
  askForErasure,
  withdrawErasure,
  listErased,
];

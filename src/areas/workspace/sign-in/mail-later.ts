import { addressOf, type EntryRequest } from "../../../platform/http/index.ts";
import type { SignInEvent, SignInEventKind } from "../../../platform/sign-in/index.ts";
import { readStanding } from "../../access/index.ts";
import { changedMail, sendEntryMail, type signInMail } from "./mail.ts";
import { type EntryParts, signInActor, tell } from "./parts.ts";

/** The mail is written when the answer has gone: how long it takes tells nobody who has an account. */
export function mailLater(
  { say }: Pick<EntryParts, "say">,
  { door }: Pick<EntryRequest, "door">,
  input: ReturnType<typeof signInMail | typeof changedMail>,
): void {
  door.perform(signInActor, sendEntryMail, { input }).catch((error: unknown) => {
    say(error instanceof Error ? error.message : String(error));
  });
}

/** Of these the owner of the account hears. */
const changes: readonly SignInEventKind[] = [
  "passkey-added",
  "passkey-removed",
  "totp-enrolled",
  "factors-removed",
  "recovery-codes-made",
];

/** So long the mail is of use that tells of a change, in ms. */
const noticeLife = 30 * 24 * 3_600_000;

/** Tells the journal, and whoever signs in otherwise from now on. */
export async function tellOfChange(
  parts: Pick<EntryParts, "say">,
  request: Pick<EntryRequest, "door" | "origin" | "translators" | "now">,
  events: readonly SignInEvent[],
): Promise<void> {
  await tell(request.door, events);
  const person = events.find(({ kind }) => changes.includes(kind))?.person;
  if (person === undefined) return;
  const standing = await request.door.ask(signInActor, readStanding, { id: person });
  if (standing === undefined) return;
  const { email: to, name, language } = standing;
  const url = `${request.origin}${addressOf(language, "work/account")}`;
  const until = new Date(request.now.getTime() + noticeLife);
  mailLater(parts, request, changedMail(request.translators[language], { to, name, url, until }));
}

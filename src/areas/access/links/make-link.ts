import { randomBytes } from "node:crypto";
import { invalid } from "../../../kernel/errors.ts";
import type { Certainty } from "../../../kernel/handling.ts";
import type { Language } from "../../../kernel/language.ts";
import type { Db } from "../../../platform/storage/index.ts";
import { type Handling, secretariat } from "../model.ts";
import { purposeNamed } from "./purposes.ts";
import { linkStore } from "./store.ts";
import { digestOf, secretBytes, tokenOf } from "./tokens.ts";

export interface NewLink {
  readonly purpose: string;
  readonly party: string;
  /** Ids that the purpose needs; never a name, an address or a text. */
  readonly subject?: Readonly<Record<string, string>> | undefined;
  /** That of whoever receives it. */
  readonly language: Language;
  /** For whom it is, for those who see the list of links; the link and its page do not say it. */
  readonly recipient?:
    | { readonly name?: string | undefined; readonly email?: string | undefined }
    | undefined;
  /** Until it expires; the purpose says how many at most. */
  readonly days?: number | undefined;
  readonly now: Date;
  /** Who may see that it was made, and for whom; without it the secretariat. What is doubtful of them is not for partners. */
  readonly handling?: (Handling & { readonly verification: Certainty }) | undefined;
}

export interface MadeLink {
  readonly id: string;
  /** The address below the origin, `/fr/l/TOKEN`. It is told this once and kept nowhere: it goes into the letter and no other place. */
  readonly path: string;
  readonly expires_at: Date;
}

const day = 86_400_000;
const secretariatAlone = {
  ...{ level: "confidential", audience: [], originator: secretariat, verification: "known" },
} as const satisfies NewLink["handling"];

/**
 * Makes a link within an act that is under way.
 * @throws invalid `link-purpose-unknown`, `link-days`; forbidden when the reader may not keep confidential things
 */
export async function makeLink(db: Db, given: NewLink): Promise<MadeLink> {
  const { name, once, days: most } = purposeNamed(given.purpose);
  const days = given.days ?? most;
  if (days > most) throw invalid("link-days", { most });
  const store = linkStore(db);
  const { party, subject = {}, language, recipient = {}, now } = given;
  const expires_at = new Date(now.getTime() + days * day);
  const token = tokenOf(randomBytes(secretBytes), await store.key());
  const id = await store.add({
    ...{ purpose: name, party_id: party, subject, language, once, made_at: now, expires_at },
    ...{ recipient_name: recipient.name ?? null, recipient_email: recipient.email ?? null },
    ...(given.handling ?? secretariatAlone),
  });
  await store.keepToken(id, digestOf(token));
  return { id, path: `/${language}/l/${token}`, expires_at };
}

/** Takes a link back, within an act that is under way. @returns whether the reader knows of such a link. */
export const revokeLink = (db: Db, link: { readonly id: string; readonly now: Date }): Promise<boolean> =>
  linkStore(db).revoke(link.id, link.now);

import { z } from "zod";
import { conflict, forbidden, invalid, notFound } from "../../../kernel/errors.ts";
import { type Command, type Context, command } from "../../../platform/acts/index.ts";
import type { PageRequest } from "../../../platform/http/index.ts";
import { dayOfState, holderOf, type LinkFacts, type LinkState, type LinkTimes, stateOf } from "./model.ts";
import { linkStore } from "./store.ts";
import { digestOfToken, readFormToken } from "./tokens.ts";

/** What was filled in, by the names of the fields; a field that may be ticked several times has several values. */
export type LinkAnswer = Readonly<Record<string, readonly string[]>>;

/** What an answer did: plain values that the page which says so may mention. */
export type LinkOutcome = Readonly<Record<string, string | number>>;

/** The field of a link's form that holds `LinkView.form`, hidden. */
export const linkFormField = "form";

/** What the page of a link is made from. */
export interface LinkView {
  /** Who reads is the link: queries asked through this door see what its party is told. */
  readonly request: PageRequest;
  readonly link: LinkFacts;
  /** The value of the hidden field `linkFormField`. The form is sent by POST to the page's own address. */
  readonly form: string;
  /** `again`: what was filled in did not pass, and why. `done`: it did, and nothing more is asked. */
  readonly stage:
    | { readonly is: "asked" }
    | { readonly is: "again"; readonly answer: LinkAnswer; readonly problem: string }
    | { readonly is: "done"; readonly outcome: LinkOutcome };
}

/** @returns the whole page, as HTML that works without scripts. */
export type RenderLink = (view: LinkView) => Promise<string>;

/** One thing that links are made for. */
export interface LinkPurpose {
  /** Also the name of its act, in the journal and in the catalogues: `act.<name>`. */
  readonly name: string;
  /** Whether a link ends with its first use; else it may be used until it expires. */
  readonly once: boolean;
  /** Days until a link expires, unless who makes it says fewer. */
  readonly days: number;
  /** What an answer does, as whoever holds the link. @throws EntenteError; invalid and conflict are said beside the form. */
  acts(
    context: Context,
    use: { readonly link: LinkFacts; readonly answer: LinkAnswer },
  ): Promise<LinkOutcome>;
}

const linkInput = z.strictObject({
  token: z.string().max(100),
  form: z.string().max(100),
  answer: z.record(z.string().max(100), z.array(z.string().max(20_000)).max(100)),
});
type LinkInput = z.infer<typeof linkInput>;
export type LinkAct = Command<LinkInput, LinkOutcome>;

const declared = new Map<string, LinkPurpose & { readonly act: LinkAct }>();
const pages = new Map<string, RenderLink>();

/**
 * Declares what links may be for; the register is closed to everything else.
 * @returns its act, for the area's list of acts. It needs a token, the form of its page, and the link as actor.
 */
export function declareLinkPurpose(purpose: LinkPurpose): LinkAct {
  const act = command({
    name: purpose.name,
    permission: "read-as-person",
    input: linkInput,
    async run(context, { token, form, answer }) {
      const link = await useLink(context, { token, form, purpose: purpose.name });
      return purpose.acts(context, { link, answer });
    },
  });
  if (declared.has(purpose.name)) throw new Error(`two purposes of links are called ${purpose.name}`);
  declared.set(purpose.name, { ...purpose, act });
  return act;
}

/** Says how the page of a purpose looks: the area that declares it, or one above that has the frame of the site. */
export function renderLinksFor(purpose: string, render: RenderLink): void {
  pages.set(purpose, render);
}

/** @throws invalid `link-purpose-unknown` */
export function purposeNamed(name: string): LinkPurpose & { readonly act: LinkAct } {
  const found = declared.get(name);
  if (found === undefined) throw invalid("link-purpose-unknown", { purpose: name });
  return found;
}

/** @throws Error when nobody has said how its page looks: a fault of ours */
export function pageOfPurpose(name: string): RenderLink {
  const found = pages.get(name);
  if (found === undefined) throw new Error(`no page for links for ${name}`);
  return found;
}

/** What the holder of a link that can no longer be used is told. */
export function refusalOf(times: LinkTimes, state: Exclude<LinkState, "open">) {
  const day = dayOfState(times, state);
  if (state === "used") return notFound("link-used", { day });
  return state === "revoked" ? notFound("link-revoked", { day }) : notFound("link-expired", { day });
}

/** Uses a link within the act that it is for: what the act does and that the link was used are written together, or neither. */
async function useLink(
  { db, actor, now }: Context,
  given: { readonly token: string; readonly form: string; readonly purpose: string },
): Promise<LinkFacts> {
  const store = linkStore(db);
  const key = await store.key();
  const digest = digestOfToken(given.token, key);
  if (digest === undefined) throw notFound("link-unknown");
  await store.lock(digest);
  const found = await store.findByToken(digest);
  if (found === undefined || found.link.purpose !== given.purpose) throw notFound("link-unknown");
  const { link, times } = found;
  if (actor.kind !== "link" || actor.name !== holderOf(link).name)
    throw forbidden("act-refused", { act: given.purpose });
  const state = stateOf(times, now);
  if (state !== "open") throw refusalOf(times, state);
  const form = readFormToken(given.form, { digest, now }, key);
  if (form === undefined) throw conflict("link-form-stale");
  if (!(await store.use(digest, form, now))) throw conflict("link-form-repeated");
  return link;
}

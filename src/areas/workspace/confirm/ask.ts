import { sql } from "kysely";
import { z } from "zod";
import { notFound } from "../../../kernel/errors.ts";
import type { Certainty } from "../../../kernel/handling.ts";
import type { Language } from "../../../kernel/language.ts";
import { dayOf } from "../../../kernel/partial-date.ts";
import { type AnyAct, type Context, command } from "../../../platform/acts/index.ts";
import { createTranslators, formatDate } from "../../../platform/i18n/index.ts";
import { isolated, queueMail } from "../../../platform/mail/index.ts";
import { type Handling, type MadeLink, makeLink, revokeLink } from "../../access/index.ts";
import { registryStore } from "../../registry/index.ts";
import { freshnessCatalogues } from "../messages/freshness/catalogues.ts";
import { askStore } from "./ask-store.ts";

/** What a mail says, in the language of whoever it goes to. */
const words = createTranslators([freshnessCatalogues]);

interface FocalPointRow {
  readonly id: string;
  readonly party_id: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  /** As what they are asked is handled, and its link: both say who they are. */
  readonly ask: Handling;
  readonly link: Handling;
  readonly verification: Certainty;
}

/** Somebody who was asked. The address is told to whoever asked, this once, to be handed over where no mail goes. */
export interface Asked {
  readonly party: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly path: string;
}

/** So many are asked at once. */
export const mostAsked = 50;

/** Sends focal points a link by which they say whether what we hold is right; an earlier one that is open ends. */
export const askFocalPoints = command({
  name: "workspace.ask-focal-points",
  permission: "keep-register",
  input: z.strictObject({
    focal_points: z.array(z.uuid()).min(1).max(mostAsked),
    origin: z.url({ protocol: /^https?$/ }).max(300),
  }),
  async run(context, { focal_points, origin }): Promise<{ asked: readonly Asked[] }> {
    const asked: Asked[] = [];
    for (const id of new Set(focal_points)) asked.push(await askOne(context, id, origin));
    return { asked };
  },
});

async function askOne(context: Context, id: string, origin: string): Promise<Asked> {
  const { db, now, actor } = context;
  const { rows } = await sql<FocalPointRow>`
    select f.id::text as id, f.party_id, f.name, f.email, f.language, f.verification,
      to_jsonb(workspace.ask_handling(f)) as ask, to_jsonb(workspace.link_handling(f)) as link
    from registry.focal_point f where f.id::text = ${id}`.execute(db);
  const person = rows[0];
  if (person === undefined) throw notFound("focal-point-missing", { id });
  const asks = askStore(db);
  for (const earlier of await asks.withdraw({ focalPoint: id }, now))
    await revokeLink(db, { id: earlier, now });
  const { party_id: party, name, email, language } = person;
  const recipient = email === "" ? { name } : { name, email };
  const link = await makeLink(db, {
    ...{ purpose: "registry.confirm-details", party, language, recipient, now },
    ...{ subject: { focal_point: id }, handling: { ...person.link, verification: person.verification } },
  });
  await asks.add({
    ...{ id: link.id, party_id: party, focal_point_id: id, language },
    ...{ asked_by: actor.name, asked_at: now, expires_at: link.expires_at, ...person.ask },
  });
  if (email !== "") await mail(context, { person, link, url: new URL(link.path, origin).href });
  return { party, name, email, language, path: link.path };
}

interface Mail {
  readonly person: FocalPointRow;
  readonly link: MadeLink;
  readonly url: string;
}

async function mail(context: Context, { person, link, url }: Mail): Promise<void> {
  const { party_id: party, name, email, language } = person;
  const translate = words[language];
  const labels = await registryStore(context.db).labels([party], language);
  const body = labels.get(party)?.name.text ?? party;
  await queueMail(context, {
    ...{ to: email, language, name, purpose: "confirm-details", secret: true, expires: link.expires_at },
    subject: translate("confirm.mail-subject"),
    paragraphs: [
      translate.rich("confirm.mail-text", { party: isolated(body) }),
      translate("confirm.mail-how", { date: formatDate(language, dayOf(link.expires_at)) }),
    ],
    action: { label: translate("confirm.mail-action"), url, until: link.expires_at },
  });
}

/** Takes a question back: its link opens nothing any more. */
export const withdrawAsk = command({
  name: "workspace.withdraw-ask",
  permission: "keep-register",
  input: z.strictObject({ id: z.uuid() }),
  async run({ db, now }, { id }) {
    const withdrawn = await askStore(db).withdraw({ id }, now);
    if (withdrawn.length === 0) throw notFound("ask-missing", { id });
    await revokeLink(db, { id, now });
    return { id };
  },
});

export const askActs: readonly AnyAct[] = [askFocalPoints, withdrawAsk];

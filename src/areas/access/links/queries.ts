import { z } from "zod";
import { notFound } from "../../../kernel/errors.ts";
import { type AnyAct, query } from "../../../platform/acts/index.ts";
import { partyId } from "../commands/fields.ts";
import { type LinkFacts, stateOf } from "./model.ts";
import { refusalOf } from "./purposes.ts";
import { linkStore } from "./store.ts";
import { digestOfToken } from "./tokens.ts";

/**
 * What a link is for. Whoever has the token may ask, and only a link that may be used says it: the holder of another is told
 * what became of it, and whoever has no token that there is none. It reads; nothing happens to the link by it.
 */
export const openLink = query({
  name: "access.open-link",
  permission: "read-public",
  input: z.strictObject({ token: z.string().max(300) }),
  async run({ db, now }, { token }): Promise<LinkFacts> {
    const store = linkStore(db);
    const digest = digestOfToken(token, await store.key());
    const found = digest === undefined ? undefined : await store.findByToken(digest);
    if (found === undefined) throw notFound("link-unknown");
    const state = stateOf(found.times, now);
    if (state !== "open") throw refusalOf(found.times, state);
    return found.link;
  },
});

export const listLinks = query({
  name: "access.list-links",
  permission: "read-as-staff",
  input: z.strictObject({
    party: partyId.optional(),
    purpose: z.string().max(100).optional(),
    limit: z.int().min(1).max(500).default(100),
  }),
  async run({ db, now }, asked) {
    const rows = await linkStore(db).list(asked);
    return {
      links: rows.map((row) => ({
        ...{ id: row.id, purpose: row.purpose, party: row.party_id, subject: row.subject },
        ...{ language: row.language, recipient: { name: row.recipient_name, email: row.recipient_email } },
        ...{ state: stateOf(row, now), once: row.once, made_at: row.made_at, expires_at: row.expires_at },
        ...{ uses: row.uses, used_at: row.used_at, revoked_at: row.revoked_at },
        ...{ opens: row.opens, last_opened_at: row.last_opened_at, level: row.level },
      })),
    };
  },
});

export const linkQueries: readonly AnyAct[] = [openLink, listLinks];

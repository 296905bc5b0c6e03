import { z } from "zod";
import { notFound } from "../../../kernel/errors.ts";
import { type AnyAct, command } from "../../../platform/acts/index.ts";
import { emailAddress, language, partyId, plainName } from "../commands/fields.ts";
import { makeLink, revokeLink } from "./make-link.ts";

/** Ids by the names that the purpose gives them. */
const subject = z
  .record(z.string().regex(/^[a-z]+(_[a-z]+)*$/), z.string().regex(/^[\w./():-]{1,200}$/))
  .refine((ids) => Object.keys(ids).length <= 20);

export const makeSignedLink = command({
  name: "access.make-link",
  permission: "keep-register",
  input: z.strictObject({
    purpose: z.string().max(100),
    party: partyId,
    subject: subject.optional(),
    language,
    recipient: z.strictObject({ name: plainName.optional(), email: emailAddress.optional() }).optional(),
    days: z.int().min(1).max(366).optional(),
  }),
  run: async ({ db, now }, input) => makeLink(db, { ...input, now }),
});

export const revokeSignedLink = command({
  name: "access.revoke-link",
  permission: "keep-register",
  input: z.strictObject({ id: z.uuid() }),
  async run({ db, now }, { id }) {
    if (!(await revokeLink(db, { id, now }))) throw notFound("link-missing", { id });
    return { id };
  },
});

export const linkCommands: readonly AnyAct[] = [makeSignedLink, revokeSignedLink];

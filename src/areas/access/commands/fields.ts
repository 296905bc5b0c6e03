import { z } from "zod";
import { languages } from "../../../kernel/language.ts";
import { asDay } from "../../../kernel/partial-date.ts";
import { roles } from "../model.ts";

export const personId = z.string().regex(/^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$/);
export const partyId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(100);
export const circleId = personId;
export const day = z.string().refine((value) => asDay(value) !== undefined);
/** No control characters, and none that turn the direction of a line. */
export const plainName = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((text) => !/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(text));
/** Kept in lower case: the same address signs in the same person, however it was typed. */
export const emailAddress = z.string().trim().toLowerCase().max(254).pipe(z.email());
export const language = z.enum(languages);
export const heldRole = z.strictObject({
  role: z.enum(roles),
  party_id: partyId,
  since: day.nullable().default(null),
  until: day.nullable().default(null),
});

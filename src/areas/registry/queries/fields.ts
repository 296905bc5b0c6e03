import { z } from "zod";
import { type Language, languages } from "../../../kernel/language.ts";
import { asDay, type Day } from "../../../kernel/partial-date.ts";

/** A day, checked. */
export const day = z.string().transform((value, context): Day => {
  const parsed = asDay(value);
  if (parsed === undefined) context.addIssue({ code: "custom", message: "not a day" });
  return parsed ?? ("" as Day);
});

export const partyId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(100);

export const language = z.enum(languages);

export interface Reader {
  readonly language: Language;
  readonly on: Day;
}

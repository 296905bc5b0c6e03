import { z } from "zod";
import { type Language, languages } from "../../../kernel/language.ts";
import { asDay, type Day } from "../../../kernel/partial-date.ts";

/** A day as acts take it, checked. */
export const day = z.string().transform((value, context): Day => {
  const parsed = asDay(value);
  if (parsed === undefined) context.addIssue({ code: "custom", message: "not a day" });
  return parsed ?? ("" as Day);
});

/** In which language and as of which day a page is read. */
export const reading = { language: z.enum(languages), on: day };

export interface Reading {
  readonly language: Language;
  readonly on: Day;
}

/** `Promise.all` by name: statements asked for together go to the database together. */
export async function all<Parts extends Record<string, Promise<unknown>>>(
  parts: Parts,
): Promise<{ [Name in keyof Parts]: Awaited<Parts[Name]> }> {
  const values = await Promise.all(Object.values(parts));
  return Object.fromEntries(Object.keys(parts).map((name, index) => [name, values[index]])) as {
    [Name in keyof Parts]: Awaited<Parts[Name]>;
  };
}

import { z } from "zod";
import { certainties, handlingLevels } from "../../../kernel/handling.ts";
import { asPartialDate } from "../../../kernel/partial-date.ts";

export const partialDate = z.string().refine((value) => asPartialDate(value) !== undefined);
export const partyId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(100);
export const words = z.string().trim().min(1).max(1000);
export const address = z.union([z.url({ protocol: /^https?$/ }).max(2000), z.literal("")]);

/** No control characters, and none that turn the direction of a line: a text is to read as it is stored. */
const reads = (text: string): boolean => !/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(text);
export const plainWords = words.refine(reads);
/** One line, which may be empty. */
export const line = (most: number) => z.string().trim().max(most).refine(reads);
/** Lines of text; line breaks are no control characters here. */
export const prose = z
  .string()
  .trim()
  .min(1)
  .max(10_000)
  .refine((text) => reads(text.replace(/[\n\r\t]/g, " ")));

export const source = {
  verification: z.enum(certainties),
  source_url: address.optional(),
  source_passage: z.string().max(500).optional(),
  verified_on: partialDate.optional(),
  note: z.string().max(2000).optional(),
};

/** The period of a fact; null takes a date away. */
export const dates = {
  since: partialDate.nullable().optional(),
  until: partialDate.nullable().optional(),
};

/** `party:ID` or the bare id of a party, `circle:ID`, `role:ROLE`, `person:ID`. */
const audienceKey = z.string().regex(/^((party|circle|role|person):)?[a-z0-9]+(-[a-z0-9]+)*$/);
export const audience = z.array(audienceKey.max(120)).max(200);

export const handling = {
  level: z.enum(handlingLevels).optional(),
  audience: audience.optional(),
  originator: partyId.optional(),
};

/** The word for what a row said when it was read; without it a change asks nothing. */
export const expected = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .optional();

export const roles = z
  .array(
    z
      .string()
      .regex(/^[a-z]+(-[a-z]+)*$/)
      .max(100),
  )
  .max(50);

/** The same fields, none of them needed: a change names only what it changes. */
export function optional<Shape extends Readonly<Record<string, z.ZodType>>>(shape: Shape) {
  return z.object(shape).partial().shape;
}

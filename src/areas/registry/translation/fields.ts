import { z } from "zod";

/** UTF-16 code units of the longest file that is read: the whole register in one language is a small part of it. */
export const longestFile = 30_000_000;

/** A file that came back, and how it is to be taken. */
export const terms = z.strictObject({
  file: z.string().min(1).max(longestFile),
  /** What a person's translation is recorded as. */
  as: z.enum(["courtesy", "official-translation"]).default("courtesy"),
  /** The least state in which a person's translation is taken. */
  least: z.enum(["translated", "reviewed", "final"]).default("final"),
  /** The whole file was made by a machine. */
  machine: z.boolean().default(false),
});

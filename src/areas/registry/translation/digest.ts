import { createHash } from "node:crypto";

/** SHA-256 of the words, as `registry.text_digest` in the database. */
export const digestOf = (text: string): string => createHash("sha256").update(text).digest("hex");

import type { JournalChange } from "./store.ts";

/** Where a personal value stands apart; undefined for any other value of an image. */
export function personalEntry(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || !("digest" in value) || !("personal" in value))
    return undefined;
  return typeof value.personal === "string" ? value.personal : undefined;
}

const isEntry = (entry: string | undefined): entry is string =>
  entry !== undefined && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(entry);

/** So many are asked for at most: forty acts of twelve changes have fewer. */
const mostEntries = 5000;

/** The personal values of which some changes tell, by their entries. */
export const personalEntries = (changes: readonly Pick<JournalChange, "before" | "after">[]): string[] =>
  changes
    .flatMap(({ before, after }) => [...Object.values(before ?? {}), ...Object.values(after ?? {})])
    .map(personalEntry)
    .filter(isEntry)
    .slice(0, mostEntries);

/** What an exchanged file says beside the texts, in words that both ways know. */
import { type Language, languages } from "../../../kernel/language.ts";
import { tagOf } from "./model.ts";

export const category = "entente";

/** The types of the metadata of a unit: as they are written, and with their category as they are read. */
export const metadataTypes = { source: "source-digest", target: "target-digest", status: "status" } as const;
export const metadataKeys = {
  source: `${category}/${metadataTypes.source}`,
  target: `${category}/${metadataTypes.target}`,
} as const;

export const subStates = { machine: `${category}:machine`, stale: `${category}:stale` } as const;

/** The address by which a part of a file says whose it is. */
export const originalOf = (name: string): string => `${category}/${name}`;

/** The language of a tag: `ar`, `zh-Hans`, `fr-CA`. */
export function languageOfTag(tag: string): Language | undefined {
  const [primary = ""] = tag.toLowerCase().split("-");
  return languages.find((language) => tagOf(language).split("-")[0] === primary);
}

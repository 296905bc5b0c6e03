import { canaryOf } from "./draw.ts";
import type { Address } from "./routes.ts";
import type { World } from "./world.ts";

/** A word like that of a row, which no row has. */
const nobodys = "zqffffffffffff";

/** Names that all but one person have never heard of. */
function hiddenNames({ rows, keeper }: World): string[] {
  return (rows.get("registry.party_name") ?? [])
    .filter(
      ({ level, audience }) => level === "strictly-confidential" && audience.join() === `person:${keeper}`,
    )
    .map(({ key }) => canaryOf("registry.party_name", key));
}

/**
 * What answers while one types, below a language: each place with names that are hidden, and with a name that nobody has. Both have to
 * come to the same, so that no place tells that there is such a name, nor how many.
 */
export function typedAddresses(world: World, prefix: string, places: readonly string[]): Address[] {
  return hiddenNames(world)
    .slice(0, 2)
    .flatMap((name) =>
      places.map((place) => {
        const url = (word: string) => `${prefix}${place}${word}`;
        return { url: url(name), hidden: name, instead: { url: url(nobodys), id: nobodys } };
      }),
    );
}

/** Places of the workspace, by the page that they are of. */
export const typedInWork: Readonly<Record<string, readonly string[]>> = {
  "partners/new": ["work/partners/new?like="],
  partners: ["work/partners?q="],
  documents: ["work/documents?q="],
  journal: ["work/journal?who=", "work/journal?thing="],
  tables: ["work/tables/export?kind=names&format=csv&q="],
};

export const typedInPublic = ["find?q=", "partners?q=", "mandates?q="] as const;

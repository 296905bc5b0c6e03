import type { WorkRequest } from "../../../../../platform/http/index.ts";
import { listCircles, listPeople, roles } from "../../../../access/index.ts";
import { listParties } from "../../../../registry/index.ts";

/** Names for the keys of an audience: of people and circles, whom the house knows. */
export interface AudienceNames {
  readonly people: ReadonlyMap<string, string>;
  readonly circles: ReadonlyMap<string, string>;
  readonly parties: ReadonlyMap<string, string>;
}

/** The party that a key names, with its kind or bare. */
export const partyOfKey = (key: string): string | undefined =>
  key.startsWith("party:") ? key.slice("party:".length) : key.includes(":") ? undefined : key;

/** Names of all people and circles, and of the parties of these keys. */
export async function readAudienceNames(
  { door, actor, language }: WorkRequest,
  keys: readonly string[] = [],
): Promise<AudienceNames> {
  const { people } = await door.ask(actor, listPeople, { language });
  const { circles } = await door.ask(actor, listCircles, {});
  const ids = [...new Set(keys.flatMap((key) => partyOfKey(key) ?? []))].slice(0, 200);
  const asked = { language, ids, limit: 200, sort: "id" };
  const { rows } = ids.length === 0 ? { rows: [] } : await door.ask(actor, listParties, asked);
  return {
    people: new Map(people.map(({ id, name }) => [id, name])),
    circles: new Map(circles.map(({ id, name }) => [id, name])),
    parties: new Map(rows.map(({ id, name }) => [id, name.text])),
  };
}

/** What the keys of an audience are called. */
export const audienceWords = (
  keys: readonly string[],
  { people, circles, parties }: AudienceNames,
  { translate }: WorkRequest,
): string[] =>
  keys.map((key) => {
    const party = partyOfKey(key);
    if (party !== undefined) return parties.get(party) ?? party;
    const [kind, id = ""] = key.split(":");
    if (kind === "person") return people.get(id) ?? id;
    if (kind === "circle") return circles.get(id) ?? id;
    return roles.some((role) => role === id) ? translate(`person-role.${id}`) : id;
  });

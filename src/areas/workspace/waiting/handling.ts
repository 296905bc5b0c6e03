import type { HandlingLevel } from "../../../kernel/handling.ts";
import { handlingLevels } from "../../../kernel/handling.ts";
import type { Actor } from "../../../platform/acts/index.ts";
import { secretariat } from "../../access/index.ts";

/** How a row is handled that an act changes. */
export interface RowHandling {
  readonly level: HandlingLevel;
  readonly audience: readonly string[];
  readonly originator: string;
}

/** Who may see what waits. */
export interface WaitingHandling {
  readonly level: HandlingLevel;
  readonly audience: readonly string[];
  /** Whose people may read what is confidential, besides the audience. */
  readonly originator?: string | undefined;
}

const rank = (level: HandlingLevel): number => handlingLevels.indexOf(level);

const secretariatAlone: WaitingHandling = { level: "unclassified", audience: [`party:${secretariat}`] };

/** The keys that open a row: of what is confidential its originator has one too; what is strictly so is for persons. */
export const keysOf = ({ level, audience, originator }: WaitingHandling): readonly string[] => {
  if (level === "strictly-confidential") return audience.filter((key) => key.startsWith("person:"));
  return originator === undefined ? audience : [...new Set([...audience, `party:${originator}`])];
};

/**
 * The originator of what waits. All keys to it stand in its audience, and nobody has another by being the originator: of what is
 * confidential that is a party which has a key anyway, or nobody.
 */
export function originatorIn({ level, audience }: WaitingHandling): string {
  if (level !== "confidential" || audience.includes(`party:${secretariat}`)) return secretariat;
  return audience.find((key) => key.startsWith("party:"))?.slice("party:".length) ?? "";
}

/**
 * What waits holds the words of every row that it would change, so it is for those who may read all of them: as strict as the
 * strictest. Where no one key opens them all, only whoever proposed it sees it.
 */
export function handlingOf(
  rows: readonly RowHandling[],
  actor: Actor,
  given?: WaitingHandling,
): WaitingHandling {
  const asked = given ?? secretariatAlone;
  const said = asked.level === "confidential" ? { level: asked.level, audience: keysOf(asked) } : asked;
  const levels = new Set(
    rows.map(({ level }) => level).filter((level) => rank(level) > rank("unclassified")),
  );
  const strictest = handlingLevels.findLast((level) => levels.has(level));
  if (strictest === undefined || rank(strictest) < rank(said.level)) return said;
  const closed = rows.filter(({ level }) => levels.has(level)).map(keysOf);
  const doors = said.level === strictest ? [...closed, said.audience] : closed;
  const shared =
    levels.size > 1 ? [] : (doors[0] ?? []).filter((key) => doors.every((keys) => keys.includes(key)));
  const alone = actor.kind === "person" ? [`person:${actor.name}`] : said.audience;
  return { level: strictest, audience: shared.length > 0 ? [...new Set(shared)] : alone };
}

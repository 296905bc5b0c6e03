import { readStanding } from "../areas/access/index.ts";
import type { Actor, Door } from "../platform/acts/index.ts";
import type { Doorkeeper } from "../platform/http/index.ts";

/** Who asks what somebody is who has just come in. */
const atTheDoor: Actor = { kind: "system", name: "doorkeeper" };

/** Knows people by their sessions. @param personOf whose session a token is of; nobody's when it has ended */
export function doorkeeperOf(
  door: Door,
  personOf: (token: string) => Promise<string | undefined>,
): Doorkeeper {
  return {
    async find(token) {
      const id = await personOf(token);
      if (id === undefined) return undefined;
      const standing = await door.ask(atTheDoor, readStanding, { id });
      if (standing === undefined) return undefined;
      const actor: Actor = { kind: "person", name: standing.id, grants: standing.grants };
      return { actor, ...standing };
    },
  };
}

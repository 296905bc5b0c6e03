import { readStanding } from "../areas/access/index.ts";
import type { Actor, Door } from "../platform/acts/index.ts";
import type { Doorkeeper } from "../platform/http/index.ts";

/** Who asks what somebody is who has just come in. */
const atTheDoor: Actor = { kind: "system", name: "doorkeeper" };

/** Whose session it is, and as what it was begun: with one thing shown, or as officers begin theirs. */
export interface Holder {
  readonly person: string;
  readonly tier: "reader" | "officer";
}

/**
 * Knows people by their sessions. Who has become an officer since theirs began signs in again, as officers do, whoever
 * gave them the role and by whatever way.
 * @param holderOf whose session a token is of; nobody's when it has ended
 */
export function doorkeeperOf(
  door: Door,
  holderOf: (token: string) => Promise<Holder | undefined>,
): Doorkeeper {
  return {
    async find(token) {
      const holder = await holderOf(token);
      if (holder === undefined) return undefined;
      const standing = await door.ask(atTheDoor, readStanding, { id: holder.person });
      if (standing === undefined || (standing.staff && holder.tier !== "officer")) return undefined;
      const actor: Actor = { kind: "person", name: standing.id, grants: standing.grants };
      return { actor, ...standing };
    },
  };
}

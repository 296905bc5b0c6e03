import type { Actor, Permission } from "../../platform/acts/index.ts";

/**
 * Whether an actor has a permission. Until people exist, everybody may read what is public,
 * and the operator of the command line and the system itself may do everything.
 */
export function authorise(actor: Actor, permission: Permission): boolean {
  switch (permission) {
    case "read-public":
      return true;
    case "operate":
      return actor.kind === "operator" || actor.kind === "system";
  }
}

import type { HandlingLevel } from "../../kernel/handling.ts";
import type { Actor, Permission } from "../../platform/acts/index.ts";

/** What a person of the secretariat may be here. */
export const staffRoles = ["liaison-officer", "assessment-officer", "drafter", "administrator"] as const;
/** What a person of a partner may be here. */
export const partnerRoles = ["main-focal-point", "alternate", "validator", "reader"] as const;
export const roles = [...staffRoles, ...partnerRoles] as const;
export type Role = (typeof roles)[number];

export const isStaffRole = (role: string): boolean => (staffRoles as readonly string[]).includes(role);

/** The party that people of the secretariat act for. */
export const secretariat = "cted";

const everyday: readonly Permission[] = ["read-as-person", "read-as-staff", "keep-register", "review"];

/** What each role allows, besides reading what is public. */
export const permissionsOf: Readonly<Record<Role, readonly Permission[]>> = {
  "liaison-officer": [...everyday, "publish"],
  "assessment-officer": everyday,
  drafter: everyday,
  administrator: [...everyday, "publish", "administer"],
  "main-focal-point": ["read-as-person"],
  alternate: ["read-as-person"],
  validator: ["read-as-person", "validate"],
  reader: ["read-as-person"],
};

/** What a person with these roles may do. */
export const grantsOf = (held: readonly Role[]): Permission[] => [
  ...new Set(held.flatMap((role) => permissionsOf[role])),
];

/** What whoever holds a link may do: what its purpose asks of them, and to read what its party is told. */
const linkGrants: readonly Permission[] = ["read-as-person"];

/** Whether an actor has a permission: the operator and the system have all, a person those of their roles. */
export function authorise(actor: Actor, permission: Permission): boolean {
  if (permission === "read-public") return true;
  switch (actor.kind) {
    case "operator":
    case "system":
      return true;
    case "person":
      return actor.grants?.includes(permission) ?? false;
    case "link":
      return linkGrants.includes(permission);
    case "public":
      return false;
  }
}

const plainId = /^[a-z0-9][a-z0-9-]{0,99}$/;

/** An SQL text; ids are plain words already, and whatever is not names nobody. */
const quoted = (id: string): string => `'${plainId.test(id) ? id : ""}'`;

/**
 * The SQL expression by which a transaction names its reader: the row security of every table reads it. The name of a
 * link is `ID PARTY`: it reads what its party is told.
 */
export function nameReader(actor: Actor): string {
  switch (actor.kind) {
    case "public":
      return "set_config('entente.reader', 'public', true)";
    case "operator":
    case "system":
      return "set_config('entente.reader', 'operator', true)";
    case "person":
      return `access.enter('person', ${quoted(actor.name)})`;
    case "link": {
      const [id = "", party = ""] = actor.name.split(" ");
      return `access.enter('link', ${quoted(id)}, ${quoted(party)})`;
    }
  }
}

/** Who reads, as the rules see them. */
export type Reader =
  | { readonly kind: "public" }
  | { readonly kind: "operator" }
  | { readonly kind: "link"; readonly party: string }
  | {
      readonly kind: "person";
      readonly id: string;
      readonly roles: readonly { readonly role: Role; readonly party: string }[];
      readonly circles: readonly string[];
    };

/** The handling of a row. */
export interface Handling {
  readonly level: HandlingLevel;
  /** `party:ID` or a bare id of a party, `circle:ID`, `role:ROLE`, `person:ID`; empty: no one in particular. */
  readonly audience: readonly string[];
  readonly originator: string;
}

/** The rule by which somebody may read a row; `undefined` when none lets them. */
export type Ground =
  | "public"
  | "operator"
  | "staff"
  | "partner"
  | "originator"
  | "named-person"
  | "named-party"
  | "named-circle"
  | "named-role";

/** Whether and why a reader may read a row of this handling: the slow twin of `access.may_read` in the database. */
export function whyMayRead(reader: Reader, { level, audience, originator }: Handling): Ground | undefined {
  if (level === "public") return "public";
  if (reader.kind === "operator") return "operator";
  if (reader.kind === "public") return undefined;
  if (reader.kind === "link")
    return level === "unclassified" && namesParty(audience, [reader.party]) ? "named-party" : undefined;
  // Who is nothing here any more reads what everybody reads.
  if (reader.roles.length === 0) return undefined;
  if (audience.includes(`person:${reader.id}`)) return "named-person";
  if (level === "strictly-confidential") return undefined;
  const parties = reader.roles.map(({ party }) => party);
  if (parties.includes(originator)) return "originator";
  if (namesParty(audience, parties)) return "named-party";
  if (reader.circles.some((circle) => audience.includes(`circle:${circle}`))) return "named-circle";
  if (reader.roles.some(({ role }) => audience.includes(`role:${role}`))) return "named-role";
  if (level === "confidential") return undefined;
  if (reader.roles.some(({ role }) => isStaffRole(role))) return "staff";
  return audience.length === 0 ? "partner" : undefined;
}

const namesParty = (audience: readonly string[], parties: readonly string[]): boolean =>
  parties.some((party) => audience.includes(party) || audience.includes(`party:${party}`));

/** How an entry of the journal is handled: as the images of the row that it holds were, and as the row is now. */
export interface EntryHandling {
  readonly past: readonly Handling[];
  readonly now: Handling;
}

/** Whether a reader may read an entry of the journal: the slow twin of the policy of `journal.change`. */
export function mayReadEntry(reader: Reader, { past, now }: EntryHandling): boolean {
  const isStaff =
    reader.kind === "operator" ||
    (reader.kind === "person" && reader.roles.some(({ role }) => isStaffRole(role)));
  return isStaff && [...past, now].every((handling) => whyMayRead(reader, handling) !== undefined);
}

import type { Permission } from "../../../platform/acts/index.ts";

/** One place of work: what it is called (`work.place-<name>`), where it begins below the language, who has it. */
export interface Place {
  readonly name:
    | "today"
    | "documents"
    | "partners"
    | "review"
    | "publication"
    | "freshness"
    | "translation"
    | "merge"
    | "tables"
    | "journal"
    | "people"
    | "home"
    | "account";
  readonly path: string;
  readonly permission: Permission;
  readonly only?: "staff" | "partner";
  readonly gap?: boolean;
}

/** In the order of the list; only what exists stands here. */
export const places: readonly Place[] = [
  { name: "today", path: "work", permission: "read-as-staff", only: "staff" },
  { name: "home", path: "work/home", permission: "read-as-person", only: "partner" },
  { name: "partners", path: "work/partners", permission: "read-as-staff", only: "staff", gap: true },
  { name: "documents", path: "work/documents", permission: "review" },
  { name: "review", path: "work/review", permission: "review" },
  { name: "freshness", path: "work/freshness", permission: "read-as-staff" },
  { name: "translation", path: "work/translation", permission: "read-as-staff" },
  { name: "merge", path: "work/merge", permission: "read-as-staff" },
  { name: "tables", path: "work/tables", permission: "read-as-staff" },
  { name: "publication", path: "work/publication", permission: "read-as-staff", gap: true },
  { name: "journal", path: "work/journal", permission: "read-as-staff" },
  { name: "people", path: "work/people", permission: "administer", gap: true },
  { name: "account", path: "work/account", permission: "read-as-person" },
];

import { type Handling, isStaffRole, type Reader, whyMayRead } from "../../../src/areas/access/index.ts";
import type { Actor } from "../../../src/platform/acts/index.ts";
import type { Table } from "./catalogue.ts";

/** Who asks: as the door knows them, and as the rules see them. */
export interface Asker {
  readonly name: string;
  readonly actor: Actor;
  /** A person without an active account is the public. */
  readonly reader: Reader;
}

export interface Row extends Handling {
  readonly key: string;
  readonly verification?: string;
}

export const isStaff = (reader: Reader): boolean =>
  reader.kind === "operator" ||
  (reader.kind === "person" && reader.roles.some(({ role }) => isStaffRole(role)));

/** Whether somebody may read a row, in the plainest words: what every path is compared with. */
export const mayRead = (reader: Reader, { statement }: Pick<Table, "statement">, row: Row): boolean =>
  whyMayRead(reader, row) !== undefined &&
  (!statement || row.verification !== "unverified" || isStaff(reader));

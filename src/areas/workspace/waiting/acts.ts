import type { AnyAct } from "../../../platform/acts/index.ts";
import { registryActs } from "../../registry/index.ts";

/** The acts that may wait for consent, by name: all changes of the register. */
let made: ReadonlyMap<string, AnyAct> | undefined;

export function actsThatWait(): ReadonlyMap<string, AnyAct> {
  made ??= new Map(registryActs.filter(({ kind }) => kind === "command").map((act) => [act.name, act]));
  return made;
}

import { acts, translators } from "../../src/app/areas.ts";
import type { Command } from "../../src/platform/acts/index.ts";

/** The catalogues of the whole program, for tests of parts that may not know it. */
export const allTranslators = translators;

/** A registered command by its name. @throws Error when there is none. */
export function commandNamed(name: string): Command<unknown, unknown> {
  const found = acts.find((act) => act.name === name);
  if (found?.kind !== "command") throw new Error(`there is no command ${name}`);
  return found;
}

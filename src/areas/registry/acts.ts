import type { AnyAct } from "../../platform/acts/index.ts";
import { registryCommands } from "./commands/index.ts";
import { mergeCommands, mergeQueries } from "./merge/index.ts";
import { registryQueries } from "./queries/index.ts";

/** Everything that may be asked and done of the register. */
export const registryActs: readonly AnyAct[] = [
  ...registryCommands,
  ...registryQueries,
  ...mergeCommands,
  ...mergeQueries,
];

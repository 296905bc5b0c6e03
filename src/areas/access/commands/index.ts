import type { AnyAct } from "../../../platform/acts/index.ts";
import { circleCommands } from "./circles.ts";
import { peopleCommands } from "./people.ts";
import { signInCommands } from "./sign-in.ts";

export const accessCommands: readonly AnyAct[] = [...peopleCommands, ...circleCommands, ...signInCommands];

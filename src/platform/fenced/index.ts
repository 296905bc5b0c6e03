export { builtProgram } from "./built-program.ts";
export { type FencedAnswer, type Refused, readInside } from "./inside.ts";
export { type Ending, type Fence, type FencedProgram, runFenced } from "./run-fenced.ts";

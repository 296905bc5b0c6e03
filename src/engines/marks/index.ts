export { type Run, runsOf } from "./runs.ts";

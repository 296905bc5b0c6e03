export type { AreaPlug } from "./plug.ts";

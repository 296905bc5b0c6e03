import type { Actor } from "../platform/acts/index.ts";

/** The person at the command line, by the name of their account. */
export const operator = (): Actor => ({
  kind: "operator",
  name: process.env.SUDO_USER || process.env.USER || "operator",
});

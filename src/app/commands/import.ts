import { invalid } from "../../kernel/errors.ts";
import type { CommandRun } from "../command-line.ts";

/** `entente import page|document FILE…`. @throws invalid `command-unknown` for anything else. */
export const importCommand: CommandRun = async (line) => {
  const [what = ""] = line.rest;
  if (what === "page") return (await import("./import-page.ts")).importPage(line);
  if (what === "document") return (await import("./import-document.ts")).importDocument(line);
  throw invalid("command-unknown", { command: `import ${what}`.trim() });
};

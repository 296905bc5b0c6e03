import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Scripts for the browser, built from the folders `islands/` of the areas beside the program. */
export const islandNames = ["find", "graph", "partners-like", "passkey", "review", "review-intakes"] as const;
export type IslandName = (typeof islandNames)[number];

export interface IslandFile {
  readonly path: string;
  readonly body: Buffer;
}

/** Where they lie: the build puts them beside the program. Run from its sources, the site does without them. */
const folder = dirname(fileURLToPath(import.meta.url));

function readIsland(name: IslandName): readonly [IslandName, IslandFile] | undefined {
  const file = join(folder, `island-${name}.js`);
  if (!existsSync(file)) return undefined;
  const body = readFileSync(file);
  const hash = createHash("sha256").update(body).digest("hex").slice(0, 8);
  return [name, { path: `/assets/${name}.${hash}.js`, body }];
}

let read: ReadonlyMap<IslandName, IslandFile> | undefined;

/** The scripts that have been built, read once. */
export function islands(): ReadonlyMap<IslandName, IslandFile> {
  read ??= new Map(islandNames.map(readIsland).filter((island) => island !== undefined));
  return read;
}

export const islandPath = (name: IslandName): string | undefined => islands().get(name)?.path;

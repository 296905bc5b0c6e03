import { statfsSync } from "node:fs";
import { type EntenteError, unavailable } from "../../kernel/errors.ts";
import type { Layout } from "./layout.ts";
import { platformName } from "./platform-name.ts";

/** What PostgreSQL prints (always in English: it runs under LC_ALL=C) and the code that it stands for. */
const causes: readonly (readonly [RegExp, string])[] = [
  [/No space left on device|Disk quota exceeded|ENOSPC|EDQUOT/, "postgres-disk-full"],
  [/could not look up effective user ID/, "postgres-account-unknown"],
  [
    /error while loading shared libraries|cannot execute binary file|spawn .* E(?:NOENT|ACCES|NOEXEC)/,
    "postgres-binaries-unusable",
  ],
];

/** The text of a system error's `code` (such as `ENOENT`), or undefined. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

/**
 * The error that a failed `initdb` or `postgres` amounts to.
 * `output` is what the program printed; `fallback` is the code when the cause is not one that has its own.
 */
export function failureOf(output: string, { folder, log }: Layout, fallback: string): EntenteError {
  const known = causes.find(([pattern]) => pattern.test(output))?.[1];
  // On a full disk the log that the cause would stand in cannot be written either.
  const code = known ?? (isFull(folder) ? "postgres-disk-full" : fallback);
  return unavailable(code, { folder, log, platform: platformName() }, new Error(output.trim()));
}

/** Less than this is no room for PostgreSQL to say or do anything. */
const minFreeBytes = 1_000_000;

function isFull(folder: string): boolean {
  const { bavail, bsize, files, ffree } = statfsSync(folder);
  return bavail * bsize < minFreeBytes || (files > 0 && ffree === 0);
}

/**
 * The error for a system call on the data folder that failed, or the error itself when it is of no known kind.
 * Source of the codes: errno(3).
 */
export function folderFailure(error: unknown, folder: string): unknown {
  switch (systemCode(error)) {
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return unavailable("postgres-data-forbidden", { folder }, error);
    case "ENOTDIR":
    case "EEXIST":
      return unavailable("postgres-data-not-a-folder", { folder }, error);
    case "ENOSPC":
    case "EDQUOT":
      return unavailable("postgres-disk-full", { folder }, error);
    default:
      return error;
  }
}

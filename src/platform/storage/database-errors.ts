import { conflict, EntenteError, forbidden, unavailable } from "../../kernel/errors.ts";

interface DatabaseError {
  readonly code?: string;
  readonly message?: string;
  readonly syscall?: string;
}

/** SQLSTATE and Node codes that mean the database cannot be reached at all. */
const unreachable = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOENT",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ETIMEDOUT",
  "EPIPE",
  "57P01",
  "57P02",
  "57P03",
  "08006",
  "08001",
]);

/**
 * What a failure of the database means to a reader. What has no meaning for them stays what it was: a fault of ours.
 * Messages of the database are never passed on, for they can name rows that the reader may not see.
 */
export function asReadableError(error: unknown): unknown {
  if (error instanceof EntenteError) return error;
  const { code = "", message = "", syscall } = (error ?? {}) as DatabaseError;
  if (
    unreachable.has(code) ||
    // The folder of a socket may be closed to us.
    (code === "EACCES" && syscall === "connect") ||
    /timeout exceeded when trying to connect|Connection terminated/.test(message)
  ) {
    return unavailable("database-unreachable", {}, error);
  }
  if (code === "53300") return unavailable("database-crowded", {}, error);
  if (code === "53100" || code === "ENOSPC") return unavailable("disk-full", {}, error);
  if (code === "28P01" || code === "28000") return unavailable("database-login-refused", {}, error);
  if (code === "3D000") return unavailable("database-missing", {}, error);
  if (code === "42501") return forbidden("not-permitted");
  if (code === "23505") return conflict("already-exists");
  // 23503: what a row points at has gone meanwhile: acts look first whether it is there.
  if (code === "40001" || code === "40P01" || code === "23503") return conflict("changed-meanwhile");
  return error;
}

import type { ErrorKind } from "./errors.ts";

/** Exit codes of the command line, as the contract fixes them. */
export const exitCodes = {
  done: 0,
  someInputsFailed: 1,
  wrongUse: 2,
  refused: 3,
  unavailable: 4,
  verificationFailed: 5,
} as const;

/** The one place where a kind of error becomes an HTTP status and an exit code. */
export const errorMap: Readonly<Record<ErrorKind, { readonly status: number; readonly exit: number }>> = {
  "not-found": { status: 404, exit: exitCodes.wrongUse },
  forbidden: { status: 403, exit: exitCodes.refused },
  invalid: { status: 400, exit: exitCodes.wrongUse },
  conflict: { status: 409, exit: exitCodes.refused },
  unavailable: { status: 503, exit: exitCodes.unavailable },
};

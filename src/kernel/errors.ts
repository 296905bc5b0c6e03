/** The five kinds of error that Entente knows. A kind decides the HTTP status and the exit code. */
export type ErrorKind = "not-found" | "forbidden" | "invalid" | "conflict" | "unavailable";

/** Values that a message of the catalogue may mention: plain, never nested. */
export type ErrorParams = Readonly<Record<string, string | number>>;

/**
 * An error that a reader may see. `code` is stable and names the catalogue message `error.<code>`;
 * `params` are the values in it. The reader's language is chosen where the error is shown.
 */
export class EntenteError extends Error {
  override readonly name = "EntenteError";
  readonly kind: ErrorKind;
  readonly code: string;
  readonly params: ErrorParams;

  constructor(
    kind: ErrorKind,
    code: string,
    details: { params?: ErrorParams | undefined; cause?: unknown } = {},
  ) {
    const { params = {}, cause } = details;
    super(`${kind}: ${code} ${JSON.stringify(params)}`, cause === undefined ? undefined : { cause });
    this.kind = kind;
    this.code = code;
    this.params = params;
  }
}

export const notFound = (code: string, params?: ErrorParams) =>
  new EntenteError("not-found", code, { params });
export const forbidden = (code: string, params?: ErrorParams) =>
  new EntenteError("forbidden", code, { params });
export const invalid = (code: string, params?: ErrorParams) => new EntenteError("invalid", code, { params });
export const conflict = (code: string, params?: ErrorParams) =>
  new EntenteError("conflict", code, { params });
export const unavailable = (code: string, params?: ErrorParams, cause?: unknown) =>
  new EntenteError("unavailable", code, { params, cause });

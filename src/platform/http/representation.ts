import Negotiator from "negotiator";
import { type EntenteError, invalid, notFound } from "../../kernel/errors.ts";

/** What one address can answer in: media type by suffix. `html` is the page itself and has no suffix. */
export const representationTypes = {
  html: "text/html; charset=utf-8",
  json: "application/ld+json; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  atom: "application/atom+xml; charset=utf-8",
} as const;

export type Representation = keyof typeof representationTypes;
export type OtherRepresentation = Exclude<Representation, "html">;

/** What a client may ask for by `Accept`, and which representation that is. */
const asked: ReadonlyArray<readonly [string, Representation]> = [
  ["text/html", "html"],
  ["application/xhtml+xml", "html"],
  ["application/ld+json", "json"],
  ["application/json", "json"],
  ["text/csv", "csv"],
  ["application/atom+xml", "atom"],
];

/** Splits `fatf.json` into `fatf` and `json`; a suffix that names no representation stays part of the name. */
export function splitSuffix(segment: string): { name: string; suffix: OtherRepresentation | undefined } {
  const found = /^(.+)\.(json|csv|atom)$/.exec(segment);
  const [, name = segment, suffix] = found ?? [];
  return { name, suffix: suffix as OtherRepresentation | undefined };
}

/**
 * The representation that an `Accept` header prefers among those there are; the page where it does not say.
 * @throws invalid `accept-malformed` when it can't be read, invalid `accept-none` when it wants none of them.
 */
export function preferredRepresentation(
  header: string | undefined,
  available: readonly Representation[],
): Representation {
  if (header === undefined || header.trim() === "") return "html";
  const offers = asked.filter(([, representation]) => available.includes(representation));
  const negotiator = new Negotiator({ headers: { accept: header } });
  const [best] = negotiator.mediaTypes(offers.map(([type]) => type));
  const found = offers.find(([type]) => type === best);
  if (found) return found[1];
  if (negotiator.mediaTypes().length === 0 && !/;\s*q=0(\.0*)?\s*($|,)/.test(header))
    throw invalid("accept-malformed", { value: header.slice(0, 60) });
  throw invalid("accept-none", { available: offers.map(([type]) => type).join(", ") });
}

/** @throws not-found `representation-unknown` when the address has no such representation. */
export function checkSuffix(
  suffix: OtherRepresentation | undefined,
  available: readonly Representation[],
): void {
  if (suffix === undefined || available.includes(suffix)) return;
  const others = available.filter((one) => one !== "html").map((one) => `.${one}`);
  throw notFound("representation-unknown", { suffix: `.${suffix}`, available: others.join(", ") || "html" });
}

/** Status of the errors that a kind alone does not give. */
export const statusOfCode = (error: EntenteError): number | undefined => statuses[error.code];

const statuses: Readonly<Record<string, number>> = {
  "accept-none": 406,
  "link-ended": 410,
  "link-expired": 410,
  "link-revoked": 410,
  "link-too-often": 429,
  "link-used": 410,
  "method-not-allowed": 405,
  "token-missing": 401,
  "token-wrong": 401,
  "token-wrong-often": 429,
  "upload-too-large": 413,
};

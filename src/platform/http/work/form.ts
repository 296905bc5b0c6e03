import { createHash, timingSafeEqual } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { forbidden, invalid } from "../../../kernel/errors.ts";
import type { WorkFile, WorkForm } from "./work-page.ts";

/** Shows that a form was made for a session, and tells nothing of the session's own token. */
export const formTokenOf = (session: string): string =>
  createHash("sha256").update(`form ${session}`).digest("base64url");

export function sameToken(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * Refuses what another site sent: browsers say by `Sec-Fetch-Site` and `Origin` where a form stood.
 * @throws forbidden `form-from-elsewhere`
 */
export function checkSameSite(request: FastifyRequest, origin: string): void {
  const { "sec-fetch-site": site, origin: from } = request.headers;
  // A page that tells nobody where it is (`no-referrer`) sends `null`; then the other header decides.
  const unsaid = from === undefined || (from === "null" && site === "same-origin");
  const own = unsaid || from === origin || hostOf(from) === request.headers.host;
  if (!own || (site !== undefined && site !== "same-origin" && site !== "none"))
    throw forbidden("form-from-elsewhere");
}

const hostOf = (address: string): string | undefined =>
  URL.canParse(address) ? new URL(address).host : undefined;

const mostFields = 2_000;

/** What all fields of a form hold at most, in bytes; a file comes on top of it where a page takes one. */
export const largestForm = 1024 * 1024;

/** Which files of a form are read: those up to so many bytes, or none, because nobody may send one here. */
export type FilesTaken = "none" | { readonly largest: number };

/**
 * The fields of a body that Fastify has parsed, or of one in parts, which is read here: never more of it than is taken.
 * @throws invalid `form-too-large`, `form-too-long`
 */
export async function formOf(
  request: FastifyRequest,
  { files }: { readonly files: FilesTaken },
): Promise<WorkForm> {
  const found: Found = { values: {}, files: new Map(), tooLarge: new Map(), count: 0, bytes: 0 };
  if (request.isMultipart()) {
    try {
      await readParts(request, found, files);
    } catch (error) {
      // What still comes is let run past: the parser would go on keeping every field of it.
      request.raw.unpipe();
      request.raw.resume();
      throw error;
    }
  } else {
    // What is no form (JSON of a script) has no fields.
    const isForm = request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded");
    const body = (isForm ? request.body : undefined) ?? {};
    for (const [name, value] of Object.entries(body as Record<string, string | string[]>))
      for (const one of [value].flat()) addField(found, name, one);
  }
  const largest = files === "none" ? 0 : files.largest;
  return asForm(found, largest);
}

interface Found {
  readonly values: Record<string, string[]>;
  readonly files: Map<string, WorkFile>;
  /** Names of files that are larger than is taken, by field. */
  readonly tooLarge: Map<string, string>;
  count: number;
  bytes: number;
}

function addField(found: Found, name: string, value: string): void {
  found.count += 1;
  if (found.count > mostFields) throw invalid("form-too-large", { fields: mostFields });
  found.bytes += Buffer.byteLength(value);
  if (found.bytes > largestForm) throw invalid("form-too-long", { limit: largestForm / (1024 * 1024) });
  // A NUL is typed by nobody, and kept nowhere.
  const text = value.replaceAll("\r\n", "\n").replaceAll("\0", "");
  const before = Object.hasOwn(found.values, name) ? (found.values[name] ?? []) : [];
  found.values[name] = [...before, text];
}

/** Files that nobody asked for are let run past: their bytes are kept nowhere. */
async function readParts(request: FastifyRequest, found: Found, taken: FilesTaken): Promise<void> {
  const largest = taken === "none" ? 0 : taken.largest;
  // What is too large is told when the page asks for the file, so that everything else that was typed is kept.
  const bounds = { limits: { fileSize: largest }, throwFileSizeLimit: false };
  let left = largest;
  for await (const part of request.parts(bounds)) {
    if (part.type === "field") addField(found, part.fieldname, String(part.value ?? ""));
    else if (left <= 0) {
      part.file.resume();
      if (part.filename !== "") found.tooLarge.set(part.fieldname, part.filename ?? "");
    } else {
      const bytes = await part.toBuffer();
      left -= bytes.length;
      if (part.file.truncated || left < 0) found.tooLarge.set(part.fieldname, part.filename ?? "");
      else if (bytes.length > 0 || part.filename !== "")
        found.files.set(part.fieldname, { name: part.filename ?? "", type: part.mimetype, bytes });
    }
  }
}

function asForm({ values, files, tooLarge }: Found, largest: number): WorkForm {
  // Without a prototype of its own, so that no field can be called like a part of it.
  const all = (name: string) => (Object.hasOwn(values, name) ? (values[name] ?? []) : []);
  return {
    text: (name) => (all(name)[0] ?? "").trim(),
    all,
    has: (name) => Object.hasOwn(values, name),
    file(name) {
      const given = tooLarge.get(name);
      if (given !== undefined)
        throw invalid("sent-file-too-large", { name: given, limit: Math.floor(largest / 1_000_000) });
      return files.get(name);
    },
    values,
  };
}

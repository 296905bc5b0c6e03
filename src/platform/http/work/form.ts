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

/** The fields of a body that Fastify has parsed. @throws invalid `form-too-large` */
export async function formOf(request: FastifyRequest, largest: number): Promise<WorkForm> {
  const values: Record<string, string[]> = {};
  const files = new Map<string, WorkFile>();
  const tooLarge = new Map<string, string>();
  let count = 0;
  const add = (name: string, value: string) => {
    count += 1;
    if (count > mostFields) throw invalid("form-too-large", { fields: mostFields });
    // Without a prototype of its own, so that no field can be called like a part of it. A NUL is typed by nobody, and kept nowhere.
    values[name] = [
      ...(Object.hasOwn(values, name) ? (values[name] ?? []) : []),
      value.replaceAll("\r\n", "\n").replaceAll("\0", ""),
    ];
  };
  if (request.isMultipart()) {
    // What is too large is told when the page asks for the file, so that everything else that was typed is kept.
    const bounds = { limits: { fileSize: largest }, throwFileSizeLimit: false };
    for await (const part of request.parts(bounds)) {
      if (part.type === "field") add(part.fieldname, String(part.value ?? ""));
      else {
        const bytes = await part.toBuffer();
        if (part.file.truncated) tooLarge.set(part.fieldname, part.filename ?? "");
        else if (bytes.length > 0 || part.filename !== "")
          files.set(part.fieldname, { name: part.filename ?? "", type: part.mimetype, bytes });
      }
    }
  } else {
    // What is no form (JSON of a script) has no fields.
    const isForm = request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded");
    const body = (isForm ? request.body : undefined) ?? {};
    for (const [name, value] of Object.entries(body as Record<string, string | string[]>))
      for (const one of [value].flat()) add(name, one);
  }
  const first = (name: string) => (Object.hasOwn(values, name) ? values[name]?.[0] : undefined);
  return {
    text: (name) => (first(name) ?? "").trim(),
    all: (name) => (Object.hasOwn(values, name) ? (values[name] ?? []) : []),
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

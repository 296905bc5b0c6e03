import type { FastifyInstance } from "fastify";

/** No inline script, style or event attribute anywhere; everything from our own origin. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

const headers: Readonly<Record<string, string>> = {
  "content-security-policy": contentSecurityPolicy,
  "x-content-type-options": "nosniff",
  "referrer-policy": "strict-origin-when-cross-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
};

/** What is made for programs may be read from the pages of others: it is public, and knows no reader. */
const openHeaders: Readonly<Record<string, string>> = {
  ...headers,
  "cross-origin-resource-policy": "cross-origin",
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "etag, link",
};

/** The API, the names of things, and the context and the words by which documents are read. */
const forPrograms = /^\/(api\/|id\/|(context\.jsonld|ns)$)/;

/** Every answer carries them, errors and assets included. */
export function addSecurityHeaders(server: FastifyInstance): void {
  server.addHook("onRequest", async (request, reply) => {
    reply.headers(forPrograms.test(request.url) ? openHeaders : headers);
  });
}

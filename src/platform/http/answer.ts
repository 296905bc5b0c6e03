import type { FastifyReply, FastifyRequest } from "fastify";
import { preferredEncoding } from "./negotiate.ts";
import { bytesOf, type KeptPage } from "./page-cache.ts";

/** Sends a page with a strong tag of its bytes in that encoding; answers 304 when the reader has them. */
export function sendPage(request: FastifyRequest, reply: FastifyReply, page: KeptPage): FastifyReply {
  const encoding = preferredEncoding(request.headers["accept-encoding"]);
  const tag = `"${page.tag}${encoding === "identity" ? "" : `-${encoding}`}"`;
  reply
    .header("etag", tag)
    .header("vary", [reply.getHeader("vary"), "accept-encoding"].filter(Boolean).join(", "))
    .header("cache-control", "public, max-age=0, must-revalidate");
  if (page.link !== undefined) reply.header("link", page.link);
  const held = request.headers["if-none-match"]?.split(",").map((part) => part.trim().replace(/^W\//, ""));
  if (held?.includes(tag) || held?.includes("*")) return reply.code(304).send();
  if (encoding !== "identity") reply.header("content-encoding", encoding);
  return reply.type(page.type).send(bytesOf(page, encoding));
}

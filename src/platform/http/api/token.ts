import { createHash, timingSafeEqual } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Clock } from "../../../kernel/clock.ts";
import { EntenteError, forbidden, invalid } from "../../../kernel/errors.ts";
import { countedAddress } from "../../network/index.ts";

/** Wrong tokens that an address may show in a minute before none of its tokens is looked at. */
const mostWrong = 10;
const minute = 60_000;
/** Addresses that are counted at a time. */
const mostAddresses = 10_000;

/** Lets a request in by `Authorization: Bearer TOKEN`. */
export type Gate = (request: FastifyRequest, reply: FastifyReply) => void;

/**
 * The gate of an installation with this token; without one nobody comes in.
 * It throws forbidden `api-closed`; invalid `token-missing`, `token-wrong` (401), `token-wrong-often` (429).
 */
export function gateFor(token: string | undefined, clock: Clock): Gate {
  const wrong = countedByMinute(clock);
  const right = token === undefined ? undefined : digestOf(token);
  return (request, reply) => {
    if (right === undefined) throw forbidden("api-closed", { variable: "ENTENTE_API_TOKEN" });
    const [, given] = /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? "") ?? [];
    if (given === undefined) {
      reply.header("www-authenticate", 'Bearer realm="entente"');
      throw invalid("token-missing");
    }
    if (wrong.of(countedAddress(request.ip)) >= mostWrong) {
      const seconds = wrong.secondsLeft();
      reply.header("retry-after", seconds);
      throw new EntenteError("invalid", "token-wrong-often", { params: { seconds } });
    }
    // Digests are of one length, so that the time tells nothing of the token's.
    if (timingSafeEqual(digestOf(given), right)) return;
    wrong.add(countedAddress(request.ip));
    reply.header("www-authenticate", 'Bearer realm="entente", error="invalid_token"');
    throw invalid("token-wrong");
  };
}

const digestOf = (text: string): Buffer => createHash("sha256").update(text).digest();

function countedByMinute(clock: Clock) {
  let since = clock().getTime();
  let counts = new Map<string, number>();
  const current = () => {
    const now = clock().getTime();
    if (now - since >= minute || now < since) {
      since = now;
      counts = new Map();
    }
    return counts;
  };
  return {
    of: (address: string): number => current().get(address) ?? 0,
    add(address: string): void {
      const counted = current();
      if (counted.size < mostAddresses || counted.has(address))
        counted.set(address, (counted.get(address) ?? 0) + 1);
    },
    secondsLeft: (): number => Math.max(1, Math.ceil((since + minute - clock().getTime()) / 1000)),
  };
}

import { type LookupAddress, lookup as lookupByName } from "node:dns";
import { request as requestPlain } from "node:http";
import { request as requestOverTls } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { isLoopbackHost, isPublicAddress } from "./public-address.ts";

/** Why an answer was not fetched, or not read to its end. */
export class GuardedFetchError extends Error {
  override readonly name = "GuardedFetchError";
}

const refuse = (why: string): never => {
  throw new GuardedFetchError(why);
};

export interface Asked {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
}

/** The most that any answer of a provider needs: metadata, keys, a token. */
const mostBytes = 256 * 1024;

/**
 * Fetches from one provider, and from whatever hosts its metadata name, but from nothing inside: a host that is not the
 * provider's own must have a public address, which is looked at when it is connected to. No redirect is followed, no
 * answer is longer than it may be, and TLS is asked for, except from a provider on this machine.
 * @param issuer from the configuration, never from a request
 */
export function guardedFetch(issuer: URL): (url: string, asked: Asked) => Promise<Response> {
  return async (address, asked) => {
    const url = new URL(address);
    const isOwn = url.host === issuer.host;
    const isPlain = url.protocol === "http:" && issuer.protocol === "http:" && isOwn;
    if (url.protocol !== "https:" && !(isPlain && isLoopbackHost(url.hostname)))
      refuse(`no TLS: ${url.host}`);
    if (url.username !== "" || url.password !== "") refuse(`a login in the address: ${url.host}`);
    const number = url.hostname.replace(/^\[|\]$/g, "");
    if (!isOwn && isIP(number) !== 0 && !isPublicAddress(number)) refuse(`no public address: ${url.host}`);
    return answerOf(url, asked, isOwn);
  };
}

/** Looks a name up, and lets no address pass that is not public: the connection is made to these and no others. */
const lookupPublic: LookupFunction = (hostname, options, done) => {
  lookupByName(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
    const fault = error ?? faultOf(hostname, found);
    const [first] = found ?? [];
    if (fault !== undefined || first === undefined) done(fault ?? new Error("no address"), "", 0);
    else if (options.all) done(null, found);
    else done(null, first.address, first.family);
  });
};

const faultOf = (hostname: string, found: readonly LookupAddress[]): GuardedFetchError | undefined =>
  found.every(({ address }) => isPublicAddress(address))
    ? undefined
    : new GuardedFetchError(`no public address: ${hostname}`);

function answerOf(url: URL, asked: Asked, isOwn: boolean): Promise<Response> {
  const { method, headers, body, signal } = asked;
  const request = url.protocol === "https:" ? requestOverTls : requestPlain;
  return new Promise((answer, fail) => {
    const options = {
      ...{ method, headers: { ...headers, "accept-encoding": "identity" }, agent: false },
      ...(signal ? { signal } : {}),
      ...(isOwn ? {} : { lookup: lookupPublic }),
    };
    const sent = request(url, options, async (incoming) => {
      try {
        const status = incoming.statusCode ?? 0;
        if (status < 200 || (status >= 300 && status < 400)) refuse(`status ${status} of ${url.host}`);
        const chunks: Buffer[] = [];
        let length = 0;
        for await (const chunk of incoming as AsyncIterable<Buffer>) {
          length += chunk.length;
          if (length > mostBytes) refuse(`an answer over ${mostBytes} bytes of ${url.host}`);
          chunks.push(chunk);
        }
        const type = incoming.headers["content-type"] ?? "";
        const content = status === 204 ? null : Buffer.concat(chunks);
        answer(new Response(content, { status, headers: { "content-type": type } }));
      } catch (error) {
        incoming.destroy();
        fail(error);
      }
    });
    sent.on("error", fail);
    sent.end(body === undefined || body === null ? undefined : String(body));
  });
}

import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/**
 * The token of a link is 18 random bytes and 18 of their signature, so that a made-up one is refused without a look at
 * the database; the form of its page carries 15 bytes (when it was made, and random ones) and 15 of their signature.
 * Neither tells anything. Lengths are such that each character of the text stands for bits of its own.
 */
export const secretBytes = 18;
export const formBytes = 11;
const stampBytes = 4;

/** How long a form may lie open before it is sent, in seconds: a day and a night. */
const formLife = 24 * 3600;

/** Whose signature, and of what: a signature of one thing is none of another. */
interface Signer {
  /** The installation's, 64 hexadecimal digits. */
  readonly key: string;
  readonly of: string;
}

const signatureOf = ({ key, of }: Signer, bytes: Uint8Array, length = bytes.length): Buffer =>
  createHmac("sha256", Buffer.from(key, "hex")).update(`${of}\n`).update(bytes).digest().subarray(0, length);

const withSignature = (signer: Signer, bytes: Uint8Array): string =>
  Buffer.concat([bytes, signatureOf(signer, bytes)]).toString("base64url");

/** What was signed, when the signature is ours. `length` counts bytes without it. */
function readSigned(signer: Signer, text: string, length: number): Buffer | undefined {
  if (!/^[\w-]*$/.test(text) || text.length !== (length * 2 * 4) / 3) return undefined;
  const bytes = Buffer.from(text, "base64url");
  const own = bytes.subarray(0, length);
  return timingSafeEqual(bytes.subarray(length), signatureOf(signer, own)) ? own : undefined;
}

/** @param secret random bytes, `secretBytes` of them  @param key the installation's, 64 hexadecimal digits */
export const tokenOf = (secret: Uint8Array, key: string): string =>
  withSignature({ key, of: "link" }, secret);

/** What a link is found by; undefined when the token is none of this installation. */
export const digestOfToken = (token: string, key: string): string | undefined =>
  readSigned({ key, of: "link" }, token, secretBytes) && digestOf(token);

/** SHA-256, hexadecimal. */
export const digestOf = (text: string): string => createHash("sha256").update(text).digest("hex");

const formOf = (digest: string): string => `form ${digest}`;

/** What the form of a link's page carries, so that each is sent once, and only by who has opened the page. */
export function formTokenOf(given: { digest: string; now: Date; random: Uint8Array }, key: string): string {
  const stamp = Buffer.alloc(stampBytes);
  stamp.writeUInt32BE(Math.floor(given.now.getTime() / 1000));
  return withSignature({ key, of: formOf(given.digest) }, Buffer.concat([stamp, given.random]));
}

/** The id of a form that was made for this link and not too long ago. */
export function readFormToken(
  text: string,
  { digest, now }: { digest: string; now: Date },
  key: string,
): string | undefined {
  const own = readSigned({ key, of: formOf(digest) }, text, stampBytes + formBytes);
  if (own === undefined) return undefined;
  const age = now.getTime() / 1000 - own.readUInt32BE();
  return age <= formLife ? own.toString("hex") : undefined;
}

/** Under which visits are counted: neither the link nor the address can be read in it. */
export const bucketOf = (key: string, counted: string, name: string): string =>
  signatureOf({ key, of: `visits of ${counted}` }, Buffer.from(name), 18).toString("base64url");

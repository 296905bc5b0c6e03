import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";
import { unavailable } from "../../kernel/errors.ts";

/** 32 bytes made of the secret of the installation, which is not in the database. */
export type SecretKey = Buffer & { readonly brand: "secret-key" };

/** Whoever gives a secret of the right length gives one with enough chance in it: no slow function is needed. */
export const keyOf = (secret: string): SecretKey =>
  Buffer.from(hkdfSync("sha256", secret, "", "entente sign-in", 32)) as SecretKey;

/** 256 random bits, as they go into a cookie or an address. */
export const newToken = (): string => randomBytes(32).toString("base64url");

const tokenForm = /^[\w-]{43}$/;

/** Whether something from outside may be a token at all; what cannot be one is not looked up. */
export const isToken = (value: unknown): value is string =>
  typeof value === "string" && tokenForm.test(value);

/** What the database holds in place of a token. */
export const digestOf = (token: string): Buffer => createHash("sha256").update(token).digest();

/** What the database holds in place of something short or known, which a plain digest would give away. */
export const keyedDigest = (key: SecretKey, use: string, text: string): Buffer =>
  createHmac("sha256", key).update(`${use}\0${text}`).digest();

/** Compares in a time that does not tell where two digests differ. */
export const isSame = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && timingSafeEqual(a, b);

/** The digits and letters of Crockford's base 32: none can be taken for another. */
const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A code to be typed: 5 bits a character. */
export const newCode = (length: number): string =>
  [...randomBytes(length)].map((byte) => letters[byte & 31]).join("");

/** A code in two halves, as it is shown: `K7QM-2FXD`. */
export const shownCode = (code: string): string =>
  `${code.slice(0, code.length / 2)}-${code.slice(code.length / 2)}`;

/** What somebody typed, as it was made: blanks, hyphens and small letters do not matter, nor O for 0, I and L for 1. */
export function readCode(typed: unknown, length: number): string | undefined {
  if (typeof typed !== "string" || typed.length > 4 * length) return undefined;
  const code = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
  return code.length === length && [...code].every((letter) => letters.includes(letter)) ? code : undefined;
}

const [nonceBytes, tagBytes] = [12, 16];

/** Encrypts for `owner` alone (AES-256-GCM): the same bytes in the row of another cannot be opened. */
export function seal(key: SecretKey, owner: string, plain: Uint8Array): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** @throws unavailable `sign-in-secret-wrong` when it was sealed with another secret. */
export function unseal(key: SecretKey, owner: string, sealed: Uint8Array): Buffer {
  try {
    const bytes = Buffer.from(sealed);
    const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    });
    decipher.setAAD(Buffer.from(owner)).setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
    return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]);
  } catch (error) {
    throw unavailable("sign-in-secret-wrong", {}, error);
  }
}

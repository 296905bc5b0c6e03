/** The SHA-256 of some bytes in 64 small hexadecimal digits (FIPS 180-4). */
export type Sha256 = string & { readonly brand: "sha256" };

export const isSha256 = (value: string): value is Sha256 => /^[0-9a-f]{64}$/.test(value);

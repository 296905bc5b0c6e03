import { createHash, createSign, generateKeyPairSync, randomBytes } from "node:crypto";

/** What an authenticator is asked, as far as it looks at it. */
interface Creation {
  readonly challenge: string;
  readonly rp: { readonly id?: string | undefined };
  readonly user: { readonly id: string };
}
interface Request {
  readonly challenge: string;
  readonly rpId?: string | undefined;
}

/** In what way an authenticator, or the page that it is used on, is not what it should be. */
export interface Deviation {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  readonly type?: string;
  readonly crossOrigin?: boolean;
  readonly counter?: number;
  readonly verified?: boolean;
  readonly present?: boolean;
  readonly format?: string;
  readonly userHandle?: string;
}

type Cbor = number | string | Uint8Array | ReadonlyMap<number | string, Cbor>;

/** Concise binary object representation (RFC 8949), of what attestations are made of. */
function cbor(value: Cbor): Buffer {
  if (typeof value === "number") return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === "string")
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value]);
  return Buffer.concat([
    head(5, value.size),
    ...[...value].flatMap(([key, item]) => [cbor(key), cbor(item)]),
  ]);
}

function head(major: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(major << 5) | length]);
  if (length < 256) return Buffer.from([(major << 5) | 24, length]);
  return Buffer.from([(major << 5) | 25, length >> 8, length & 255]);
}

const sha256 = (data: string | Uint8Array): Buffer => createHash("sha256").update(data).digest();
const big = (value: number, bytes: number): Buffer => {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntBE(value, 0, bytes);
  return buffer;
};

/** A passkey in software: one ES256 key, user verification, a counter that counts each use unless told otherwise. */
export class Authenticator {
  private readonly keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  readonly id = randomBytes(16);
  private handle = "";
  counter = 0;
  private readonly origin: string;

  constructor(origin: string) {
    this.origin = origin;
  }

  /** The answer to `navigator.credentials.create`. */
  create(options: Creation, deviation: Deviation = {}) {
    this.handle = options.user.id;
    const { x, y } = this.keys.publicKey.export({ format: "jwk" });
    const key = new Map<number, Cbor>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x ?? "", "base64url")],
      [-3, Buffer.from(y ?? "", "base64url")],
    ]);
    const attested = Buffer.concat([Buffer.alloc(16), big(this.id.length, 2), this.id, cbor(key)]);
    const rpId = deviation.rpId ?? options.rp.id ?? "";
    const authData = Buffer.concat([this.data(rpId, 0x40, deviation), attested]);
    const statement = new Map<string, Cbor>([
      ["fmt", deviation.format ?? "none"],
      ["attStmt", new Map<string, Cbor>()],
      ["authData", authData],
    ]);
    return {
      ...this.credential(),
      response: {
        clientDataJSON: this.client("webauthn.create", options.challenge, deviation).toString("base64url"),
        attestationObject: cbor(statement).toString("base64url"),
        transports: ["internal", "hybrid"],
      },
    };
  }

  /** The answer to `navigator.credentials.get`. */
  get(options: Request, deviation: Deviation = {}) {
    this.counter = deviation.counter ?? this.counter + 1;
    const client = this.client("webauthn.get", options.challenge, deviation);
    const data = this.data(deviation.rpId ?? options.rpId ?? "", 0, { counter: this.counter, ...deviation });
    const signature = createSign("sha256")
      .update(Buffer.concat([data, sha256(client)]))
      .sign(this.keys.privateKey);
    return {
      ...this.credential(),
      response: {
        clientDataJSON: client.toString("base64url"),
        authenticatorData: data.toString("base64url"),
        signature: signature.toString("base64url"),
        userHandle: deviation.userHandle ?? this.handle,
      },
    };
  }

  private credential() {
    const id = this.id.toString("base64url");
    return {
      id,
      rawId: id,
      type: "public-key",
      clientExtensionResults: {},
      authenticatorAttachment: "platform",
    };
  }

  private client(type: string, challenge: string, deviation: Deviation): Buffer {
    const data = { type: deviation.type ?? type, challenge: deviation.challenge ?? challenge };
    const { crossOrigin = false, origin = this.origin } = deviation;
    return Buffer.from(JSON.stringify({ ...data, origin, crossOrigin }));
  }

  private data(
    rpId: string,
    flags: number,
    { verified = true, present = true, counter = 0 }: Deviation,
  ): Buffer {
    const shown = (present ? 0x01 : 0) | (verified ? 0x04 : 0) | flags;
    return Buffer.concat([sha256(rpId), Buffer.from([shown]), big(counter, 4)]);
  }
}

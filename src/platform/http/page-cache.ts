import { createHash } from "node:crypto";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

export type Encoding = "br" | "gzip" | "identity";

/** An answer kept whole: its bytes in the encodings asked for so far, and its strong tag. */
export interface KeptPage {
  readonly body: Buffer;
  /** As the `Content-Type` header says it. */
  readonly type: string;
  readonly tag: string;
  /** As the `Link` header says it. */
  readonly link?: string;
  readonly encoded: Map<Encoding, Buffer>;
}

const tagOf = (body: Buffer): string => createHash("sha256").update(body).digest("base64url").slice(0, 22);

export const keptPage = (text: string, type = "text/html; charset=utf-8"): KeptPage => {
  const body = Buffer.from(text, "utf8");
  return { body, type, tag: tagOf(body), encoded: new Map([["identity", body]]) };
};

/** The page's bytes in an encoding; compressed once. */
export function bytesOf(page: KeptPage, encoding: Encoding): Buffer {
  const known = page.encoded.get(encoding);
  if (known) return known;
  const made =
    encoding === "br"
      ? brotliCompressSync(page.body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
      : gzipSync(page.body, { level: 6 });
  page.encoded.set(encoding, made);
  return made;
}

/**
 * Answers computed as the public, least recently used out first, at most `mostBytes` of uncompressed text.
 * A new data revision or a new day empties it: both are part of every key by being its `generation`.
 */
export class PageCache {
  readonly #pages = new Map<string, KeptPage>();
  readonly #mostBytes: number;
  #bytes = 0;
  #generation = "";

  constructor(mostBytes = 24 * 1024 * 1024) {
    this.#mostBytes = mostBytes;
  }

  find(generation: string, key: string): KeptPage | undefined {
    this.#turnTo(generation);
    const page = this.#pages.get(key);
    if (page === undefined) return undefined;
    this.#pages.delete(key);
    this.#pages.set(key, page);
    return page;
  }

  add(generation: string, key: string, page: KeptPage): void {
    // An answer begun before the data changed must not be kept as one of after.
    if (generation !== this.#generation || page.body.length > this.#mostBytes / 8) return;
    // Two readers who asked at the same moment both bring the page.
    this.#bytes += page.body.length - (this.#pages.get(key)?.body.length ?? 0);
    this.#pages.delete(key);
    this.#pages.set(key, page);
    for (const [oldest, old] of this.#pages) {
      if (this.#bytes <= this.#mostBytes) break;
      this.#pages.delete(oldest);
      this.#bytes -= old.body.length;
    }
  }

  #turnTo(generation: string): void {
    if (generation === this.#generation) return;
    this.#generation = generation;
    this.#pages.clear();
    this.#bytes = 0;
  }
}

import { createHash } from "node:crypto";
import { sql } from "kysely";
import { isSha256, type Sha256 } from "../../kernel/sha256.ts";
import type { Db } from "../storage/index.ts";

/** Bytes of one piece: a row stays far below what a protocol message or a journal of the database minds. */
export const pieceSize = 1_000_000;

export const sha256Of = (bytes: Uint8Array): Sha256 => {
  const digest = createHash("sha256").update(bytes).digest("hex");
  if (!isSha256(digest)) throw new Error("a digest is not of 64 hexadecimal digits");
  return digest;
};

/** Files by the SHA-256 of their bytes. The same bytes are kept once, and nothing ever changes or removes them. */
export function fileStore(db: Db) {
  return {
    /** Keeps a file. @returns its digest. */
    async keep(bytes: Uint8Array): Promise<Sha256> {
      const sha256 = sha256Of(bytes);
      const pieces = Math.max(1, Math.ceil(bytes.length / pieceSize));
      for (let number = 0; number < pieces; number += 1) {
        const piece = Buffer.from(bytes.subarray(number * pieceSize, (number + 1) * pieceSize));
        await sql`
          insert into files.chunk (sha256, number, bytes) values (${sha256}, ${number}, ${piece})
          on conflict do nothing`.execute(db);
      }
      return sha256;
    },

    /** The bytes, piece after piece; none when there is no such file or it is not the reader's to see. */
    async read(sha256: Sha256): Promise<readonly Uint8Array[]> {
      const { rows } = await sql<{ bytes: Uint8Array }>`
        select bytes from files.chunk where sha256 = ${sha256} order by number`.execute(db);
      return rows.map(({ bytes }) => bytes);
    },
  };
}

import type { Actor, Door } from "../../../platform/acts/index.ts";
import type { ErasedValue, Seal } from "./export-store.ts";
import { entriesAtOnce, listSealedEntries, listSeals } from "./queries.ts";

interface Asker {
  readonly door: Door;
  readonly actor: Actor;
  readonly now: Date;
}

/** Beside an entry, and under no seal: which values it put apart and are gone, and by which act of the journal. */
const erasedOf = (erased: readonly ErasedValue[]) => (erased.length === 0 ? {} : { erased });

const line = (value: object): string => `${JSON.stringify(value)}\n`;

/**
 * The journal as a file of JSON lines, which `docs/verify-journal.mjs` verifies: a head, each seal with the entries under it, an end. An
 * entry is the text that was hashed, or its digest alone where the reader may not read it. It ends with the last seal that there was when
 * it began.
 */
export async function* journalFile({ door, actor, now }: Asker): AsyncGenerator<string> {
  yield line({ format: "entente-journal", version: 1, exported_at: now.toISOString() });
  const until = await lastSeal({ door, actor });
  const totals = { seals: 0, entries: 0, head: "" };
  for (let behind = 0; behind < until; ) {
    const seals = await door.ask(actor, listSeals, { behind });
    if (seals.length === 0) break;
    for (const seal of seals.filter((one) => one.seal <= until)) {
      yield line(seal);
      yield* entriesUnder({ door, actor }, seal);
      totals.seals += 1;
      totals.entries += seal.entries;
      totals.head = seal.hash;
    }
    behind = seals.at(-1)?.seal ?? until;
  }
  yield line({ end: true, ...totals });
}

type Reader = Pick<Asker, "door" | "actor">;

async function lastSeal({ door, actor }: Reader): Promise<number> {
  let last = 0;
  for (;;) {
    const seals = await door.ask(actor, listSeals, { behind: last, most: 1000 });
    const next = seals.at(-1)?.seal;
    if (next === undefined) return last;
    last = next;
  }
}

async function* entriesUnder({ door, actor }: Reader, { seal, entries }: Seal): AsyncGenerator<string> {
  for (let behind = 0; behind < entries; behind += entriesAtOnce) {
    const part = await door.ask(actor, listSealedEntries, { seal, behind });
    yield part
      .map(({ digest, told }) =>
        line(told === undefined ? { digest } : { text: told.text, ...erasedOf(told.erased) }),
      )
      .join("");
  }
}

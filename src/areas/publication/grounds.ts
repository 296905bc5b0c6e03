import type { Language } from "../../kernel/language.ts";
import type { Day } from "../../kernel/partial-date.ts";
import type { Db } from "../../platform/storage/index.ts";
import { type InstrumentRow, instrumentChain, mandatesStore, type ProvisionRow } from "../mandates/index.ts";
import type { BasisView } from "./model.ts";

/** An instrument, or one provision of it, that something rests on. */
export interface Ground {
  readonly instrumentId: string;
  readonly provisionId: string | undefined;
}

/**
 * Reads the instruments and provisions once, and gives a function that shows any of them as they stand on the day:
 * one view an instrument, its provisions together, in the order of the grounds.
 */
export async function readGrounds(
  db: Db,
  wanted: readonly Ground[],
  { language, on }: { readonly language: Language; readonly on: Day },
): Promise<(grounds: readonly Ground[]) => BasisView[]> {
  const mandates = mandatesStore(db);
  const { instruments, links } = await mandates.withSuccessors(
    [...new Set(wanted.map((ground) => ground.instrumentId))],
    language,
  );
  const provisionIds = wanted.map((ground) => ground.provisionId).filter((id) => id !== undefined);
  const provisions = await mandates.provisions([...new Set(provisionIds)], language);
  const byId = new Map(instruments.map((instrument) => [instrument.id, instrument]));
  const chain = instrumentChain(instruments, links);
  return (grounds) => {
    const order = [...new Set(grounds.map((ground) => ground.instrumentId))];
    return order.flatMap((id) => {
      const instrument = byId.get(id);
      const validity = chain.validity(id, on);
      if (instrument === undefined || validity === undefined) return [];
      return [
        {
          instrument,
          provisions: provisionsOf(grounds, id, provisions),
          validity,
          successor: successorOf(validity, byId),
        },
      ];
    });
  };
}

const provisionsOf = (
  grounds: readonly Ground[],
  instrumentId: string,
  rows: ReadonlyMap<string, ProvisionRow>,
): ProvisionRow[] =>
  grounds
    .filter((ground) => ground.instrumentId === instrumentId)
    .map((ground) => rows.get(ground.provisionId ?? ""))
    .filter((row) => row !== undefined);

/** An instrument that still holds is not followed: its successor matters only where it has ended. */
function successorOf(
  validity: BasisView["validity"],
  byId: ReadonlyMap<string, InstrumentRow>,
): InstrumentRow | undefined {
  const ended = validity.state.is === "expired" || validity.state.is === "superseded";
  return ended ? byId.get(validity.carriedOnBy?.id ?? "") : undefined;
}

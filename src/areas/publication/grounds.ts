import type { Language } from "../../kernel/language.ts";
import type { Day } from "../../kernel/partial-date.ts";
import type { Db } from "../../platform/storage/index.ts";
import {
  type InstrumentChain,
  type InstrumentLink,
  type InstrumentRow,
  instrumentChain,
  mandateOn,
  mandatesStore,
  type ProvisionRow,
  type Validity,
} from "../mandates/index.ts";
import type { BasisView, InstrumentView, MandateView } from "./model.ts";

/** An instrument, or one provision of it, that something rests on. */
export interface Ground {
  readonly instrumentId: string;
  readonly provisionId: string | undefined;
}

/** Instruments that were read, and how they stand on the day. */
export interface Grounds {
  /** One view an instrument, its provisions together, in the order of the grounds. */
  views(grounds: readonly Ground[]): BasisView[];
  /** What the mandate rests on that the instrument established; nothing where nothing carries that instrument on. */
  mandate(establishing: string | undefined): MandateView | undefined;
}

/** Instruments with what carries what on, as they stand on a day. */
export interface Standings<Row extends InstrumentRow> {
  readonly byId: ReadonlyMap<string, Row>;
  readonly chain: InstrumentChain;
  view(id: string): InstrumentView<Row> | undefined;
}

export function standings<Row extends InstrumentRow>(
  { instruments, links }: { readonly instruments: readonly Row[]; readonly links: readonly InstrumentLink[] },
  on: Day,
): Standings<Row> {
  const byId = new Map(instruments.map((instrument) => [instrument.id, instrument]));
  const chain = instrumentChain(instruments, links);
  return {
    byId,
    chain,
    view: (id) => {
      const instrument = byId.get(id);
      const validity = chain.validity(id, on);
      if (instrument === undefined || validity === undefined) return undefined;
      const { state } = validity;
      const supersededBy = state.is === "superseded" ? byId.get(state.by ?? "") : undefined;
      return { instrument, validity, successor: successorOf(validity, byId), supersededBy };
    },
  };
}

/** Reads the instruments and provisions once, with all that carries the instruments on. */
export async function readGrounds(
  db: Db,
  wanted: readonly Ground[],
  { language, on }: { readonly language: Language; readonly on: Day },
): Promise<Grounds> {
  const mandates = mandatesStore(db);
  const provisionIds = wanted.map((ground) => ground.provisionId).filter((id) => id !== undefined);
  const [{ instruments, links }, provisions] = await Promise.all([
    mandates.withSuccessors([...new Set(wanted.map((ground) => ground.instrumentId))], language),
    mandates.provisions([...new Set(provisionIds)], language),
  ]);
  const { byId, chain, view } = standings({ instruments, links }, on);
  return {
    views: (grounds) => {
      const order = [...new Set(grounds.map((ground) => ground.instrumentId))];
      return order.flatMap((id) => {
        const found = view(id);
        return found === undefined ? [] : [{ ...found, provisions: provisionsOf(grounds, id, provisions) }];
      });
    },
    // Only where something carries the establishing instrument on is there a mandate that could have ended.
    mandate: (establishing) => {
      if (establishing === undefined || !links.some(({ to }) => to === establishing)) return undefined;
      const now = mandateOn(chain, establishing, on);
      const instrument = byId.get(now?.id ?? "");
      const validity = chain.validity(now?.id ?? "", on);
      return instrument === undefined || validity === undefined ? "none" : { instrument, validity };
    },
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
  validity: Validity,
  byId: ReadonlyMap<string, InstrumentRow>,
): InstrumentRow | undefined {
  const ended = validity.state.is === "expired" || validity.state.is === "superseded";
  return ended ? byId.get(validity.carriedOnBy?.id ?? "") : undefined;
}

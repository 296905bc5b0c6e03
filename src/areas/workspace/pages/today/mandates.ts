import type { Language } from "../../../../kernel/language.ts";
import { bounds, type PartialDate } from "../../../../kernel/partial-date.ts";
import type { Context } from "../../../../platform/acts/index.ts";
import {
  endsWithinYear,
  type InstrumentRow,
  instrumentChain,
  mandatesStore,
} from "../../../mandates/index.ts";

/** An instrument that ends within the year, and that nothing carries on yet. */
export interface EndingMandate {
  readonly instrument: InstrumentRow;
  readonly until: PartialDate;
  /** Whole days until its last; negative in a year or month that is under way and has no day. */
  readonly days: number;
  /** Whose mandate it carries. */
  readonly parties: readonly string[];
}

interface Scope {
  readonly parties: ReadonlySet<string>;
  readonly instruments: readonly string[];
}

/** Mandates that end within a year, the nearest first. In a scope: those of its parties, and what its lines rest on. */
export async function endingMandates(
  { db, today }: Context,
  language: Language,
  scope: Scope | undefined,
): Promise<EndingMandate[]> {
  const store = mandatesStore(db);
  const { instruments, links } = await store.instruments(language);
  const chain = instrumentChain(instruments, links);
  const found: EndingMandate[] = [];
  for (const instrument of instruments) {
    const validity = chain.validity(instrument.id, today);
    if (validity === undefined || validity.carriedOnBy !== undefined) continue;
    const { state } = validity;
    if (state.is !== "in-force" || state.until === undefined || !endsWithinYear(state, today)) continue;
    const whole = chain.chain(instrument.id);
    const parties = new Set<string>();
    for (const id of whole) for (const { partyId } of await store.establishedBy(id)) parties.add(partyId);
    if (scope !== undefined && !concerns(scope, { whole, parties })) continue;
    const { until } = state;
    const days = Math.round((Date.parse(bounds(until).last) - Date.parse(today)) / 86_400_000);
    found.push({ instrument, until, days, parties: [...parties] });
  }
  return found.sort((a, b) => a.days - b.days);
}

const concerns = (
  scope: Scope,
  { whole, parties }: { readonly whole: readonly string[]; readonly parties: ReadonlySet<string> },
): boolean =>
  [...parties].some((id) => scope.parties.has(id)) || whole.some((id) => scope.instruments.includes(id));

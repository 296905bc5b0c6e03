import {
  bounds,
  type Day,
  type PartialDate,
  past,
  reached,
  type Ternary,
} from "../../kernel/partial-date.ts";

export const instrumentStatuses = ["in-force", "superseded", "expired"] as const;
export type InstrumentStatus = (typeof instrumentStatuses)[number];

/** Directed kinds between instruments. The first three carry a mandate on: what renews, extends or supersedes comes after. */
export const instrumentRelationKinds = ["renews", "extends", "supersedes", "amends", "recalls"] as const;
export type InstrumentRelationKind = (typeof instrumentRelationKinds)[number];

const successorKinds: ReadonlySet<InstrumentRelationKind> = new Set(["renews", "extends", "supersedes"]);

/** What the chain needs of an instrument. Without `expires`, no end is stated. */
export interface InstrumentDates {
  readonly id: string;
  readonly adopted?: PartialDate | undefined;
  readonly expires?: PartialDate | undefined;
  /** As the register has it today; used only where no dated relation says more. */
  readonly status: InstrumentStatus;
}

/** `from` renews, extends or supersedes `to`. */
export interface InstrumentLink {
  readonly from: string;
  readonly kind: InstrumentRelationKind;
  readonly to: string;
}

/**
 * How an instrument stands on a day. `not-adopted`: later than the day. `uncertain`: its dates are too coarse to say.
 * `superseded` without `by` means that the register knows it to be superseded, not by what.
 */
export type InstrumentState =
  | { readonly is: "in-force"; readonly until?: PartialDate | undefined }
  | { readonly is: "expired"; readonly on: PartialDate }
  | { readonly is: "superseded"; readonly by?: string | undefined }
  | { readonly is: "not-adopted" }
  | { readonly is: "uncertain" };

/** Every way to stand on a day, in the order in which lists offer them. */
export const instrumentStates = [
  "in-force",
  "expired",
  "superseded",
  "not-adopted",
  "uncertain",
] as const satisfies readonly InstrumentState["is"][];
export type StateName = (typeof instrumentStates)[number];

/** Whether an instrument that holds on the day certainly ends within the year that follows it. */
export const endsWithinYear = (state: InstrumentState, on: Day): boolean =>
  state.is === "in-force" &&
  state.until !== undefined &&
  bounds(state.until).last <= `${Number(on.slice(0, 4)) + 1}${on.slice(4)}`;

export interface Validity {
  readonly id: string;
  readonly state: InstrumentState;
  /** The last instrument adopted by that day in the chain that carries this one on, when there is one. */
  readonly carriedOnBy?: { readonly id: string; readonly state: InstrumentState } | undefined;
}

/** Instruments and their links, ready to be asked about any day. */
export interface InstrumentChain {
  validity(id: string, on: Day): Validity | undefined;
  /** The chain through `id` in order of adoption, whatever the day: what it carries on, itself, what carries it on. */
  chain(id: string): readonly string[];
}

/** Unknown adoption dates are "not known to be adopted later": the register lists the instrument, so it exists. */
const adoptedBy = (instrument: InstrumentDates, on: Day): Ternary =>
  instrument.adopted === undefined ? "yes" : reached(instrument.adopted, on);

export function instrumentChain(
  instruments: readonly InstrumentDates[],
  links: readonly InstrumentLink[],
): InstrumentChain {
  const byId = new Map(instruments.map((instrument) => [instrument.id, instrument]));
  const carrying = links.filter((link) => successorKinds.has(link.kind));
  const successors = grouped(carrying, (link) => link.to);
  const predecessors = grouped(carrying, (link) => link.from);

  const stateOf = (instrument: InstrumentDates, on: Day): InstrumentState => {
    const adopted = adoptedBy(instrument, on);
    if (adopted === "no") return { is: "not-adopted" };
    if (adopted === "unknown") return { is: "uncertain" };
    const superseding = (successors.get(instrument.id) ?? [])
      .filter((link) => link.kind === "supersedes")
      .map((link) => byId.get(link.from))
      .find((later) => later !== undefined && adoptedBy(later, on) === "yes");
    if (superseding) return { is: "superseded", by: superseding.id };
    const { expires } = instrument;
    if (expires !== undefined) {
      const over = past(expires, on);
      if (over === "yes") return { is: "expired", on: expires };
      return over === "unknown" ? { is: "uncertain" } : { is: "in-force", until: expires };
    }
    const dated = (successors.get(instrument.id) ?? []).some((link) => link.kind === "supersedes");
    return instrument.status === "superseded" && !dated ? { is: "superseded" } : { is: "in-force" };
  };

  /** Everything reached from `id` by `step`, without `id`; links that run in a circle end where they began. */
  const reach = (id: string, step: (id: string) => readonly string[]): string[] => {
    const seen = new Set<string>([id]);
    const queue = [id];
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      for (const other of step(next)) {
        if (seen.has(other)) continue;
        seen.add(other);
        queue.push(other);
      }
    }
    seen.delete(id);
    return [...seen];
  };
  const later = (id: string) => reach(id, (from) => (successors.get(from) ?? []).map((link) => link.from));
  const earlier = (id: string) => reach(id, (from) => (predecessors.get(from) ?? []).map((link) => link.to));
  const inOrder = (ids: readonly string[]): string[] =>
    [...ids].sort((a, b) => orderKey(byId.get(a)).localeCompare(orderKey(byId.get(b)), "en"));

  return {
    validity(id, on) {
      const instrument = byId.get(id);
      if (instrument === undefined) return undefined;
      const adopted = later(id).filter((other) => {
        const candidate = byId.get(other);
        return candidate !== undefined && adoptedBy(candidate, on) === "yes";
      });
      const last = byId.get(inOrder(adopted).at(-1) ?? "");
      const carriedOnBy = last && { id: last.id, state: stateOf(last, on) };
      return { id, state: stateOf(instrument, on), carriedOnBy };
    },
    chain: (id) => (byId.has(id) ? inOrder([...new Set([...earlier(id), id, ...later(id)])]) : []),
  };
}

const orderKey = (instrument: InstrumentDates | undefined): string =>
  `${instrument?.adopted ?? ""} ${instrument?.id ?? ""}`;

function grouped(
  links: readonly InstrumentLink[],
  key: (link: InstrumentLink) => string,
): Map<string, InstrumentLink[]> {
  const groups = new Map<string, InstrumentLink[]>();
  for (const link of links) groups.set(key(link), [...(groups.get(key(link)) ?? []), link]);
  return groups;
}

/**
 * The instrument a mandate rests on, on a day: the one that established it, or the last that carries that one on.
 * Nothing when it was not established yet, or had ended.
 */
export function mandateOn(
  chain: InstrumentChain,
  established: string,
  on: Day,
): { id: string; until?: PartialDate | undefined } | undefined {
  const validity = chain.validity(established, on);
  if (validity === undefined) return undefined;
  const now = validity.carriedOnBy ?? validity;
  return now.state.is === "in-force" ? { id: now.id, until: now.state.until } : undefined;
}

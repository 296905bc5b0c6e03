/** What becomes of a unit that came back: pure, so that looking and taking decide the same. */
import { type ReadUnit, type XliffState, xliffStates } from "../../../engines/xliff/index.ts";
import type { NameStatus } from "../model.ts";
import { doubtsOf, type Finding, faultsOf } from "./checks.ts";
import { digestOf } from "./digest.ts";
import { metadataKeys } from "./exchange.ts";
import { isHuman, kept, sameWords, type TextEntry } from "./model.ts";
import type { Translatable } from "./translatable.ts";

/** How what came back is to be taken. */
export interface Terms {
  /** What a person's translation is recorded as. */
  readonly as: Extract<NameStatus, "official-translation" | "courtesy">;
  /** The least state in which a person's translation is taken. */
  readonly least: XliffState;
  /** The whole file was made by a machine. */
  readonly machine: boolean;
}

/** A text to write, with the status that it gets. */
export interface Writing {
  readonly entry: TextEntry;
  readonly kind: Translatable;
  readonly text: string;
  readonly status: NameStatus;
}

/**
 * `added`, `changed`; `confirmed`: the words stay, and somebody says that they stand; `unchanged`; `unfinished`: not in the
 * state in which it is taken; `untranslated`: nothing there yet; `refused`.
 */
export type Verdict =
  | {
      readonly outcome: "added" | "changed" | "confirmed";
      readonly writing: Writing;
      readonly doubts: readonly Finding[];
    }
  | { readonly outcome: "unchanged" | "unfinished" | "untranslated" }
  | { readonly outcome: "refused"; readonly faults: readonly Finding[] };

const refused = (code: string, params: Finding["params"] = {}): Verdict => ({
  outcome: "refused",
  faults: [{ code, params }],
});

const rank = (state: XliffState): number => xliffStates.indexOf(state);

export interface Known {
  readonly entry: TextEntry;
  readonly kind: Translatable;
}

export function judge(unit: ReadUnit, known: Known | undefined, terms: Terms): Verdict {
  if (known === undefined) return refused("unit-unknown");
  const { entry } = known;
  const machine = terms.machine || unit.subStates.some((one) => /:(?:machine|mt)$/i.test(one));
  const finished = machine ? unit.state !== "initial" : rank(unit.state) >= rank(terms.least);
  const text = kept(unit.target ?? "");
  const held = entry.text === undefined ? undefined : kept(entry.text);
  if (text === "" && !(unit.target !== undefined && finished)) return { outcome: "untranslated" };
  const same = held !== undefined && text === held;
  if (same && (machine || !finished || isSettled(entry))) return { outcome: "unchanged" };
  if (!finished) return { outcome: "unfinished" };
  return (
    targetFault(unit, { entry, machine, same }) ??
    sourceFault(unit, entry) ??
    taken(known, { text, same, machine, terms })
  );
}

/** A person's text that stands: to say once more that it does changes nothing. */
const isSettled = ({ status, stale }: TextEntry): boolean => isHuman(status) && !stale;

function sourceFault(unit: ReadUnit, entry: TextEntry): Verdict | undefined {
  if (sameWords(unit.source, entry.source.text)) return undefined;
  const told = unit.metadata.get(metadataKeys.source);
  return refused(told === digestOf(entry.source.text) ? "source-altered" : "source-changed");
}

/** Whether the text may be replaced at all: it is the one that was sent out, no authentic one, and no person's if a machine comes. */
function targetFault(
  unit: ReadUnit,
  { entry, machine, same }: { readonly entry: TextEntry; readonly machine: boolean; readonly same: boolean },
): Verdict | undefined {
  const { status } = entry;
  if (status === "authentic" || status === "source") return refused("authentic-text");
  if (machine && isHuman(status)) return refused("human-text");
  const sent = unit.metadata.get(metadataKeys.target) ?? "";
  const now = entry.text === undefined ? "" : digestOf(entry.text);
  return same || sent === now ? undefined : refused("target-changed");
}

function taken(
  { entry, kind }: Known,
  { text, same, machine, terms }: { text: string; same: boolean; machine: boolean; terms: Terms },
): Verdict {
  const translation = { source: entry.source.text, text, language: entry.language, kind };
  const faults = faultsOf(translation);
  if (faults.length > 0) return { outcome: "refused", faults };
  const outcome = same ? "confirmed" : entry.text === undefined ? "added" : "changed";
  // To say that a stale translation still stands does not make an official one a courtesy.
  const before =
    entry.status === "official-translation" || entry.status === "courtesy" ? entry.status : terms.as;
  const status = machine ? "machine" : same ? before : terms.as;
  return { outcome, writing: { entry, kind, text, status }, doubts: doubtsOf(translation) };
}

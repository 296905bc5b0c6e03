import { planFields } from "./fields.ts";
import { foldsOf, movedRow } from "./fold.ts";
import {
  type Choices,
  type Conflict,
  conflictOf,
  type Fact,
  type FactPlan,
  type Image,
  idOf,
  type MergePlan,
  type Option,
  type Sides,
} from "./model.ts";

/** What a merge does to every fact of both parties, and what of it may be chosen otherwise. */
export function planMerge(sides: Sides, choices: Choices): MergePlan {
  const { fields, conflicts, set } = planFields(sides, choices);
  const settled = settle(planFacts(sides), choices);
  return { fields, set, facts: settled.facts, conflicts: [...conflicts, ...settled.conflicts] };
}

const speaksOf = ({ row, parties }: Fact, id: string): boolean =>
  parties.some((column) => row[column] === id);

/** A row with two parties in it that would both be the kept one. */
const tiesToItself = (fact: Fact, kept: string, merged: string): boolean =>
  fact.table !== "registry.party" &&
  !fact.personal &&
  fact.parties.length > 1 &&
  speaksOf(fact, merged) &&
  fact.parties.every((column) => fact.row[column] === kept || fact.row[column] === merged);

function planFacts({ kept, merged, facts }: Sides): FactPlan[] {
  const [ours, theirs] = [idOf(kept), idOf(merged)];
  const looped = new Set(facts.filter((fact) => tiesToItself(fact, ours, theirs)));
  const others = facts.filter((fact) => !looped.has(fact));
  const moving = others.filter((fact) => speaksOf(fact, theirs));
  const staying = others.filter((fact) => !speaksOf(fact, theirs));
  const folds = foldsOf(
    moving.map((fact) => ({ fact, moved: movedRow(fact, theirs, ours) })),
    staying,
  );
  const gone = new Map(folds.map(({ gone: fact, stays }) => [fact, stays]));
  return facts.map((fact): FactPlan => {
    const { table, id, row } = fact;
    const of = looped.has(fact) ? "both" : speaksOf(fact, theirs) ? "merged" : "kept";
    const plan = { table, id, row, of } as const;
    if (of === "both") return { ...plan, does: "goes" };
    const fuller = gone.get(fact);
    if (fuller !== undefined) return { ...plan, does: "folds", with: fuller.id };
    const folded = folds.filter(({ stays }) => stays === fact).map((fold) => fold.gone);
    return {
      ...plan,
      does: of === "kept" ? "stays" : "moves",
      ...(table === "registry.party_name" ? typeAfter({ fact, folded, of, facts }) : {}),
    };
  });
}

interface Folded {
  readonly fact: Fact;
  readonly folded: readonly Fact[];
  readonly of: "kept" | "merged";
  readonly facts: readonly Fact[];
}

/**
 * The type of a name into which others were folded. One of the merged party that takes the place of one of the kept party is shown as
 * that was; an alias of the kept party becomes the official name that the merged one had, where there is no other.
 */
function typeAfter({ fact, folded, of, facts }: Folded): { readonly set?: Image } {
  const { row } = fact;
  const [other] = folded;
  if (other === undefined || other.row.type === row.type) return {};
  const { type, language } = other.row;
  if (of === "merged") return { set: { type } };
  const taken = facts.some(
    (each) => each !== other && each.row.type === type && each.row.language === language,
  );
  return row.type === "alias" && isShown(type) && !taken ? { set: { type } } : {};
}

const isShown = (type: unknown): boolean => type === "official" || type === "short" || type === "acronym";

/** Facts of which a party has one: each kind with its key, and with what becomes of those that give way. */
const rules: ReadonlyArray<{
  readonly table: string;
  readonly keyOf: (row: Image) => string | undefined;
  readonly options: (key: string) => readonly [Option, ...Option[]];
  readonly gives: (plan: FactPlan) => FactPlan;
}> = [
  {
    table: "registry.party_name",
    keyOf: ({ type, language }) => (isShown(type) ? `name:${String(type)}:${String(language)}` : undefined),
    // Of official names one is shown; a body may have two short forms, yet which is shown then follows the alphabet.
    options: (key) => (key.startsWith("name:official:") ? ["kept", "merged"] : ["kept", "merged", "both"]),
    gives: (plan) => ({ ...plan, set: { ...plan.set, type: "alias" } }),
  },
  {
    table: "registry.identifier",
    keyOf: ({ scheme }) => `identifier:${String(scheme)}`,
    options: () => ["both", "kept", "merged"],
    gives: (plan) => ({ ...plan, does: "goes" }),
  },
];

/** The facts after the choices, and the choices that there were. */
function settle(facts: readonly FactPlan[], choices: Choices) {
  // A fact that takes the place of one of the kept party stands on its side.
  const heirs = new Set(facts.filter(({ of }) => of === "kept").map((plan) => `${plan.table} ${plan.with}`));
  const sideOf = ({ of, table, id }: FactPlan): Option =>
    of === "kept" || heirs.has(`${table} ${id}`) ? "kept" : "merged";
  const conflicts = new Map<string, Conflict>();
  const keyed = facts.map((plan) => {
    const rule = rules.find(({ table }) => table === plan.table);
    const live = plan.does === "stays" || plan.does === "moves";
    return { plan, rule, key: live ? rule?.keyOf({ ...plan.row, ...plan.set }) : undefined };
  });
  for (const key of new Set(keyed.map((each) => each.key))) {
    const group = keyed.filter((each) => each.key === key);
    const rule = group[0]?.rule;
    if (key === undefined || rule === undefined) continue;
    if (new Set(group.map(({ plan }) => sideOf(plan))).size > 1)
      conflicts.set(key, conflictOf(key, rule.options(key), choices));
  }
  return {
    conflicts: [...conflicts.values()],
    facts: keyed.map(({ plan, rule, key }): FactPlan => {
      const conflict = conflicts.get(key ?? "");
      if (conflict === undefined || rule === undefined) return plan;
      const marked = { ...plan, conflict: conflict.key };
      const { chosen } = conflict;
      return chosen === "both" || chosen === sideOf(plan) ? marked : rule.gives(marked);
    }),
  };
}

import { z } from "zod";
import { forbidden, invalid, notFound } from "../../../kernel/errors.ts";
import { type AnyAct, type Context, command, query } from "../../../platform/acts/index.ts";
import { type RetentionRule, retentionRules } from "./shares.ts";
import { erasureStore, type RetentionDay, retentionStore } from "./store.ts";

const day = 86_400_000;

/** A rule as it holds now. */
export interface ShownRule extends Pick<RetentionRule, "id" | "usual" | "least" | "most"> {
  readonly days: number;
  /** How many are older; undefined where the machinery of signing in sees to it. */
  readonly due: number | undefined;
}

const ruleId = z
  .string()
  .regex(/^[a-z]+(-[a-z]+)*$/)
  .max(60);

async function periods({ db }: Context): Promise<(rule: RetentionRule) => number> {
  const decided = await retentionStore(db).decided();
  return ({ id, usual, least, most }) => Math.min(most, Math.max(least, decided.get(id) ?? usual));
}

const beforeOf = ({ now }: Context, days: number): Date => new Date(now.getTime() - days * day);

/** The rules, what is due by them, what they did lately, and who has asked to be erased. */
export const readRetention = query({
  name: "access.read-retention",
  permission: "administer",
  input: z.strictObject({}),
  async run(context): Promise<{
    rules: readonly ShownRule[];
    days: readonly RetentionDay[];
    asked: readonly { id: string; name: string; asked_at: string }[];
  }> {
    const periodOf = await periods(context);
    const rules: ShownRule[] = [];
    for (const rule of retentionRules()) {
      const { id, usual, least, most, work } = rule;
      const days = periodOf(rule);
      const due = await work?.due(context, beforeOf(context, days));
      rules.push({ id, usual, least, most, days, due });
    }
    const asked = await erasureStore(context.db).erasuresAsked();
    return {
      rules,
      days: await retentionStore(context.db).days(31),
      asked: asked.map(({ id, name, asked_at }) => ({ id, name, asked_at: asked_at.toISOString() })),
    };
  },
});

/** How many days each rule keeps what it is of: asked by those who apply some of them elsewhere. */
export const readPeriods = query({
  name: "access.read-retention-periods",
  permission: "operate",
  input: z.strictObject({}),
  async run(context): Promise<Readonly<Record<string, number>>> {
    const periodOf = await periods(context);
    return Object.fromEntries(retentionRules().map((rule) => [rule.id, periodOf(rule)]));
  },
});

export const changeRetention = command({
  name: "access.change-retention",
  permission: "administer",
  input: z.strictObject({ id: ruleId, days: z.int().min(1).max(36_500) }),
  async run({ db }, { id, days }) {
    const rule = retentionRules().find((one) => one.id === id);
    if (rule === undefined) throw notFound("retention-unknown", { id });
    const { least, most } = rule;
    if (days < least || days > most) throw invalid("retention-days", { least, most });
    await retentionStore(db).decide(id, days);
    return { id, days };
  },
});

const applied = (): readonly RetentionRule[] => retentionRules().filter(({ work }) => work !== undefined);

/** Whether the rules have not been applied today. */
export const needsRetention = query({
  name: "access.needs-retention",
  permission: "operate",
  input: z.strictObject({}),
  async run({ db, today }): Promise<boolean> {
    const done = (await retentionStore(db).day(today))?.counts ?? {};
    return applied().some(({ id }) => done[id] === undefined);
  },
});

/** Erases whatever is older than its rule allows, all of it or nothing. */
export const applyRetention = command({
  name: "access.apply-retention",
  permission: "operate",
  input: z.strictObject({}),
  async run(context): Promise<Readonly<Record<string, number>>> {
    const periodOf = await periods(context);
    const counts: Record<string, number> = {};
    for (const rule of applied())
      counts[rule.id] = (await rule.work?.apply(context, beforeOf(context, periodOf(rule)))) ?? 0;
    await retentionStore(context.db).addToDay(context.today, counts);
    return counts;
  },
});

/** What was erased by a login of its own, for the record of the day. */
export const recordRetention = command({
  name: "access.record-retention",
  permission: "operate",
  input: z.strictObject({ counts: z.record(ruleId, z.int().min(0)) }),
  async run({ db, actor, today }, { counts }) {
    if (actor.kind !== "system") throw forbidden("act-refused", { act: "access.record-retention" });
    await retentionStore(db).addToDay(today, counts);
    return counts;
  },
});

export const retentionActs: readonly AnyAct[] = [
  readRetention,
  readPeriods,
  changeRetention,
  needsRetention,
  applyRetention,
  recordRetention,
];

import { permissionsOf, roles as allRoles } from "../../../src/areas/access/model.ts";
import { EntenteError } from "../../../src/kernel/errors.ts";
import type { AnyAct, Door, Permission } from "../../../src/platform/acts/index.ts";
import { canariesIn, type Draw } from "./draw.ts";
import { inputFor, takesId } from "./inputs.ts";
import { masked, otherId } from "./masks.ts";
import type { Asker } from "./oracle.ts";
import type { Difference } from "./rows.ts";
import { leaksIn } from "./texts.ts";
import type { World } from "./world.ts";

/** What somebody's kind and roles allow, by the table of permissions alone. */
export function allows({ actor, reader }: Asker, permission: Permission): boolean {
  if (permission === "read-public") return true;
  if (actor.kind === "operator" || actor.kind === "system") return true;
  if (actor.kind === "link") return permission === "read-as-person";
  if (reader.kind !== "person") return false;
  return reader.roles.some(({ role }) => permissionsOf[role].includes(permission));
}

/** One of each role, the public, a link, and who is none any more. */
export function oneOfEach(askers: readonly Asker[]): Asker[] {
  const people = allRoles.flatMap((role) => {
    const found = askers.find(
      ({ reader }) => reader.kind === "person" && reader.roles.length === 1 && reader.roles[0]?.role === role,
    );
    return found === undefined ? [] : [found];
  });
  const others = ["public", "link of osce", "Sweep gone officer", "Sweep former drafter"];
  return [...people, ...askers.filter(({ name }) => others.includes(name))];
}

const codeOf = (error: unknown): string => (error instanceof EntenteError ? error.code : "");

const call = (door: Door, asker: Asker, act: AnyAct, input: unknown): Promise<unknown> =>
  act.kind === "query" ? door.ask(asker.actor, act, input) : door.perform(asker.actor, act, { input, after: takeBack });

/** Nothing of what the sweep does stays. */
class TakenBack extends Error {}
const takeBack = async (): Promise<void> => {
  throw new TakenBack("the sweep takes it back");
};

export interface ActSweep {
  readonly door: Door;
  readonly acts: readonly AnyAct[];
  readonly world: World;
  readonly draw: Draw;
}

/** Every act as every role, with nothing as its input: refused exactly where the table does not allow it. */
export async function sweepPermissions({ door, acts, world }: ActSweep): Promise<{ calls: number; differences: Difference[] }> {
  const differences: Difference[] = [];
  // Whose account is closed brings no rights: that is the doors' to know, and asked of the pages.
  const askers = oneOfEach(world.askers).filter(({ actor, reader }) => actor.kind !== "person" || reader.kind === "person");
  for (const act of acts)
    for (const asker of askers) {
      const code = await call(door, asker, act, undefined).then(() => "none", codeOf);
      const refused = code === "act-refused";
      if (refused === allows(asker, act.permission))
        differences.push({ path: "permission", asker: asker.name, what: `${act.name}: ${code || "a fault"}` });
    }
  return { calls: acts.length * askers.length, differences };
}

/** What an act says to an input: its answer, or its error in every word of it. */
async function saidBy(door: Door, asker: Asker, { act, input }: { act: AnyAct; input: unknown }): Promise<string> {
  try {
    const t0 = performance.now(); const T = (globalThis as any).T ??= new Map();
    try { return JSON.stringify(await call(door, asker, act, input), plain) ?? "nothing"; } finally { const o = T.get(act.name) ?? [0,0]; T.set(act.name, [o[0]+1, o[1]+performance.now()-t0]); }
  } catch (error) {
    if (error instanceof TakenBack) return "done";
    if (error instanceof EntenteError) return JSON.stringify([error.kind, error.code, error.params, error.message]);
    return `a fault: ${String(error)}`;
  }
}

/** Maps and bytes as what they hold. */
const plain = (_name: string, value: unknown): unknown => {
  if (value instanceof Map) return [...value.entries()];
  if (value instanceof Set) return [...value];
  return ArrayBuffer.isView(value) ? "bytes" : value;
};

/** Whether the keys of a table are a closed list or a count, of which each stands in many texts. */
function isListed({ tables }: World, name: string): boolean {
  const table = tables.find((one) => one.name === name);
  return table?.keyType === "bigint" || (table?.checks.some((check) => check.includes(`(${table.key} = ANY`)) ?? false);
}

/** The tables whose ids an act may be asked with: those of its own area first. */
function idsFor(world: World, act: AnyAct): string[] {
  const area = act.name.split(".")[0] ?? "";
  const near = [...world.hidden].filter(([table]) => table.startsWith(`${area}.`));
  const from = near.length > 0 ? near : [...world.hidden].filter(([table]) => /party|instrument$|document|theme$|state$/.test(table));
  return from.filter(([table]) => !isListed(world, table)).map(([, id]) => id);
}

/** Acts that bring a thing of a chosen id into being: that it is taken has to be told. */
const takesName = (act: AnyAct) => act.kind === "command" && /\.(add|save|make|propose)-/.test(act.name);

/**
 * Acts with inputs made from their schemas: no word comes out that is not for the reader, and what is hidden answers as what
 * does not exist.
 */
export async function sweepActs(
  { door, acts, world, draw }: ActSweep,
  each: number,
): Promise<{ calls: number; differences: Difference[]; seen: number }> {
  const differences: Difference[] = [];
  let calls = 0;
  let seen = 0;
  const canaries = [...world.canaries.keys()];
  const work = acts
    .filter(({ kind, name }) => kind === "query" || !name.startsWith("reference."))
    .flatMap((act) => oneOfEach(world.askers).filter((asker) => allows(asker, act.permission)).map((asker) => ({ act, asker })));
  const run = async ({ act, asker }: (typeof work)[number]) => {
    const path = `act ${act.name}`;
    for (const id of draw.some(idsFor(world, act), takesId(act) ? each : 1)) {
      const words = draw.one(canaries);
      const said = await saidBy(door, asker, { act, input: inputFor(act, { id, words }) });
      calls += 1;
      seen += canariesIn(said.replaceAll(words, "")).length;
      differences.push(...leaksIn(world, { asker, path }, said.replaceAll(words, "")));
      if (!takesId(act) || takesName(act)) continue;
      const other = otherId(id, world);
      const instead = await saidBy(door, asker, { act, input: inputFor(act, { id: other, words }) });
      calls += 1;
      if (masked(said, id) !== masked(instead, other))
        differences.push({ path, asker: asker.name, what: `hidden ${id}: ${said.slice(0, 160)} – and ${other}: ${instead.slice(0, 160)}` });
    }
  };
  const queue = [...work];
  await Promise.all(
    Array.from({ length: 6 }, async () => {
      for (let next = queue.pop(); next !== undefined; next = queue.pop()) await run(next);
    }),
  );
  return { calls, differences, seen };
}

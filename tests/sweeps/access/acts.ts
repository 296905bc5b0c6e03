import { roles as allRoles, permissionsOf } from "../../../src/areas/access/model.ts";
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

interface Call {
  readonly asker: Asker;
  readonly act: AnyAct;
  readonly input: unknown;
}

const call = (door: Door, { asker, act, input }: Call): Promise<unknown> =>
  act.kind === "query"
    ? door.ask(asker.actor, act, input)
    : door.perform(asker.actor, act, { input, after: takeBack });

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
export async function sweepPermissions({
  door,
  acts,
  world,
}: ActSweep): Promise<{ calls: number; differences: Difference[] }> {
  const differences: Difference[] = [];
  // Whose account is closed brings no rights: that is the doors' to know, and asked of the pages.
  const askers = oneOfEach(world.askers).filter(
    ({ actor, reader }) => actor.kind !== "person" || reader.kind === "person",
  );
  for (const act of acts)
    for (const asker of askers) {
      const code = await call(door, { asker, act, input: undefined }).then(() => "none", codeOf);
      const refused = code === "act-refused";
      if (refused === allows(asker, act.permission))
        differences.push({
          path: "permission",
          asker: asker.name,
          what: `${act.name}: ${code || "a fault"}`,
        });
    }
  return { calls: acts.length * askers.length, differences };
}

/** What an act says to an input: its answer, or its error in every word of it. */
async function saidBy(door: Door, given: Call): Promise<string> {
  try {
    return JSON.stringify(await call(door, given), plain) ?? "nothing";
  } catch (error) {
    if (error instanceof TakenBack) return "done";
    if (error instanceof EntenteError)
      return JSON.stringify([error.kind, error.code, error.params, error.message]);
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
  return (
    table?.keyType === "bigint" ||
    (table?.checks.some((check) => check.includes(`(${table.key} = ANY`)) ?? false)
  );
}

/** The tables whose ids an act may be asked with: those of its own area first. */
export function idsFor(world: World, act: AnyAct): string[] {
  const area = act.name.split(".")[0] ?? "";
  const near = [...world.hidden].filter(([table]) => table.startsWith(`${area}.`));
  const from = choosesId(act)
    ? near.filter(([table]) => table === "registry.party")
    : near.length > 0
      ? near
      : [...world.hidden].filter(([table]) => /party|instrument$|document|theme$|state$/.test(table));
  return from.filter(([table]) => !isListed(world, table)).map(([, id]) => id);
}

/** The act that brings a party of an id into being that somebody chooses. That it is taken has to be told, and no more than that. */
const choosesId = ({ name }: AnyAct) => name === "registry.add-party";

/** An id that something has which everybody may see: that one is taken is told in the same words. */
const openId = ({ rows }: World, draw: Draw): string =>
  draw.one((rows.get("registry.party") ?? []).filter(({ level }) => level === "public")).key;

/**
 * Acts with inputs made from their schemas: no word comes out that is not for the reader, and what is hidden answers as what
 * does not exist; where an id is chosen, what is taken by something hidden answers as what is taken by something open.
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
    .flatMap((act) => {
      const askers = oneOfEach(world.askers).filter((asker) => allows(asker, act.permission));
      // What everybody may ask differs by what they may read alone: in the small sweep a third of them will do.
      const few =
        each === 1 && act.permission === "read-public" ? askers.filter((_, at) => at % 3 === 0) : askers;
      return few.map((asker) => ({ act, asker }));
    });
  // Drawn before anything is asked: what is asked must not hang on what answers first.
  const queue = work.flatMap(({ act, asker }) =>
    draw.some(idsFor(world, act), takesId(act) ? each : 1).map((id) => {
      const other = choosesId(act) ? openId(world, draw) : otherId(id, world);
      return { act, asker, id, other, words: draw.one(canaries) };
    }),
  );
  const run = async ({ act, asker, id, other, words }: (typeof queue)[number]) => {
    const path = `act ${act.name}`;
    const ask = async (one: string) => {
      calls += 1;
      // The word that was asked for stands in the answer because it was asked.
      return (await saidBy(door, { asker, act, input: inputFor(act, { id: one, words }) })).replaceAll(
        words,
        "",
      );
    };
    const said = await ask(id);
    seen += canariesIn(said).length;
    differences.push(...leaksIn(world, { asker, path }, said));
    if (said.startsWith("a fault")) differences.push({ path, asker: asker.name, what: said });
    if (!takesId(act)) return;
    const instead = await ask(other);
    if (masked(said, id) !== masked(instead, other))
      differences.push({
        path,
        asker: asker.name,
        what: `hidden ${id}: ${said.slice(0, 160)} – and ${other}: ${instead.slice(0, 160)}`,
      });
  };
  await Promise.all(
    Array.from({ length: 6 }, async () => {
      for (let next = queue.pop(); next !== undefined; next = queue.pop()) await run(next);
    }),
  );
  return { calls, differences, seen };
}

import { z } from "zod";
import { invalid, notFound } from "../../../../kernel/errors.ts";
import { type Language, languages } from "../../../../kernel/language.ts";
import { type Context, query } from "../../../../platform/acts/index.ts";
import type { WorkRequest } from "../../../../platform/http/index.ts";
import { find, maySee, readThings, type Subject } from "../../../publication/index.ts";
import { registryStore } from "../../../registry/index.ts";

/** What a name that somebody typed may mean: one thing, several, or none. */
export interface Resolved {
  readonly typed: string;
  readonly id: string | undefined;
  readonly candidates: readonly { readonly id: string; readonly name: string }[];
}

const asked = z.strictObject({ typed: z.string().max(300), of: z.enum(["party", "state"]) });

/** Says which body or State is meant by an id or a name, as far as the reader may see it. */
export const resolveTyped = query({
  name: "workspace.resolve-review-names",
  permission: "review",
  input: z.strictObject({ names: z.array(asked).max(400), language: z.enum(languages) }),
  async run(context, { names, language }): Promise<readonly Resolved[]> {
    const each = new Map(names.map((one) => [`${one.of} ${one.typed}`, one]));
    const resolved: Resolved[] = [];
    for (const { typed, of } of each.values())
      resolved.push(
        of === "state" ? await stateOf(context, typed, language) : await partyOf(context, typed, language),
      );
    return resolved;
  },
});

const fold = (text: string): string => text.normalize("NFKC").trim().toLocaleLowerCase("und");

async function partyOf(context: Context, typed: string, language: Language): Promise<Resolved> {
  const subject: Subject = { kind: "party", id: typed };
  if (maySee(subject, await readThings(context.db, [subject], language)))
    return { typed, id: typed, candidates: [] };
  const { results } = await find.run(context, {
    ...{ q: typed, language, kinds: ["party"], limit: 6, typing: false },
  });
  const exact = results.filter(({ matched }) => fold(matched.text) === fold(typed));
  return {
    typed,
    id: exact.length === 1 ? exact[0]?.id : undefined,
    candidates: results.map(({ id, name }) => ({ id, name: name.text })),
  };
}

async function stateOf({ db }: Context, typed: string, language: Language): Promise<Resolved> {
  const states = await registryStore(db).everyState(language);
  const found = states.find(({ id, name }) => id === typed.toUpperCase() || fold(name.text) === fold(typed));
  return { typed, id: found?.id, candidates: [] };
}

interface Named {
  readonly typed: string;
  readonly of: "party" | "state";
  /** The field in which it was typed. */
  readonly parameter: string;
}

/** The ids of what was typed. @throws invalid `review-name-unclear`, not-found `review-name-nowhere` */
export async function resolveNames(
  { door, actor, language }: WorkRequest,
  named: readonly Named[],
): Promise<ReadonlyMap<string, string>> {
  if (named.length === 0) return new Map();
  const names = named.map(({ typed, of }) => ({ typed: typed.slice(0, 300), of }));
  const resolved = await door.ask(actor, resolveTyped, { names, language });
  const ids = new Map<string, string>();
  for (const { typed, parameter } of named) {
    const one = resolved.find((each) => each.typed === typed.slice(0, 300));
    if (one?.id !== undefined) ids.set(typed, one.id);
    else if (one === undefined || one.candidates.length === 0)
      throw notFound("review-name-nowhere", { name: typed.slice(0, 100), parameter });
    else {
      const known = one.candidates.map(({ id, name }) => `${name} [${id}]`).join(" · ");
      throw invalid("review-name-unclear", { name: typed.slice(0, 100), known, parameter });
    }
  }
  return ids;
}

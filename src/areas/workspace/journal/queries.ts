import { z } from "zod";
import { languages } from "../../../kernel/language.ts";
import { asDay } from "../../../kernel/partial-date.ts";
import { type AnyAct, query } from "../../../platform/acts/index.ts";
import { type Erasure, listErasures, listPeople } from "../../access/index.ts";
import { type ChainState, exportStore, type Seal, type SealedEntry } from "./export-store.ts";
import { personalEntries } from "./personal-entries.ts";
import { type JournalAct, type JournalChange, journalStore } from "./store.ts";

/** An act with what it changed. */
export interface ToldAct extends JournalAct {
  readonly changes: readonly JournalChange[];
  /** All that the reader may read; more than are shown, perhaps. */
  readonly count: number;
  /** Under which seal it is, if under any yet. */
  readonly seal: number | undefined;
}

export interface JournalPage {
  readonly acts: readonly ToldAct[];
  /** Where the list goes on. */
  readonly next: number | undefined;
  readonly people: ReadonlyMap<string, string>;
  /** Personal values of the changes that were erased, by their entries. */
  readonly erasures: ReadonlyMap<string, Erasure>;
}

const pageLength = 40;

const day = z.string().refine((value) => asDay(value) !== undefined);
const dayLong = 86_400_000;

/** Whose acts are meant: an id, or all whose name holds what was written. */
function actorsOf(
  wanted: string | undefined,
  people: readonly { readonly id: string; readonly name: string }[],
): readonly string[] | undefined {
  if (wanted === undefined || wanted === "") return undefined;
  const named = people.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
  return [wanted, ...named.map(({ id }) => id)];
}

/** What was done, the latest first, as far as the reader may know. */
export const readJournal = query({
  name: "workspace.read-journal",
  permission: "read-as-staff",
  input: z.strictObject({
    /** Part of a name, or an id. */
    who: z.string().trim().max(200).optional(),
    act: z
      .string()
      .regex(/^[a-z]+(-[a-z]+)*(\.[a-z]+(-[a-z]+)*)?$/)
      .max(100)
      .optional(),
    thing: z
      .string()
      .regex(/^[\w./:-]+( [\w./: -]+)?$/)
      .max(200)
      .optional(),
    from: day.optional(),
    to: day.optional(),
    levels: z.boolean().default(false),
    before: z.int().min(1).optional(),
    language: z.enum(languages).optional(),
  }),
  async run(context, { who, from, to, act, thing, levels, before, language }): Promise<JournalPage> {
    const store = journalStore(context.db);
    const { people } = await listPeople.run(context, { language });
    const wanted = who?.toLocaleLowerCase();
    const found = await store.acts({
      ...{ act, thing, levels, before, most: pageLength + 1 },
      actors: actorsOf(wanted, people),
      from: from === undefined ? undefined : new Date(`${from}T00:00:00Z`),
      until: to === undefined ? undefined : new Date(Date.parse(to) + dayLong),
    });
    const acts = found.slice(0, pageLength);
    const ids = acts.map(({ id }) => id);
    const [changes, counts, seals] = await Promise.all([
      store.changes(ids),
      store.changeCounts(ids),
      store.sealsOf(ids),
    ]);
    const entries = personalEntries(changes);
    const erasures = await listErasures.run(context, { entries });
    return {
      erasures,
      acts: acts.map((one) => ({
        ...one,
        changes: changes.filter(({ act_id }) => act_id === one.id),
        ...{ count: counts.get(one.id) ?? 0, seal: seals.get(one.id) },
      })),
      next: found.length > pageLength ? acts.at(-1)?.id : undefined,
      people: new Map(people.map(({ id, name }) => [id, name])),
    };
  },
});

/** Whether every entry is as it was sealed, and what the head of the chain is. */
export const verifyJournalChain = query({
  name: "workspace.verify-journal",
  permission: "read-as-staff",
  input: z.strictObject({}),
  run: ({ db }): Promise<ChainState | undefined> => exportStore(db).verify(),
});

/** So many entries leave at once. */
export const entriesAtOnce = 1000;

/** Seals behind one. */
export const listSeals = query({
  name: "workspace.list-seals",
  permission: "read-as-staff",
  input: z.strictObject({ behind: z.int().min(0), most: z.int().min(1).max(1000).default(500) }),
  run: ({ db }, { behind, most }): Promise<readonly Seal[]> => exportStore(db).seals(behind, most),
});

/** Entries under a seal, behind a place: those that the reader may read with their text, the others as digests. */
export const listSealedEntries = query({
  name: "workspace.list-sealed-entries",
  permission: "read-as-staff",
  input: z.strictObject({ seal: z.int().min(1), behind: z.int().min(0) }),
  run: ({ db }, { seal, behind }): Promise<readonly SealedEntry[]> =>
    exportStore(db).entries(seal, behind, entriesAtOnce),
});

export const journalActs: readonly AnyAct[] = [readJournal, verifyJournalChain, listSeals, listSealedEntries];

import { z } from "zod";
import { type Language, languages } from "../../../../kernel/language.ts";
import { type Day, dayOf } from "../../../../kernel/partial-date.ts";
import { type Context, query } from "../../../../platform/acts/index.ts";
import { listPeople } from "../../../access/index.ts";
import { cooperationStore, type LineRow } from "../../../cooperation/index.ts";
import { evidenceStore } from "../../../evidence/index.ts";
import {
  type DueFacts,
  type FreshnessCounts,
  listDueFacts,
  listDueParties,
  type PartyLabel,
  registryStore,
} from "../../../registry/index.ts";
import { chargesOf } from "../../charge/acts.ts";
import { type Ask, askStore } from "../../confirm/ask-store.ts";
import { postponedOf, type Thing } from "../../postpone/acts.ts";
import { listWaiting, type WaitingAct } from "../../waiting/queries.ts";
import { subjectsOf } from "../review/model.ts";
import { type EndingMandate, endingMandates } from "./mandates.ts";
import { endingTerms, type Term } from "./terms.ts";

/** Of everything, or of what one looks after oneself; and of one line of cooperation, where one is named. */
export interface DayFilter {
  readonly whose: "all" | "mine";
  readonly line: string | undefined;
}

export interface DueOfParty {
  readonly party: string;
  readonly counts: FreshnessCounts;
  readonly dueOn: Day | undefined;
}

/** Proposals of one document that wait. */
export interface Proposed {
  readonly document: string;
  readonly title: string;
  readonly language: Language;
  readonly count: number;
}

export interface PostponedDay {
  readonly until: ReadonlyMap<string, Day>;
  readonly asks: readonly Ask[];
  readonly terms: readonly Term[];
  readonly mandates: readonly EndingMandate[];
  readonly due: readonly DueOfParty[];
}

export interface WorkDay {
  readonly answers: readonly WaitingAct[];
  readonly asks: readonly Ask[];
  readonly terms: readonly Term[];
  readonly mandates: readonly EndingMandate[];
  readonly due: readonly DueOfParty[];
  /** Of the whole register, kind by kind; nothing where the day is narrowed. */
  readonly byKind: DueFacts["byKind"] | undefined;
  readonly proposals: readonly Proposed[];
  readonly publications: readonly WaitingAct[];
  /** What the reader has put off, and until when; it is in none of the parts above. */
  readonly postponed: PostponedDay;
  readonly lines: readonly LineRow[];
  readonly charges: readonly string[];
  readonly labels: ReadonlyMap<string, PartyLabel>;
  readonly people: ReadonlyMap<string, string>;
}

/** Parties on which the day is narrowed; nothing where it is not. */
interface Scope {
  readonly parties: ReadonlySet<string>;
  readonly instruments: readonly string[];
}

/** So many parties are asked one by one; of more, the first. */
const mostParties = 100;
const mostDue = 12;
const soon = 90;

function scopeOf({ whose, line }: DayFilter, charges: readonly string[], lines: readonly LineRow[]) {
  const chosen = lines.find(({ id }) => id === line);
  if (whose === "all" && chosen === undefined) return undefined;
  const mine = new Set(charges);
  const parties =
    chosen === undefined ? charges : chosen.partners.filter((id) => whose === "all" || mine.has(id));
  const instruments = chosen?.bases.map(({ instrumentId }) => instrumentId) ?? [];
  return { parties: new Set(parties.slice(0, mostParties)), instruments };
}

interface DueAsked {
  readonly language: Language;
  readonly scope: Scope | undefined;
  readonly limit: number;
}

async function dueOf(context: Context, { language, scope, limit }: DueAsked): Promise<DueOfParty[]> {
  if (scope === undefined) {
    const { parties } = await listDueParties.run(context, {
      ...{ language, states: ["due", "overdue"], limit },
    });
    return parties.map(({ partyId, dueOn, party: _party, ...counts }) => ({ party: partyId, counts, dueOn }));
  }
  const found: DueOfParty[] = [];
  for (const party of scope.parties) {
    const { facts, counts } = await listDueFacts.run(context, {
      ...{ language, party, limit: 1, states: ["due", "overdue"] },
    });
    if (facts[0] !== undefined) found.push({ party, counts, dueOn: facts[0].dueOn });
  }
  return found.sort((a, b) => (a.dueOn ?? "").localeCompare(b.dueOn ?? "", "en"));
}

/** What waits for a decision, document by document; in a scope, of what speaks of its parties. */
async function proposedOf({ db }: Context, scope: Scope | undefined): Promise<Proposed[]> {
  const store = evidenceStore(db);
  const counts = new Map<string, number>();
  const add = (document: string, more: number) => counts.set(document, (counts.get(document) ?? 0) + more);
  if (scope === undefined)
    for (const { document_id, count } of await store.proposalTallies()) add(document_id, count);
  else
    for (const { document_id, content } of await store.listProposals({
      state: "waiting",
      limit: 1000,
      skip: 0,
    }))
      if (subjectsOf(content).some(({ kind, id }) => kind === "party" && scope.parties.has(id)))
        add(document_id, 1);
  const documents = counts.size === 0 ? [] : await store.listDocuments({});
  return documents
    .map(({ id, title, language }) => ({ document: id, title, language, count: counts.get(id) ?? 0 }))
    .filter(({ count }) => count > 0);
}

/** Everything that a day of the secretariat begins with. */
export const readDay = query({
  name: "workspace.read-day",
  permission: "read-as-staff",
  input: z.strictObject({
    language: z.enum(languages),
    whose: z.enum(["all", "mine"]),
    line: z.string().max(100).optional(),
  }),
  async run(context, { language, whose, line }): Promise<WorkDay> {
    const { db, actor, now, today } = context;
    const charges = actor.kind === "person" ? await chargesOf(db, actor.name) : [];
    const lines = await cooperationStore(db).lines(language);
    const scope = scopeOf({ whose, line }, charges, lines);
    const concerns = (parties: readonly string[]) =>
      scope === undefined || parties.some((id) => scope.parties.has(id));
    const mine = ({ proposer }: WaitingAct) => whose === "mine" && proposer.name === actor.name;
    const { acts } = await listWaiting.run(context, { state: "waiting" });
    const waiting = acts.filter((one) => concerns(one.parties) || (line === undefined && mine(one)));
    const put = actor.kind === "person" ? await postponedOf(db, actor.name, today) : new Map<string, Day>();
    const found = {
      asks: (await askStore(db).unanswered(later(now, -14), later(now, 5))).filter(({ party_id }) =>
        concerns([party_id]),
      ),
      terms: (
        await endingTerms(db, { since: dayOf(later(now, -30)), until: dayOf(later(now, soon)) })
      ).filter((one) => concerns([one.party, ...(one.is === "office" ? [one.body] : [])])),
      mandates: await endingMandates(context, language, scope),
      due: await dueOf(context, { language, scope, limit: Math.min(200, mostDue + put.size) }),
    };
    const parts = {
      answers: waiting.filter(({ awaits }) => awaits === "officer"),
      publications: waiting.filter(({ awaits }) => awaits === "publisher"),
      ...split(found, put),
      ...{ lines, charges },
    };
    const all =
      scope === undefined
        ? await listDueFacts.run(context, { language, limit: 1, states: ["due"] })
        : undefined;
    const { people } = await listPeople.run(context, {});
    return {
      ...parts,
      byKind: all?.byKind,
      proposals: await proposedOf(context, scope),
      labels: await registryStore(db).labels(partiesIn(parts), language),
      people: new Map(people.map(({ id, name }) => [id, name])),
    };
  },
});

type Found = Pick<WorkDay, "asks" | "terms" | "mandates" | "due">;

/** What is to be done now, and what the reader has put off. */
function split(found: Found, until: ReadonlyMap<string, Day>): Found & { readonly postponed: PostponedDay } {
  const now = (thing: Thing): boolean => !until.has(thing);
  const asks = (ask: Ask) => now(`ask ${ask.id}`);
  const terms = (term: Term) => now(`term ${term.id}`);
  const mandates = ({ instrument }: EndingMandate) => now(`mandate ${instrument.id}`);
  const due = ({ party }: DueOfParty) => now(`due ${party}`);
  const not =
    <Item>(is: (item: Item) => boolean) =>
    (item: Item): boolean =>
      !is(item);
  return {
    asks: found.asks.filter(asks),
    terms: found.terms.filter(terms),
    mandates: found.mandates.filter(mandates),
    due: found.due.filter(due).slice(0, mostDue),
    postponed: {
      until,
      asks: found.asks.filter(not(asks)),
      terms: found.terms.filter(not(terms)),
      mandates: found.mandates.filter(not(mandates)),
      due: found.due.filter(not(due)),
    },
  };
}

const later = (now: Date, days: number): Date => new Date(now.getTime() + days * 86_400_000);

type Named = Found & Pick<WorkDay, "answers" | "publications" | "postponed">;

const partiesOfFound = ({ asks, terms, mandates, due }: Found): string[] => [
  ...asks.map(({ party_id }) => party_id),
  ...terms.flatMap((one) => [one.party, ...(one.is === "office" ? [one.body] : [])]),
  ...mandates.flatMap(({ parties }) => parties),
  ...due.map(({ party }) => party),
];

function partiesIn({ answers, publications, postponed, ...found }: Named): string[] {
  const acts = [...answers, ...publications].flatMap(({ parties }) => parties);
  return [...new Set([...acts, ...partiesOfFound(found), ...partiesOfFound(postponed)])];
}

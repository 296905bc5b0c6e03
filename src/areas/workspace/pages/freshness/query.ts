import { sql } from "kysely";
import { z } from "zod";
import { type Language, languages, type Tagged } from "../../../../kernel/language.ts";
import type { Day } from "../../../../kernel/partial-date.ts";
import { type Context, query } from "../../../../platform/acts/index.ts";
import { type LinkState, listLinks, listPeople } from "../../../access/index.ts";
import {
  type DueFact,
  type DueFacts,
  type FocalRole,
  type FreshnessDay,
  listDueFacts,
  listDueParties,
  listFreshness,
  type PartyLabel,
  registryStore,
  scoreOf,
} from "../../../registry/index.ts";
import { inOrder } from "../../confirm/answer.ts";
import { type Ask, askStore } from "../../confirm/ask-store.ts";
import { type Details, detailsOf } from "../../confirm/details.ts";
import { listWaiting, type WaitingAct } from "../../waiting/queries.ts";
import type { DueOfParty } from "../today/day.ts";

/** Somebody who may be asked. */
export interface Askable {
  readonly id: string;
  readonly party_id: string;
  readonly role: FocalRole;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
}

/** A question that was sent, with what became of its link. */
export interface SentAsk extends Ask {
  readonly state: LinkState;
  readonly opens: number;
  readonly name: string;
}

/** What a partner said at once, and what of it waits. */
export interface PartnerAnswer {
  readonly key: string;
  readonly party: string;
  readonly proposer: WaitingAct["proposer"];
  readonly at: string;
  readonly acts: readonly WaitingAct[];
  /** What we hold now of what they speak of. */
  readonly held: Details | undefined;
}

export interface FreshnessView {
  readonly score: number | undefined;
  readonly counts: DueFacts["counts"];
  readonly byKind: DueFacts["byKind"];
  readonly days: readonly FreshnessDay[];
  readonly due: readonly DueOfParty[];
  readonly next: readonly [string, string] | undefined;
  /** Of one party, where one is asked for. */
  readonly facts: readonly DueFact[];
  /** States and regions that its facts name by their codes. */
  readonly places: ReadonlyMap<string, Tagged>;
  readonly askable: readonly Askable[];
  readonly asks: readonly SentAsk[];
  readonly answers: readonly PartnerAnswer[];
  readonly labels: ReadonlyMap<string, PartyLabel>;
  readonly people: ReadonlyMap<string, string>;
}

const pageLength = 25;
const states = ["due", "overdue", "unchecked"] as const;

/** How fresh the register is, what is to be verified, whom to ask, and what they said. */
export const readFreshness = query({
  name: "workspace.read-freshness",
  permission: "read-as-staff",
  input: z.strictObject({
    language: z.enum(languages),
    party: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      .max(100)
      .optional(),
    after: z.tuple([z.string().max(10), z.string().max(100)]).optional(),
  }),
  async run(context, { language, party, after }): Promise<FreshnessView> {
    const { db } = context;
    const whole = await listDueFacts.run(context, {
      ...{ language, states: [...states], limit: party === undefined ? 1 : 200 },
      ...(party === undefined ? {} : { party }),
    });
    const { due, next } = await duePage(context, { language, party, after, counts: whole.counts });
    const askable = await askableOf(context, party === undefined ? due.map((one) => one.party) : [party]);
    const asks = await sentAsks(context, party);
    const answers = await answersOf(context, { language, party });
    const ids = [...due, ...answers].map((one) => one.party).concat(asks.map(({ party_id }) => party_id));
    const { people } = await listPeople.run(context, {});
    return {
      ...{ score: scoreOf(whole.counts), counts: whole.counts, byKind: whole.byKind },
      days: party === undefined ? await listFreshness.run(context, {}) : [],
      facts: party === undefined ? [] : whole.facts,
      places: party === undefined ? new Map() : await placesOf(context, whole.facts, language),
      ...{ due, next, askable, asks, answers },
      labels: await registryStore(db).labels([...new Set([...ids, ...(party ? [party] : [])])], language),
      people: new Map(people.map(({ id, name }) => [id, name])),
    };
  },
});

/** The names of the States and regions of which facts say no more than the code. */
async function placesOf(
  { db }: Context,
  facts: readonly DueFact[],
  language: Language,
): Promise<Map<string, Tagged>> {
  const store = registryStore(db);
  const named = (kind: DueFact["kind"]) => facts.some((fact) => fact.kind === kind);
  const states = named("membership") ? await store.everyState(language) : [];
  const regions = named("coverage") ? await store.regions(language) : [];
  return new Map([...states, ...regions].map(({ id, name }) => [id, name]));
}

interface Asked {
  readonly language: Language;
  readonly party: string | undefined;
}

async function duePage(
  context: Context,
  {
    language,
    party,
    after,
    counts,
  }: Asked & { readonly after: [string, string] | undefined; readonly counts: DueFacts["counts"] },
): Promise<Pick<FreshnessView, "due" | "next">> {
  if (party !== undefined) return { due: [{ party, counts, dueOn: undefined }], next: undefined };
  const { parties, next } = await listDueParties.run(context, {
    ...{ language, states: ["due", "overdue"], limit: pageLength, after },
  });
  const due = parties.map(({ partyId, dueOn, party: _party, ...sums }) => ({
    ...{ party: partyId, counts: sums, dueOn },
  }));
  return { due, next };
}

async function askableOf({ db, today }: Context, parties: readonly string[]): Promise<Askable[]> {
  const { rows } = await sql<Askable>`
    select f.id::text as id, f.party_id, f.role, f.name, f.email, f.language from registry.focal_point f
    where f.party_id = any(${[...parties]}) and not registry.is_past(f.until, ${today satisfies Day})
    order by f.party_id, array_position(array['main', 'alternate', 'validator'], f.role), f.name, f.id`.execute(
    db,
  );
  return rows;
}

async function sentAsks(context: Context, party: string | undefined): Promise<SentAsk[]> {
  const asks = await askStore(context.db).list(party);
  const { links } = await listLinks.run(context, {
    ...{ purpose: "registry.confirm-details", limit: 500 },
    ...(party === undefined ? {} : { party }),
  });
  const byId = new Map(links.map((link) => [link.id, link]));
  return asks.flatMap((ask) => {
    const link = byId.get(ask.id);
    return link === undefined
      ? []
      : [{ ...ask, state: link.state, opens: link.opens, name: link.recipient.name ?? "" }];
  });
}

/** Answers whose points wait for an officer, one answer after the other. */
async function answersOf(context: Context, { language, party }: Asked): Promise<PartnerAnswer[]> {
  const { acts } = await listWaiting.run(context, { state: "waiting", ...(party ? { party } : {}) });
  const groups = new Map<string, WaitingAct[]>();
  for (const act of acts.filter(({ awaits }) => awaits === "officer")) {
    const key = `${act.proposer.kind} ${act.proposer.name} ${act.proposed_at}`;
    groups.set(key, [...(groups.get(key) ?? []), act]);
  }
  const answers: PartnerAnswer[] = [];
  for (const [key, [first, ...rest]] of groups) {
    if (first === undefined) continue;
    const of = first.parties[0] ?? "";
    const held = await detailsOf(context, { party: of, language }).catch(() => undefined);
    const { proposer, proposed_at: at } = first;
    answers.push({ key, party: of, proposer, at, acts: inOrder([first, ...rest]), held });
  }
  return answers;
}

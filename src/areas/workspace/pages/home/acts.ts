import { z } from "zod";
import { conflict, forbidden, notFound } from "../../../../kernel/errors.ts";
import { languages } from "../../../../kernel/language.ts";
import { type AnyAct, type Context, command, query } from "../../../../platform/acts/index.ts";
import { holdsRole, readStanding } from "../../../access/index.ts";
import { type PartyLabel, registryStore } from "../../../registry/index.ts";
import { type Ask, askStore } from "../../confirm/ask-store.ts";
import { type Details, detailsOf } from "../../confirm/details.ts";
import { waitingStore } from "../../waiting/store.ts";
import { type AnsweredPoint, homeStore, type PartyPerson } from "./store.ts";

/** What somebody of a partner finds: what we hold, what we ask, what was answered, who acts for them. */
export interface Home {
  /** Those that they act for. */
  readonly parties: readonly string[];
  readonly labels: ReadonlyMap<string, PartyLabel>;
  /** The one that is shown; nothing for who acts for none. */
  readonly shown:
    | {
        readonly party: string;
        readonly details: Details;
        readonly asks: readonly Ask[];
        readonly points: readonly AnsweredPoint[];
        readonly people: readonly PartyPerson[];
        /** Whether who looks is a validator of this very party. */
        readonly validates: boolean;
      }
    | undefined;
}

/** The parties for which a person acts who is not of the secretariat. */
async function partiesOf(context: Context): Promise<readonly string[]> {
  const { actor } = context;
  const standing = actor.kind === "person" ? await readStanding.run(context, { id: actor.name }) : undefined;
  return standing === undefined || standing.staff ? [] : standing.parties;
}

export const readHome = query({
  name: "workspace.read-home",
  permission: "read-as-person",
  input: z.strictObject({ language: z.enum(languages), party: z.string().max(100).optional() }),
  async run(context, { language, party: asked }): Promise<Home> {
    const { db, actor, today } = context;
    const parties = await partiesOf(context);
    const party = parties.find((id) => id === asked) ?? parties[0];
    const labels = await registryStore(db).labels([...parties], language);
    if (party === undefined || !labels.has(party)) return { parties, labels, shown: undefined };
    const store = homeStore(db);
    const [details, asks, points, people] = [
      await detailsOf(context, { party, language }),
      await askStore(db).list(party),
      await store.points(party, actor.name),
      await store.people(party),
    ];
    const validates = await holdsRole(db, actor, { role: "validator", parties: [party], on: today });
    return { parties, labels, shown: { party, details, asks, points, people, validates } };
  },
});

/** A validator of a party does not consent to what was answered for it; nothing of it is done. */
export const declineAnswer = command({
  name: "workspace.decline-answer",
  permission: "validate",
  input: z.strictObject({ id: z.uuid(), reason: z.string().trim().max(2000).default("") }),
  async run({ db, actor, now, today }, { id, reason }) {
    const store = waitingStore(db);
    const waiting = await store.byId(id);
    if (waiting === undefined || waiting.awaits !== "validator") throw notFound("waiting-unknown", { id });
    if (waiting.proposer_kind === actor.kind && waiting.proposer === actor.name)
      throw forbidden("own-proposal");
    const theirs = { role: "validator", parties: waiting.parties, on: today } as const;
    if (actor.kind === "person" && !(await holdsRole(db, actor, theirs)))
      throw forbidden("act-refused", { act: "workspace.decline-answer" });
    const verdict = { state: "refused", by: actor.name, at: now, reason } as const;
    if (!(await store.decide(id, verdict))) throw conflict("waiting-decided", { id });
    return { id };
  },
});

export const homeActs: readonly AnyAct[] = [readHome, declineAnswer];

import { z } from "zod";
import { notFound } from "../../../kernel/errors.ts";
import type { HandlingLevel } from "../../../kernel/handling.ts";
import { type AnyAct, query } from "../../../platform/acts/index.ts";
import { type Consent, waitingStates } from "./model.ts";
import { type WaitingRow, waitingStore } from "./store.ts";
import { isKey } from "./subjects.ts";
import { subjectsBeside } from "./ties.ts";

export interface WaitingAct {
  readonly id: string;
  readonly act: string;
  readonly input: unknown;
  readonly parties: readonly string[];
  readonly awaits: Consent;
  readonly proposer: { readonly kind: string; readonly name: string };
  readonly proposed_at: string;
  readonly why: string;
  readonly state: string;
  readonly decided_by: string | null;
  readonly decided_at: string | null;
  readonly reason: string;
  readonly level: HandlingLevel;
}

const shown = (row: WaitingRow): WaitingAct => ({
  ...{ id: row.id, act: row.act, input: row.input, parties: row.parties, awaits: row.awaits },
  proposer: { kind: row.proposer_kind, name: row.proposer },
  ...{ proposed_at: row.proposed_at.toISOString(), why: row.why, state: row.state, reason: row.reason },
  ...{ decided_by: row.decided_by, decided_at: row.decided_at?.toISOString() ?? null },
  level: row.level,
});

export const listWaiting = query({
  name: "workspace.list-waiting",
  permission: "read-as-person",
  input: z.strictObject({
    state: z.enum(waitingStates).default("waiting"),
    party: z.string().max(100).optional(),
    act: z.string().max(100).optional(),
  }),
  async run({ db }, { state, party, act }) {
    return { acts: (await waitingStore(db).list(state, party, act)).map(shown) };
  },
});

export const getWaiting = query({
  name: "workspace.get-waiting",
  permission: "read-as-person",
  input: z.strictObject({ id: z.uuid() }),
  async run({ db }, { id }) {
    const row = await waitingStore(db).byId(id);
    if (row === undefined) throw notFound("waiting-unknown", { id });
    return shown(row);
  },
});

/** Whose public pages may say something of these subjects, as the data are now. */
export const listSubjectsBeside = query({
  name: "workspace.list-subjects-beside",
  permission: "read-public",
  input: z.strictObject({ subjects: z.array(z.string().max(300)).max(5000) }),
  run: ({ db }, { subjects }) => subjectsBeside(db, subjects.filter(isKey)),
});

export const waitingQueries: readonly AnyAct[] = [listWaiting, getWaiting, listSubjectsBeside];

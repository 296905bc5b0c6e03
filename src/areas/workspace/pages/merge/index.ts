import { invalid } from "../../../../kernel/errors.ts";
import type { Problem, WorkBody, WorkForm, WorkPage, WorkRequest } from "../../../../platform/http/index.ts";
import { listPeople } from "../../../access/index.ts";
import {
  type ListedMerge,
  listDuplicates,
  listMerges,
  markDistinct,
  mergeParties,
  previewMerge,
  previewUndo,
  undoMerge,
  unmarkDistinct,
} from "../../../registry/index.ts";
import { readPresentRows } from "../../journal/present.ts";
import { listWaiting, type WaitingAct } from "../../waiting/queries.ts";
import { send } from "../../waiting/send.ts";
import { findParty } from "../partners/facts/find-party.ts";
import type { PeopleNames } from "../partners/words.tsx";
import { listPath, pageOf, pairPath, perPage } from "./address.ts";
import { choicesAsked, choicesSent, settledSent } from "./choices.ts";
import { type RefusedList, renderMergeList } from "./list-page.tsx";
import { renderPair } from "./pair-page.tsx";
import { renderUndo } from "./undo-page.tsx";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function namesOfPeople({ door, actor, language }: WorkRequest): Promise<PeopleNames> {
  const { people } = await door.ask(actor, listPeople, { language });
  return new Map(people.map(({ id, name }) => [id, name]));
}

async function showList(request: WorkRequest, refused?: RefusedList): Promise<string> {
  const { door, actor, language, query } = request;
  const skip = (pageOf(request) - 1) * perPage;
  const { pairs, count } = await door.ask(actor, listDuplicates, { language, skip, limit: perPage });
  const after = uuid.test(query.after ?? "") ? { after: query.after } : {};
  const made = await door.ask(actor, listMerges, { language, limit: perPage, ...after });
  return renderMergeList({ request, pairs, count, ...made, people: await namesOfPeople(request), refused });
}

/** The merge of this very pair that stands, if there is one. */
async function standingMerge({
  door,
  actor,
  params,
  language,
}: WorkRequest): Promise<ListedMerge | undefined> {
  const { kept = "", merged = "" } = params;
  const asked = { party: merged, state: "done", limit: 200, language };
  const { merges } = await door.ask(actor, listMerges, asked);
  return merges.find((one) => one.kept.id === kept && one.merged.id === merged);
}

/** What somebody has proposed for this pair and nobody has decided. */
async function waitingFor({ door, actor, params }: WorkRequest, merge?: string): Promise<WaitingAct[]> {
  const { acts } = await door.ask(actor, listWaiting, {});
  const pair = [params.kept, params.merged].sort().join(" ");
  return acts.filter(({ act, input }) => {
    const given = input as Readonly<Record<string, unknown>>;
    if (act === undoMerge.name) return merge !== undefined && given.merge === merge;
    return act === mergeParties.name && [given.kept, given.merged].sort().join(" ") === pair;
  });
}

async function showPair(
  request: WorkRequest,
  refused?: { form: WorkForm; problem: Problem },
): Promise<string> {
  const { door, actor, params, language } = request;
  const merge = await standingMerge(request);
  const problem = refused?.problem.message;
  const why = refused?.form.text("why") ?? "";
  if (merge !== undefined) {
    const undo = await door.ask(actor, previewUndo, { merge: merge.id });
    const typed = refused && { why, settled: settledSent(refused.form) };
    const [people, waiting] = [await namesOfPeople(request), await waitingFor(request, merge.id)];
    const rows = undo.changed.map(({ table, row_id }) => ({ table, row: row_id }));
    const present = await door.ask(actor, readPresentRows, { rows: rows.slice(0, 2000) });
    return renderUndo({ request, merge, undo, present, people, waiting, problem, typed });
  }
  const { kept = "", merged = "" } = params;
  const choices = choicesAsked(request);
  const preview = await door.ask(actor, previewMerge, { kept, merged, choices, language });
  const typed = refused && { why, reason: refused.form.text("reason") };
  return renderPair({ request, preview, waiting: await waitingFor(request), problem, typed });
}

/** @throws invalid `distinct-reason-missing`, and what the act throws */
async function noteDistinct(request: WorkRequest, form: WorkForm): Promise<void> {
  const reason = form.text("reason");
  if (reason === "") throw invalid("distinct-reason-missing", { parameter: "reason" });
  const input = { one: form.text("one"), other: form.text("other"), reason: reason.slice(0, 1000) };
  await send(request, markDistinct, { input });
}

async function actOnList(request: WorkRequest, form: WorkForm): Promise<string | WorkBody> {
  if (form.text("verb") === "distinct") {
    await noteDistinct(request, form);
    return `${listPath}?done=distinct`;
  }
  const errors: Record<string, string> = {};
  const found: Record<string, string> = {};
  for (const name of ["kept", "merged"]) {
    const meant = await findParty(request, form.text(name));
    if (meant.is === "found") found[name] = meant.id;
    else errors[name] = request.translate(`register.party-${meant.is}`);
  }
  const { kept, merged } = found;
  if (kept !== undefined && merged !== undefined) {
    if (kept === merged) throw invalid("parties-same", { id: kept });
    return pairPath(kept, merged);
  }
  const body = await showList(request, { typed: form.text, errors });
  return { type: "text/html; charset=utf-8", body, status: 400 };
}

async function actOnPair(request: WorkRequest, form: WorkForm): Promise<string> {
  const { kept = "", merged = "" } = request.params;
  const why = form.text("why");
  switch (form.text("verb")) {
    case "distinct":
      await noteDistinct(request, form);
      return pairPath(kept, merged, "?done=distinct");
    case "undistinct":
      await send(request, unmarkDistinct, { input: { one: kept, other: merged } });
      return pairPath(kept, merged, "?done=undistinct");
    case "undo": {
      const input = { merge: form.text("merge"), settled: settledSent(form) };
      const sent = await send(request, undoMerge, { input, why });
      return pairPath(kept, merged, `?done=${sent.kind === "waits" ? "waits" : "undone"}`);
    }
    default: {
      const input = { kept, merged, choices: choicesSent(form), previewed: form.text("previewed") };
      const sent = await send(request, mergeParties, { input, why });
      return pairPath(kept, merged, `?done=${sent.kind === "waits" ? "waits" : "merged"}`);
    }
  }
}

export const mergePages: readonly WorkPage[] = [
  {
    path: "merge",
    permission: "read-as-staff",
    render: (request) => showList(request),
    form: {
      permission: "keep-register",
      act: actOnList,
      refused: (request, form, { message }) =>
        showList(request, { problem: message, typed: form.text, errors: {} }),
    },
  },
  {
    path: "merge/:kept/:merged",
    permission: "read-as-staff",
    render: (request) => showPair(request),
    form: {
      permission: "keep-register",
      act: actOnPair,
      refused: (request, form, problem) => showPair(request, { form, problem }),
    },
  },
];

import { EntenteError, invalid } from "../../../../kernel/errors.ts";
import { type Language, languages } from "../../../../kernel/language.ts";
import {
  problemOf,
  type WorkForm,
  type WorkPage,
  type WorkRequest,
} from "../../../../platform/http/index.ts";
import { languageName } from "../../../../platform/i18n/index.ts";
import { listPeople } from "../../../access/index.ts";
import { actsThatWait } from "../../waiting/acts.ts";
import { refuseAct } from "../../waiting/commands.ts";
import { listPartsRead, readPart } from "../../waiting/parts-read.ts";
import { type PublicChange, publicChange } from "../../waiting/public-view.ts";
import { getWaiting, listWaiting, type WaitingAct } from "../../waiting/queries.ts";
import { approve } from "../../waiting/send.ts";
import { renderPublication, type ShownWaiting } from "./publication-page.tsx";

interface Looked {
  readonly part?: number;
}

const changeOf = async (request: WorkRequest, waiting: WaitingAct, looked: Looked = {}) => {
  const act = actsThatWait().get(waiting.act);
  if (act === undefined) throw invalid("waiting-unknown", { id: waiting.id });
  return publicChange(waiting, act, { ...request, ...looked });
};

const numberIn = (text: string | undefined, least: number): number => {
  const asked = Number(text ?? least);
  return Number.isInteger(asked) && asked >= least ? asked : least;
};

/** The parts that the reader has read of a change that stands in several. */
async function partsRead(
  { door, actor }: WorkRequest,
  id: string,
  change: PublicChange,
): Promise<readonly number[]> {
  return change.parts === 1 ? [] : door.ask(actor, listPartsRead, { id, rows: change.rows });
}

/** What waits as a list, with the difference of the act that the address names, or else of the first: each is tried out. */
async function shownOf(request: WorkRequest) {
  const [{ acts }, { people }] = await Promise.all([
    request.door.ask(request.actor, listWaiting, {}),
    request.door.ask(request.actor, listPeople, {}),
  ]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const { act: asked } = request.query;
  const at = asked === undefined ? 0 : acts.findIndex(({ id }) => id === asked);
  const waiting = acts[at];
  return { shown: waiting && (await lookedAt(request, waiting)), at, acts, names };
}

async function lookedAt(request: WorkRequest, waiting: WaitingAct): Promise<ShownWaiting> {
  try {
    const change = await changeOf(request, waiting, { part: numberIn(request.query.part, 1) });
    return { waiting, change, read: await partsRead(request, waiting.id, change) };
  } catch (error) {
    if (!(error instanceof EntenteError)) throw error;
    return { waiting, problem: problemOf(error, request.translate, "").message };
  }
}

/** What is published, or read, is what was seen, in every language that changes. @throws invalid `view-changed`, `languages-unread` */
function checkRead({ language }: WorkRequest, form: WorkForm, { digest, pages }: PublicChange): void {
  if (digest !== form.text("digest")) throw invalid("view-changed");
  const changing = languages.filter((one) =>
    pages.some((page) => page.languages.some((of) => of.language === one && of.lines.length > 0)),
  );
  const unread = changing.filter((one: Language) => !form.all("read").includes(one));
  if (unread.length === 0) return;
  const names = unread.map((one) => languageName(one, language));
  throw invalid("languages-unread", { languages: new Intl.ListFormat(language).format(names) });
}

/** One part has been read; the next that has not is shown. */
async function notePart(request: WorkRequest, form: WorkForm): Promise<string> {
  const { door, actor } = request;
  const id = form.text("id");
  const waiting = await door.ask(actor, getWaiting, { id });
  const change = await changeOf(request, waiting, { part: numberIn(form.text("part"), 1) });
  checkRead(request, form, change);
  const { part, parts, rows, digest } = change;
  await door.perform(actor, readPart, { input: { id, part, rows, view: digest } });
  const read = await partsRead(request, id, change);
  const next = Array.from({ length: parts }, (_, at) => at + 1).find((one) => !read.includes(one)) ?? parts;
  return `work/publication?act=${id}&part=${next}&done=part-read`;
}

/** @throws invalid `view-changed`, `languages-unread`, `parts-unread` */
async function publish(request: WorkRequest, form: WorkForm): Promise<string> {
  const id = form.text("id");
  const waiting = await request.door.ask(request.actor, getWaiting, { id });
  const change = await changeOf(request, waiting, { part: numberIn(form.text("part"), 1) });
  const { digest, parts, rows } = change;
  if (parts === 1) checkRead(request, form, change);
  const read = await partsRead(request, id, change);
  if (parts > 1 && read.length < parts) throw invalid("parts-unread", { read: read.length, parts });
  const print = parts === 1 ? digest : rows;
  const given = { id, reason: `public view ${print}`, seen: rows, can: request.can };
  const done = await approve(request, actsThatWait(), given);
  return `work/publication?done=${done === "done" ? "approved" : "passed-on"}`;
}

const show = async (request: WorkRequest, problem?: { readonly id: string; readonly message: string }) =>
  renderPublication(request, { ...(await shownOf(request)), problem });

/** The act of which a form was refused is the one that is shown, in the part that it was of. */
const about = (request: WorkRequest, form: WorkForm): WorkRequest => ({
  ...request,
  query: { ...request.query, act: form.text("id"), part: form.text("part") },
});

export const publicationPages: readonly WorkPage[] = [
  {
    path: "publication",
    permission: "read-as-staff",
    render: (request) => show(request),
    form: {
      permission: "publish",
      async act(request, form) {
        if (form.text("verb") === "part") return notePart(request, form);
        if (form.text("verb") !== "refuse") return publish(request, form);
        const input = { id: form.text("id"), reason: form.text("reason") };
        await request.door.perform(request.actor, refuseAct, { input });
        return "work/publication?done=refused";
      },
      refused: (request, form, { message }) => show(about(request, form), { id: form.text("id"), message }),
    },
  },
];

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
import { publicChange } from "../../waiting/public-view.ts";
import { getWaiting, listWaiting, type WaitingAct } from "../../waiting/queries.ts";
import { approve } from "../../waiting/send.ts";
import { renderPublication, type ShownWaiting } from "./publication-page.tsx";

/** So many are shown with their difference at once: each is tried out. */
const most = 5;

const changeOf = async (request: WorkRequest, waiting: WaitingAct) => {
  const act = actsThatWait().get(waiting.act);
  if (act === undefined) throw invalid("waiting-unknown", { id: waiting.id });
  return publicChange(waiting, act, request);
};

async function shownOf(request: WorkRequest) {
  const [{ acts }, { people }] = await Promise.all([
    request.door.ask(request.actor, listWaiting, {}),
    request.door.ask(request.actor, listPeople, {}),
  ]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const asked = Number(request.query.from ?? 0);
  const from = Number.isInteger(asked) && asked > 0 && asked < acts.length ? asked : 0;
  const shown: ShownWaiting[] = [];
  for (const waiting of acts.slice(from, from + most)) {
    try {
      shown.push({ waiting, change: await changeOf(request, waiting) });
    } catch (error) {
      if (!(error instanceof EntenteError)) throw error;
      shown.push({ waiting, problem: problemOf(error, request.translate, "").message });
    }
  }
  return { shown, from, names, count: acts.length };
}

/** @throws invalid `view-changed`, `languages-unread` */
async function publish(request: WorkRequest, form: WorkForm): Promise<string> {
  const id = form.text("id");
  const waiting = await request.door.ask(request.actor, getWaiting, { id });
  const { digest, pages } = await changeOf(request, waiting);
  if (digest !== form.text("digest")) throw invalid("view-changed");
  const changing = languages.filter((language) =>
    pages.some((page) => page.languages.some((one) => one.language === language && one.lines.length > 0)),
  );
  const unread = changing.filter((language: Language) => !form.all("read").includes(language));
  if (unread.length > 0) {
    const names = unread.map((language) => languageName(language, request.language));
    throw invalid("languages-unread", {
      languages: new Intl.ListFormat(request.language).format(names),
    });
  }
  const given = { id, reason: `public view ${digest}`, can: request.can };
  const done = await approve(request, actsThatWait(), given);
  return `work/publication?done=${done === "done" ? "approved" : "passed-on"}`;
}

const show = async (request: WorkRequest, problem?: { readonly id: string; readonly message: string }) =>
  renderPublication(request, { ...(await shownOf(request)), problem });

export const publicationPages: readonly WorkPage[] = [
  {
    path: "publication",
    permission: "read-as-staff",
    render: (request) => show(request),
    form: {
      permission: "publish",
      async act(request, form) {
        if (form.text("verb") !== "refuse") return publish(request, form);
        const input = { id: form.text("id"), reason: form.text("reason") };
        await request.door.perform(request.actor, refuseAct, { input });
        return "work/publication?done=refused";
      },
      refused: (request, form, { message }) => show(request, { id: form.text("id"), message }),
    },
  },
];

import { forbidden, invalid, notFound } from "../../../../kernel/errors.ts";
import { languages } from "../../../../kernel/language.ts";
import {
  type Problem,
  tokenField,
  type WorkForm,
  type WorkPage,
  type WorkRequest,
} from "../../../../platform/http/index.ts";
import { acceptPoints, pointsIn } from "../../confirm/decide.ts";
import { answerDetails } from "../../confirm/take-answer.ts";
import { withdrawAct } from "../../waiting/commands.ts";
import { declineAnswer, readHome } from "./acts.ts";
import { renderHome } from "./home-page.tsx";

const homeOf = ({ door, actor, language, query }: WorkRequest) => {
  const party = query.party === undefined ? {} : { party: query.party.slice(0, 100) };
  return door.ask(actor, readHome, { language, ...party });
};

async function show(request: WorkRequest, refused?: { problem: Problem; form: WorkForm }): Promise<string> {
  return renderHome(request, { home: await homeOf(request), refused });
}

const back = ({ query }: WorkRequest, done: string): string =>
  `work/home?${new URLSearchParams({ ...(query.party ? { party: query.party } : {}), done })}`;

async function answer(request: WorkRequest, form: WorkForm): Promise<string> {
  const { door, actor } = request;
  const { [tokenField]: _token, ...values } = form.values;
  const language = languages.find((one) => one === form.text("in")) ?? request.language;
  const given = Object.fromEntries(Object.entries(values).map(([name, all]) => [name, [...all]]));
  await door.perform(actor, answerDetails, { input: { party: form.text("party"), language, answer: given } });
  return back(request, "answered");
}

/** Whoever has answered something does not validate it, also when they answered by a link. @throws forbidden `own-proposal` */
async function checkNotOwn(request: WorkRequest, ids: readonly string[]): Promise<void> {
  const { shown } = await homeOf(request);
  for (const id of ids) {
    const point = shown?.points.find((one) => one.id === id);
    if (point === undefined) throw notFound("waiting-unknown", { id });
    if (point.own) throw forbidden("own-proposal");
  }
}

async function validate(request: WorkRequest, form: WorkForm): Promise<string> {
  const ids = pointsIn(form);
  await checkNotOwn(request, ids);
  return back(request, await acceptPoints(request, ids, "validator"));
}

async function decline(request: WorkRequest, form: WorkForm): Promise<string> {
  const { door, actor } = request;
  const reason = form.text("reason");
  for (const id of pointsIn(form)) await door.perform(actor, declineAnswer, { input: { id, reason } });
  return back(request, "refused");
}

async function act(request: WorkRequest, form: WorkForm): Promise<string> {
  switch (form.text("do")) {
    case "answer":
      return answer(request, form);
    case "accept":
      return validate(request, form);
    case "refuse":
      return decline(request, form);
    case "withdraw":
      await request.door.perform(request.actor, withdrawAct, { input: { id: form.text("id") } });
      return back(request, "withdrawn");
    default:
      throw invalid("no-point-chosen");
  }
}

export const homePages: readonly WorkPage[] = [
  {
    path: "home",
    permission: "read-as-person",
    render: (request) => show(request),
    form: { act, refused: (request, form, problem) => show(request, { problem, form }) },
  },
];

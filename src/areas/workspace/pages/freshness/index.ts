import { invalid } from "../../../../kernel/errors.ts";
import type { Problem, WorkForm, WorkPage, WorkRequest } from "../../../../platform/http/index.ts";
import { readMailSettings } from "../../../../platform/mail/index.ts";
import { askFocalPoints, mostAsked, withdrawAsk } from "../../confirm/ask.ts";
import { acceptPoints, pointsIn } from "../../confirm/decide.ts";
import { refuseAct } from "../../waiting/commands.ts";
import { renderFreshness } from "./freshness-page.tsx";
import { readFreshness } from "./query.ts";
import { renderSent } from "./sent-page.tsx";

const partyOf = ({ query }: WorkRequest): string | undefined =>
  /^[a-z0-9]+(-[a-z0-9]+)*$/.test(query.party ?? "") ? query.party : undefined;

/** Where the list goes on, as its own link says it: `2026-01-31.fatf`. */
function afterOf({ query }: WorkRequest): [string, string] | undefined {
  const [, day, party] = /^(\d{4}-\d{2}-\d{2})\.([a-z0-9-]{1,100})$/.exec(query.after ?? "") ?? [];
  return day === undefined || party === undefined ? undefined : [day, party];
}

interface Refused {
  readonly problem: Problem;
  readonly form: WorkForm;
}

async function show(request: WorkRequest, refused?: Refused): Promise<string> {
  const { door, actor, language } = request;
  const [party, after] = [partyOf(request), afterOf(request)];
  const asked = { language, ...(party ? { party } : {}), ...(after ? { after } : {}) };
  const view = await door.ask(actor, readFreshness, asked);
  return renderFreshness(request, { view, party, refused });
}

const back = (request: WorkRequest, done: string): string => {
  const party = partyOf(request);
  return `work/freshness?${new URLSearchParams({ ...(party ? { party } : {}), done })}`;
};

/** @throws invalid `nobody-chosen`, and as the act */
async function ask(request: WorkRequest, form: WorkForm) {
  const { door, actor, origin } = request;
  const chosen = form.all("focal-point");
  if (chosen.length === 0) throw invalid("nobody-chosen");
  if (chosen.length > mostAsked) throw invalid("too-many-chosen", { limit: mostAsked });
  const { asked } = await door.perform(actor, askFocalPoints, {
    input: { focal_points: [...chosen], origin },
  });
  const mails = readMailSettings(process.env) !== undefined;
  return {
    type: "text/html; charset=utf-8",
    body: renderSent(request, { asked, mails, party: partyOf(request) }),
  };
}

const accept = async (request: WorkRequest, form: WorkForm): Promise<string> =>
  back(request, await acceptPoints(request, pointsIn(form), "officer"));

async function refuse(request: WorkRequest, form: WorkForm): Promise<string> {
  const { door, actor } = request;
  const reason = form.text("reason");
  for (const id of pointsIn(form)) await door.perform(actor, refuseAct, { input: { id, reason } });
  return back(request, "refused");
}

async function act(request: WorkRequest, form: WorkForm) {
  switch (form.text("do")) {
    case "ask":
      return ask(request, form);
    case "accept":
      return accept(request, form);
    case "refuse":
      return refuse(request, form);
    case "withdraw":
      await request.door.perform(request.actor, withdrawAsk, { input: { id: form.text("id") } });
      return back(request, "withdrawn");
    default:
      throw invalid("no-point-chosen");
  }
}

export const freshnessPages: readonly WorkPage[] = [
  {
    path: "freshness",
    permission: "read-as-staff",
    render: (request) => show(request),
    form: {
      permission: "keep-register",
      act,
      refused: (request, form, problem) => show(request, { form, problem }),
    },
  },
];

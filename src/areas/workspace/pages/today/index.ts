import type { WorkForm, WorkPage, WorkRequest } from "../../../../platform/http/index.ts";
import { leaveCharge, takeCharge } from "../../charge/acts.ts";
import { postpone, resume } from "../../postpone/acts.ts";
import { type DayFilter, readDay } from "./day.ts";
import { addressBelow, renderToday } from "./today-page.tsx";

const filterOf = ({ query }: WorkRequest): DayFilter => ({
  whose: query.whose === "mine" ? "mine" : "all",
  line: /^[a-z0-9-]{1,100}$/.test(query.line ?? "") ? query.line : undefined,
});

async function show(request: WorkRequest, problem?: string): Promise<string> {
  const { door, actor, language } = request;
  const filter = filterOf(request);
  const asked = { language, whose: filter.whose, ...(filter.line ? { line: filter.line } : {}) };
  return renderToday(request, { filter, problem, day: await door.ask(actor, readDay, asked) });
}

/** To look after a party, or no longer; to put something off, or take it up again. */
async function change(request: WorkRequest, form: WorkForm): Promise<string> {
  const { door, actor } = request;
  const [what, thing] = [form.text("do"), form.text("thing")];
  if (what === "postpone") {
    await door.perform(actor, postpone, { input: { thing, until: form.text("until") } });
    return addressBelow(filterOf(request), "postponed");
  }
  if (what === "take-up") {
    await door.perform(actor, resume, { input: { thing } });
    return addressBelow(filterOf(request), "taken-up");
  }
  const act = form.text("do") === "leave" ? leaveCharge : takeCharge;
  await door.perform(actor, act, { input: { party: form.text("party") } });
  return addressBelow(filterOf(request), form.text("do") === "leave" ? "left" : "taken");
}

export const todayPages: readonly WorkPage[] = [
  {
    path: "",
    permission: "read-as-person",
    // Of a partner: their home is another.
    render: async (request) => (request.person.staff ? show(request) : { to: "work/home" }),
    form: {
      permission: "read-as-staff",
      act: change,
      refused: (request, _form, { message }) => show(request, message),
    },
  },
];

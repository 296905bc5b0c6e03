import { notFound } from "../../../kernel/errors.ts";
import { addressOf, type EntryAnswer, type EntryRoute } from "../../../platform/http/index.ts";
import { listMessages, readMessage } from "../../../platform/mail/index.ts";
import {
  createLink,
  forgetPerson,
  mayChangeFactors,
  removeFactorsOf,
  revokeAllOf,
  revokeLinksOf,
} from "../../../platform/sign-in/index.ts";
import {
  addCircle,
  addMember,
  addPerson,
  addRole,
  changePerson,
  deactivatePerson,
  endRole,
  erasePerson,
  listCircles,
  listPeople,
  reactivatePerson,
  readPerson,
  removeMember,
} from "../../access/index.ts";
import { invitationMail, sendEntryMail } from "../sign-in/mail.ts";
import { againFor, type EntryParts, signInActor, tell } from "../sign-in/parts.ts";
import { byAddressRoutes } from "./by-address.tsx";
import { renderMessage, renderOutbox } from "./outbox-page.tsx";
import { type OwnRequest, ownRoute } from "./own.ts";
import { renderPeople, renderPerson } from "./people-page.tsx";
import { retentionRoutes } from "./retention.tsx";

async function showAll(request: OwnRequest, problem?: string): Promise<string> {
  const { door, actor } = request.work;
  const [{ people }, { circles }] = await Promise.all([
    door.ask(actor, listPeople, { language: request.language }),
    door.ask(actor, listCircles, {}),
  ]);
  return renderPeople(request.work, { people, circles, typed: request.form, problem });
}

async function showOne(request: OwnRequest, problem?: string): Promise<string> {
  const { door, actor } = request.work;
  const person = await door.ask(actor, readPerson, {
    ...{ id: request.params.id ?? "", language: request.language },
  });
  return renderPerson(request.work, { person, problem });
}

/** A link that begins an account; where no mail server is set up, administrators read it in the outbox. */
async function invite({ signIn }: EntryParts, request: OwnRequest, id: string): Promise<void> {
  const { door, actor, translators, origin } = request.work;
  const person = await door.ask(actor, readPerson, { id });
  const { token, expires, events } = await createLink(signIn, {
    purpose: "invitation",
    person: id,
    email: person.email,
  });
  await tell(door, events);
  const url = `${origin}${addressOf(person.language, `sign-in/t/${token}`)}`;
  const until = expires ?? new Date(request.now.getTime() + 7 * 86_400_000);
  const mail = invitationMail(translators[person.language], {
    to: person.email,
    name: person.name,
    url,
    until,
  });
  await door.perform(signInActor, sendEntryMail, {
    input: mail,
    reasons: { request: { by: actor.name, person: id } },
  });
}

/** The account first: once it is nobody's, signing in forgets its owner. What fails of that is done again within the hour. */
async function erase(
  { signIn }: EntryParts,
  { form, work, session }: OwnRequest,
  id: string,
): Promise<EntryAnswer> {
  const { door, actor } = work;
  if (!(await mayChangeFactors(signIn, session)))
    return { to: againFor(work.language, `work/people/${encodeURIComponent(id)}`) };
  const { email } = await door.ask(actor, readPerson, { id });
  await door.perform(actor, erasePerson, { input: { id }, reasons: { why: form.text("why") } });
  await forgetPerson(signIn, id, email === "" ? undefined : email);
  return { to: `work/people/${id}?done=erased` };
}

const roleOf = ({ form }: OwnRequest) => ({ role: form.text("role"), party_id: form.text("party") });

async function changeAll(parts: EntryParts, request: OwnRequest): Promise<EntryAnswer> {
  const { form, work } = request;
  const { door, actor } = work;
  switch (form.text("verb")) {
    case "invite": {
      const given = { name: form.text("name"), email: form.text("email"), language: form.text("language") };
      const { id } = await door.perform(actor, addPerson, { input: { ...given, roles: [roleOf(request)] } });
      await invite(parts, request, id);
      return { to: `work/people/${id}?done=invited` };
    }
    case "add-circle":
      await door.perform(actor, addCircle, {
        input: { id: form.text("circle"), name: form.text("circle-name") },
      });
      break;
    case "add-member": {
      const member = form.text("member");
      const who = /^p-[0-9a-f]{12}$/.test(member) ? { person_id: member } : { party_id: member };
      await door.perform(actor, addMember, { input: { circle_id: form.text("circle"), ...who } });
      break;
    }
    case "remove-member":
      await door.perform(actor, removeMember, { input: { id: form.text("id") } });
      break;
  }
  return { to: "work/people?done=changed" };
}

async function changeOne(parts: EntryParts, request: OwnRequest): Promise<EntryAnswer> {
  const { form, work, params, visitor } = request;
  const { door, actor } = work;
  const id = params.id ?? "";
  const endAll = async () => tell(door, (await revokeAllOf(parts.signIn, { person: id, visitor })).events);
  switch (form.text("verb")) {
    case "change": {
      const given = { name: form.text("name"), email: form.text("email"), language: form.text("language") };
      const before = await door.ask(actor, readPerson, { id });
      await door.perform(actor, changePerson, { input: { id, ...given } });
      if ((await door.ask(actor, readPerson, { id })).email !== before.email) {
        // What went to the former address lets nobody in any more, nor what was begun by it.
        await revokeLinksOf(parts.signIn, id);
        await endAll();
      }
      break;
    }
    case "deactivate":
      await door.perform(actor, deactivatePerson, { input: { id } });
      await revokeLinksOf(parts.signIn, id);
      await endAll();
      break;
    case "reactivate":
      await door.perform(actor, reactivatePerson, { input: { id } });
      break;
    case "add-role":
      await door.perform(actor, addRole, { input: { person_id: id, ...roleOf(request) } });
      // What a session counts as was settled when it began.
      await endAll();
      break;
    case "end-role":
      await door.perform(actor, endRole, { input: { id: form.text("role-id") } });
      break;
    case "end-sessions":
      await endAll();
      break;
    case "remove-factors": {
      const removed = await removeFactorsOf(parts.signIn, { person: id, visitor });
      if (removed.kind === "removed") await tell(door, removed.events);
      await endAll();
      break;
    }
    case "erase":
      return erase(parts, request, id);
    case "resend":
      await invite(parts, request, id);
      return { to: `work/people/${id}?done=invited` };
  }
  return { to: `work/people/${id}?done=changed` };
}

const administer = { permission: "administer" } as const;

/** Who may come in, as what; circles; and what was written to them. */
export const peopleRoutes = (parts: EntryParts): EntryRoute[] => [
  ownRoute({
    ...{ ...administer, method: "GET", path: "work/people" },
    run: async (request) => ({ html: await showAll(request) }),
  }),
  ownRoute({
    ...{ ...administer, method: "POST", path: "work/people" },
    run: (request) => changeAll(parts, request),
    refused: (request, problem) => showAll(request, problem),
  }),
  ownRoute({
    ...{ ...administer, method: "GET", path: "work/people/outbox" },
    async run({ work }) {
      return { html: renderOutbox(work, await work.door.ask(work.actor, listMessages, {})) };
    },
  }),
  ownRoute({
    ...{ ...administer, method: "GET", path: "work/people/outbox/:mail" },
    async run({ work, params }) {
      const mail = params.mail ?? "";
      if (!/^[0-9a-f]{16}$/.test(mail)) throw notFound("address-unknown");
      return {
        html: renderMessage(work, await work.door.perform(work.actor, readMessage, { input: { id: mail } })),
      };
    },
  }),
  ...byAddressRoutes(parts),
  ...retentionRoutes,
  ownRoute({
    ...{ ...administer, method: "GET", path: "work/people/:id" },
    run: async (request) => ({ html: await showOne(request) }),
  }),
  ownRoute({
    ...{ ...administer, method: "POST", path: "work/people/:id" },
    run: (request) => changeOne(parts, request),
    refused: (request, problem) => showOne(request, problem),
  }),
];

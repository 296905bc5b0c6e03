import type { VNode } from "preact";
import { languages } from "../../../kernel/language.ts";
import { dayOf } from "../../../kernel/partial-date.ts";
import { Button, Choice, Field, Form, Table } from "../../../platform/html/index.ts";
import { addressOf, type WorkForm, type WorkRequest } from "../../../platform/http/index.ts";
import { formatDate, languageName } from "../../../platform/i18n/index.ts";
import { roles } from "../../access/index.ts";
import { DoForm, formToken, renderWork, Send } from "../pages/frame.tsx";
import { Circles, type ShownCircle } from "./circles.tsx";
import { EraseForm } from "./erase-form.tsx";

export interface ShownPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: (typeof languages)[number];
  readonly active: boolean;
  readonly erasure_asked_at: string | null;
  readonly erased_at: string | null;
  readonly roles: readonly {
    readonly id: string;
    readonly role: (typeof roles)[number];
    readonly party_id: string;
    readonly until: string | null;
  }[];
}

export interface PeopleProps {
  readonly people: readonly ShownPerson[];
  readonly circles: readonly ShownCircle[];
  /** What was typed and could not be taken. */
  readonly typed: WorkForm;
  readonly problem?: string | undefined;
}

const doneOf = ({ query, translate }: WorkRequest): string | undefined => {
  if (query.done === "erased") return translate("personal.erased-done");
  if (query.done === "invited") return translate("people.invited");
  return query.done === "changed" ? translate("people.done") : undefined;
};

/** How an account stands, in a few words. */
function stateOf({ translate, language }: WorkRequest, person: ShownPerson): string {
  const on = (at: string) => ({ date: formatDate(language, dayOf(new Date(at))) });
  if (person.erased_at !== null) return translate("personal.erased-on", on(person.erased_at));
  const state = translate(person.active ? "people.active" : "people.inactive");
  return person.erasure_asked_at === null
    ? state
    : `${state} · ${translate("personal.asked-by", on(person.erasure_asked_at))}`;
}

/** Everybody with an account, the place to invite somebody, and circles. */
export function renderPeople(request: WorkRequest, { people, circles, typed, problem }: PeopleProps): string {
  const { translate, language } = request;
  const rows = people.map((person) => ({
    cells: [
      <a key="name" href={addressOf(language, `work/people/${person.id}`)}>
        <bdi>{person.name}</bdi>
      </a>,
      <bdi key="email" dir="ltr">
        {person.email}
      </bdi>,
      person.roles
        .map(({ role, party_id }) => `${translate(`person-role.${role}`)} (${party_id})`)
        .join(", "),
      stateOf(request, person),
    ],
  }));
  return renderWork({
    ...{ request, title: translate("people.title"), problem, done: doneOf(request) },
    stand: translate("people.stand", { count: people.length }),
    children: (
      <>
        <p>
          <a href={addressOf(language, "work/people/outbox")}>{translate("people.outbox")}</a> ·{" "}
          <a href={addressOf(language, "work/people/held")}>{translate("personal.by-address")}</a> ·{" "}
          <a href={addressOf(language, "work/people/retention")}>{translate("personal.retention")}</a>
        </p>
        <Table
          label={translate("people.title")}
          columns={["name", "email", "roles", "state"].map((name) => ({
            label: translate(`people.${name as "name" | "email" | "roles" | "state"}`),
          }))}
          groups={[{ rows }]}
        />
        <Invite {...{ request, typed }} />
        <Circles {...{ request, circles }} />
      </>
    ),
  });
}

function Invite({ request, typed }: { request: WorkRequest; typed: WorkForm }): VNode {
  const { translate } = request;
  return (
    <section>
      <h2>{translate("people.invite")}</h2>
      <Form hidden={[formToken(request), { name: "verb", value: "invite" }]}>
        <div class="form__pair">
          <Field id="name" name="name" label={translate("people.name")} value={typed.text("name")} required />
          <Field
            id="email"
            name="email"
            label={translate("people.email")}
            value={typed.text("email")}
            hint={translate("personal.people-purpose")}
            required
          />
          <LanguageChoice request={request} value={typed.text("language") || request.language} />
          <RoleFields request={request} held={typed.text("role")} party={typed.text("party")} />
        </div>
        <Send>{translate("people.invite-go")}</Send>
      </Form>
    </section>
  );
}

function LanguageChoice({ request, value }: { request: WorkRequest; value: string }): VNode {
  const { translate, language } = request;
  return (
    <Choice
      id="language"
      name="language"
      label={translate("people.language")}
      value={value}
      options={languages.map((one) => ({ value: one, text: languageName(one, language) }))}
    />
  );
}

function RoleFields({ request, held, party }: { request: WorkRequest; held: string; party: string }): VNode {
  const { translate } = request;
  return (
    <>
      <Choice
        id="role"
        name="role"
        label={translate("people.role")}
        value={held}
        options={roles.map((one) => ({ value: one, text: translate(`person-role.${one}`) }))}
      />
      <Field
        id="party"
        name="party"
        label={translate("people.party")}
        hint={translate("people.party-hint")}
        value={party || "cted"}
        required
      />
    </>
  );
}

/** One person: what they are called, what they are here, and what may be done with the account. */
export function renderPerson(
  request: WorkRequest,
  { person, problem }: { readonly person: ShownPerson; readonly problem?: string | undefined },
): string {
  return renderWork({
    ...{ request, title: person.name, problem, done: doneOf(request) },
    stand: stateOf(request, person),
    children: (
      <>
        {person.erased_at === null ? <Account {...{ request, person }} /> : null}
        <EraseForm request={request} hidden={[]} />
      </>
    ),
  });
}

/** What may be done with an account that is somebody's. */
function Account({ request, person }: { request: WorkRequest; person: ShownPerson }): VNode {
  const { translate } = request;
  const { name, email, language } = person;
  return (
    <>
      <PersonRoles {...{ request, person }} />
      <section>
        <h2>{translate("people.change")}</h2>
        <Form hidden={[formToken(request), { name: "verb", value: "change" }]}>
          <Field id="name" name="name" label={translate("people.name")} value={name} required />
          <Field
            id="email"
            name="email"
            label={translate("people.email")}
            hint={translate("personal.people-purpose")}
            value={email}
            required
          />
          <LanguageChoice request={request} value={language} />
          <Send>{translate("people.save")}</Send>
        </Form>
      </section>
      <section>
        <h2>{translate("people.state")}</h2>
        {(
          [
            ...(person.active ? ["resend", "end-sessions", "remove-factors", "deactivate"] : ["reactivate"]),
          ] as const
        ).map((verb) => (
          <DoForm key={verb} request={request} hidden={[{ name: "verb", value: verb }]}>
            {translate(`people.${verb as "resend"}`)}
          </DoForm>
        ))}
      </section>
    </>
  );
}

function PersonRoles({ request, person }: { request: WorkRequest; person: ShownPerson }): VNode {
  const { translate } = request;
  return (
    <section>
      <h2>{translate("people.roles")}</h2>
      <ul>
        {person.roles.map(({ id, role, party_id, until }) => (
          <li key={id} class="line">
            <span class="line__when">
              <bdi dir="ltr">{until ?? ""}</bdi>
            </span>
            <span class="line__what">
              {translate(`person-role.${role}`)} <bdi dir="ltr">{party_id}</bdi>
            </span>
            <span class="line__act">
              {until === null ? (
                <DoForm
                  request={request}
                  hidden={[
                    { name: "verb", value: "end-role" },
                    { name: "role-id", value: id },
                  ]}
                >
                  {translate("people.end-role")}
                </DoForm>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
      <Form is="line" hidden={[formToken(request), { name: "verb", value: "add-role" }]}>
        <RoleFields request={request} held="reader" party="" />
        <Button is="plain">{translate("people.add-role")}</Button>
      </Form>
    </section>
  );
}

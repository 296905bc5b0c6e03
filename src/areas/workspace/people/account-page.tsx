import type { VNode } from "preact";
import { languages } from "../../../kernel/language.ts";
import { dayOf } from "../../../kernel/partial-date.ts";
import { Button, Choice, Field, Form, Table, Time } from "../../../platform/html/index.ts";
import { addressOf, type WorkRequest } from "../../../platform/http/index.ts";
import { formatDate, languageName } from "../../../platform/i18n/index.ts";
import type { Session, ShownPasskey } from "../../../platform/sign-in/index.ts";
import { DoForm, formToken, renderWork, Send } from "../pages/frame.tsx";

export interface AccountProps {
  readonly sessions: readonly Session[];
  readonly passkeys: readonly ShownPasskey[];
  readonly second: { readonly totp: boolean; readonly recoveryCodes: number };
  /** ISO 8601; null when they have not. */
  readonly erasureAskedAt: string | null;
  readonly problem?: string | undefined;
}

/** One's own account. */
export function renderAccount(request: WorkRequest, props: AccountProps): string {
  const { translate, query } = request;
  return renderWork({
    request,
    title: translate("account.title"),
    islands: ["passkey"],
    done: query.done === "changed" ? translate("people.done") : undefined,
    problem: props.problem,
    children: (
      <>
        <OwnLanguage request={request} />
        <Sessions {...{ request, ...props }} />
        <Passkeys {...{ request, ...props }} />
        <SecondStep {...{ request, ...props }} />
        <section>
          <h2>{translate("account.data")}</h2>
          <p class="prose">{translate("account.data-text")}</p>
          <p>
            <a href={addressOf(request.language, "work/account/data/read")}>{translate("personal.read")}</a> ·{" "}
            <a href={addressOf(request.language, "work/account/data")}>{translate("account.data-get")}</a>
          </p>
        </section>
        <OwnErasure {...{ request, ...props }} />
      </>
    ),
  });
}

type Part = AccountProps & { readonly request: WorkRequest };

export const Day = ({ at, request }: { readonly at: Date; readonly request: WorkRequest }): VNode => (
  <Time datetime={dayOf(at)}>{formatDate(request.language, dayOf(at))}</Time>
);

/** One asks for one's account to be erased; an administrator does it. */
function OwnErasure({ request, erasureAskedAt: asked }: Part): VNode {
  const { translate, language } = request;
  const date = asked === null ? "" : formatDate(language, dayOf(new Date(asked)));
  return (
    <section>
      <h2>{translate("personal.account-erase")}</h2>
      <p class="prose">{translate("personal.account-erase-text")}</p>
      {asked === null ? null : <p class="prose">{translate("personal.asked", { date })}</p>}
      <DoForm
        request={request}
        hidden={[{ name: "verb", value: asked === null ? "ask-for-erasure" : "withdraw-erasure" }]}
      >
        {translate(asked === null ? "personal.ask" : "personal.withdraw")}
      </DoForm>
    </section>
  );
}

function OwnLanguage({ request }: { request: WorkRequest }): VNode {
  const { translate, language, person } = request;
  return (
    <section>
      <h2>{translate("people.language")}</h2>
      <Form is="line" hidden={[formToken(request), { name: "verb", value: "language" }]}>
        <Choice
          id="language"
          name="language"
          label={translate("account.language")}
          value={person.language}
          options={languages.map((one) => ({ value: one, text: languageName(one, language) }))}
        />
        <Button>{translate("people.save")}</Button>
      </Form>
    </section>
  );
}

function Sessions({ request, sessions }: Part): VNode {
  const { translate } = request;
  const rows = sessions.map((session) => ({
    cells: [
      <bdi key="agent">{session.agent || "–"}</bdi>,
      <bdi key="address" dir="ltr">
        {session.address || "–"}
      </bdi>,
      <Day key="seen" at={session.seenAt} request={request} />,
      <DoForm
        key="end"
        request={request}
        hidden={[
          { name: "verb", value: "end-session" },
          { name: "id", value: session.id },
        ]}
      >
        {translate("account.end")}
      </DoForm>,
    ],
  }));
  return (
    <section>
      <h2>{translate("account.sessions")}</h2>
      <Table
        label={translate("account.sessions")}
        columns={[
          { label: translate("account.browser") },
          { label: translate("account.where") },
          { label: translate("account.seen"), is: "date" },
          { label: translate("account.end") },
        ]}
        groups={[{ rows }]}
      />
      <DoForm request={request} hidden={[{ name: "verb", value: "end-others" }]}>
        {translate("account.end-others")}
      </DoForm>
    </section>
  );
}

function Passkeys({ request, passkeys }: Part): VNode {
  const { translate, language } = request;
  return (
    <section>
      <h2>{translate("account.passkeys")}</h2>
      {passkeys.length === 0 ? <p class="prose">{translate("account.passkey-none")}</p> : null}
      <ul>
        {passkeys.map(({ id, name, createdAt }) => (
          <li key={id} class="line">
            <span class="line__when">
              <Day at={createdAt} request={request} />
            </span>
            <span class="line__what">
              <bdi>{name || "–"}</bdi>
            </span>
            <span class="line__act">
              <DoForm
                request={request}
                hidden={[
                  { name: "verb", value: "remove-passkey" },
                  { name: "id", value: id },
                ]}
              >
                {translate("account.remove")}
              </DoForm>
            </span>
          </li>
        ))}
      </ul>
      <div hidden data-passkey="enrol" data-language={language} data-fault={translate("entry.fault-passkey")}>
        <Field id="passkey-name" name="passkey-name" label={translate("account.passkey-name")} />
        <button class="button" data-is="plain" type="button">
          {translate("account.passkey-add")}
        </button>
      </div>
    </section>
  );
}

function SecondStep({ request, second }: Part): VNode {
  const { translate, language } = request;
  if (!second.totp)
    return (
      <section>
        <h2>{translate("account.second")}</h2>
        <p class="prose">{translate("account.totp-off")}</p>
        <p>
          <a href={addressOf(language, "sign-in/enrol")}>{translate("account.totp-add")}</a>
        </p>
      </section>
    );
  return (
    <section>
      <h2>{translate("account.second")}</h2>
      <p class="prose">{translate("account.totp-on", { count: second.recoveryCodes })}</p>
      <Form hidden={[formToken(request), { name: "verb", value: "renew-codes" }]}>
        <Send>{translate("account.codes-renew")}</Send>
      </Form>
      <DoForm request={request} hidden={[{ name: "verb", value: "remove-totp" }]}>
        {translate("account.remove")}
      </DoForm>
    </section>
  );
}

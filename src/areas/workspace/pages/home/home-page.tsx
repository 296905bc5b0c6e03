import type { VNode } from "preact";
import { dayOf } from "../../../../kernel/partial-date.ts";
import { Button, Check, Field, Form, Table } from "../../../../platform/html/index.ts";
import { addressOf, type Problem, type WorkForm, type WorkRequest } from "../../../../platform/http/index.ts";
import { formatDate, languageName } from "../../../../platform/i18n/index.ts";
import { AnswerForm, HeldDetails } from "../../confirm/details-form.tsx";
import { PointWords } from "../../confirm/point-words.tsx";
import { DoForm, formToken, renderWork } from "../frame.tsx";
import { comma, date } from "../partners/words.tsx";
import { partyWords } from "../today/party-words.tsx";
import type { Home } from "./acts.ts";
import type { AnsweredPoint } from "./store.ts";

export interface HomeProps {
  readonly home: Home;
  readonly refused: { readonly problem: Problem; readonly form: WorkForm } | undefined;
}

interface Parts {
  readonly request: WorkRequest;
  readonly home: Home;
  readonly shown: NonNullable<Home["shown"]>;
  readonly refused: HomeProps["refused"];
}

const dones = ["answered", "accepted", "passed-on", "refused", "withdrawn"] as const;

/** What we hold about a partner, what we ask of them, what they answered, and who acts for them. */
export function renderHome(request: WorkRequest, { home, refused }: HomeProps): string {
  const { translate, query } = request;
  const done = dones.find((one) => one === query.done);
  const { shown } = home;
  return renderWork({
    request,
    title: translate("home.title"),
    stand: shown === undefined ? undefined : partyWords(shown.party, { request, labels: home.labels }),
    done: refused === undefined && done !== undefined ? translate(`home.done-${done}`) : undefined,
    problem: refused?.problem.message,
    children:
      shown === undefined ? (
        <p class="prose">{translate("home.no-party")}</p>
      ) : (
        <>
          <Parties {...{ request, home, shown, refused }} />
          <Validation {...{ request, home, shown, refused }} />
          <Held {...{ request, home, shown, refused }} />
          <Asked {...{ request, home, shown, refused }} />
          <Answered {...{ request, home, shown, refused }} />
          <People {...{ request, home, shown, refused }} />
        </>
      ),
  });
}

/** Where somebody acts for several: the way to each. */
function Parties({ request, home, shown }: Parts): VNode | null {
  if (home.parties.length < 2) return null;
  const { language, translate } = request;
  return (
    <nav aria-label={translate("home.parties")}>
      <ul>
        {home.parties.map((id) => (
          <li key={id}>
            <a
              href={addressOf(language, "work/home", `?party=${id}`)}
              aria-current={id === shown.party ? "page" : undefined}
            >
              {partyWords(id, { request, labels: home.labels })}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What we hold, with *all is right* and *correct this*. */
function Held({ request, shown, refused }: Parts): VNode {
  const { translate, language } = request;
  const again =
    refused?.form.text("do") === "answer"
      ? { answer: refused.form.values, problem: refused.problem.message }
      : undefined;
  return (
    <section aria-labelledby="held">
      <h2 id="held">{translate("home.held")}</h2>
      <HeldDetails {...{ language, translate }} details={shown.details} />
      <AnswerForm
        {...{ language, translate, again }}
        details={shown.details}
        hidden={[formToken(request), { name: "do", value: "answer" }, { name: "party", value: shown.party }]}
      />
    </section>
  );
}

/** What was sent to their people and waits for an answer. */
function Asked({ request, shown }: Parts): VNode {
  const { translate, language, now } = request;
  const open = shown.asks.filter(
    (ask) => ask.answered_at === null && ask.withdrawn_at === null && ask.expires_at > now,
  );
  const who = (id: string) => shown.details.focalPoints.find((one) => one.id === id)?.name ?? "";
  return (
    <section aria-labelledby="asked">
      <h2 id="asked">{translate("home.asked")}</h2>
      {open.length === 0 ? (
        <p class="small">{translate("home.asked-none")}</p>
      ) : (
        <ul class="prose">
          {open.map((ask) => (
            <li key={ask.id}>
              {translate.rich("home.ask", {
                who: <bdi>{who(ask.focal_point_id)}</bdi>,
                when: date(dayOf(ask.asked_at), request),
                until: formatDate(language, dayOf(ask.expires_at)),
              })}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** What waits for whoever validates here: somebody else than who answered it. */
function Validation({ request, shown }: Parts): VNode | null {
  const { translate } = request;
  const waiting = shown.points.filter(({ awaits, state }) => awaits === "validator" && state === "waiting");
  if (waiting.length === 0 || !shown.validates) return null;
  return (
    <section aria-labelledby="validation">
      <h2 id="validation">
        {translate("home.validation")} <span class="count">{waiting.length}</span>
      </h2>
      <Form hidden={[formToken(request)]} label={translate("home.validation")}>
        {waiting.map((point) => (
          <Check key={point.id} name="point" value={point.id} checked={!point.own} disabled={point.own}>
            <PointWords {...{ translate }} act={point} held={shown.details} />
            {point.own ? <span class="small"> {translate("home.own")}</span> : null}
          </Check>
        ))}
        <Field id="reason" name="reason" label={translate("fresh.reason")} />
        <div class="form__acts">
          <Button name="do" value="accept">
            {translate("fresh.accept")}
          </Button>
          <Button name="do" value="refuse" is="plain">
            {translate("fresh.refuse")}
          </Button>
        </div>
      </Form>
    </section>
  );
}

/** What was answered, and what became of each point. */
function Answered({ request, shown }: Parts): VNode {
  const { translate } = request;
  return (
    <section aria-labelledby="answered">
      <h2 id="answered">{translate("home.answered")}</h2>
      {shown.points.length === 0 ? (
        <p class="small">{translate("home.answered-none")}</p>
      ) : (
        <Table
          caption={translate("home.answered-caption")}
          columns={[
            { label: translate("home.when"), is: "date" },
            { label: translate("home.point"), names: true },
            { label: translate("fresh.state") },
            { label: translate("fresh.act") },
          ]}
          groups={[{ rows: shown.points.map((point) => pointRow({ request, shown, point })) }]}
        />
      )}
    </section>
  );
}

function pointRow({
  request,
  shown,
  point,
}: Pick<Parts, "request" | "shown"> & { readonly point: AnsweredPoint }) {
  const { translate, person } = request;
  const { state, awaits, reason, proposer } = point;
  const mine = proposer.kind === "person" && proposer.name === person.id;
  return {
    id: `point-${point.id}`,
    cells: [
      date(dayOf(point.at), request),
      <PointWords key="words" {...{ translate }} act={point} held={shown.details} />,
      <>
        {translate(state === "waiting" ? `home.waits-${awaits}` : `home.state-${state}`)}
        {state === "refused" && reason !== "" ? (
          <>
            {" "}
            <bdi dir="auto">{reason}</bdi>
          </>
        ) : null}
      </>,
      mine && state === "waiting" ? (
        <DoForm
          key="withdraw"
          request={request}
          hidden={[
            { name: "do", value: "withdraw" },
            { name: "id", value: point.id },
          ]}
        >
          {translate("fresh.withdraw")}
        </DoForm>
      ) : undefined,
    ],
  };
}

/** Who acts for them: those we write to, and those who have an account. */
function People({ request, shown }: Parts): VNode {
  const { translate, language } = request;
  const contacts = shown.details.focalPoints.map((one) => ({
    id: one.id,
    cells: [
      <bdi key="name">{one.name}</bdi>,
      translate(`confirm.role-${one.role}`),
      languageName(one.language, language),
    ],
  }));
  const accounts = shown.people.map(({ id, name, roles }) => ({
    id,
    cells: [
      <bdi key="name">{name}</bdi>,
      roles.map((role) => translate(`person-role.${role}`)).join(comma(request)),
      translate("home.account"),
    ],
  }));
  return (
    <section aria-labelledby="people">
      <h2 id="people">{translate("home.people")}</h2>
      <Table
        caption={translate("home.people-caption")}
        columns={[
          { label: translate("confirm.name") },
          { label: translate("home.role") },
          { label: translate("home.reached") },
        ]}
        groups={[{ rows: [...contacts, ...accounts] }]}
      />
    </section>
  );
}

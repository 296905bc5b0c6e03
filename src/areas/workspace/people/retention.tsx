import type { VNode } from "preact";
import { asDay, dayOf } from "../../../kernel/partial-date.ts";
import { Button, Field, Form, Table, Time } from "../../../platform/html/index.ts";
import { addressOf, type EntryRoute, type WorkRequest } from "../../../platform/http/index.ts";
import { formatDate } from "../../../platform/i18n/index.ts";
import { changeRetention, readRetention, type ShownRule } from "../../access/index.ts";
import { formToken, renderWork } from "../pages/frame.tsx";
import { type OwnRequest, ownRoute } from "./own.ts";

type Retention = Awaited<ReturnType<typeof readRetention.run>>;

interface Parts {
  readonly request: WorkRequest;
  readonly retention: Retention;
}

/** The rules by which data are kept, what is due by them, and what they have done. */
function renderRetention(parts: Parts & { readonly problem?: string | undefined }): string {
  const { request, problem } = parts;
  const { translate, query } = request;
  return renderWork({
    ...{ request, title: translate("personal.retention"), problem },
    done: query.done === "changed" ? translate("people.done") : undefined,
    children: (
      <>
        <p class="prose">{translate("personal.retention-lead")}</p>
        <Rules {...parts} />
        <Requests {...parts} />
        <Days {...parts} />
      </>
    ),
  });
}

function Rules({ request, retention }: Parts): VNode {
  const { translate } = request;
  const rows = retention.rules.map((rule) => ({
    id: rule.id,
    cells: [
      <RuleWords key="rule" {...{ request, rule }} />,
      <Period key="period" {...{ request, rule }} />,
      rule.due === undefined ? translate("personal.due-elsewhere") : String(rule.due),
    ],
  }));
  return (
    <Table
      label={translate("personal.retention")}
      columns={[
        { label: translate("personal.rule") },
        { label: translate("personal.period") },
        { label: translate("personal.due"), is: "number" },
      ]}
      groups={[{ rows }]}
    />
  );
}

interface RuleProps {
  readonly request: WorkRequest;
  readonly rule: ShownRule;
}

const RuleWords = ({ request: { translate }, rule: { id } }: RuleProps): VNode => (
  <>
    {translate(`retention.rule.${id}`)}
    <br />
    <small class="small">{translate(`retention.purpose.${id}`)}</small>
  </>
);

function Period({ request, rule }: RuleProps): VNode {
  const { translate } = request;
  const { id, days, least, most, usual } = rule;
  return (
    <Form is="line" hidden={[formToken(request), { name: "rule", value: id }]}>
      <Field
        id={`days-${id}`}
        name="days"
        label={`${translate("personal.period")} – ${translate(`retention.rule.${id}`)}`}
        hint={translate("personal.range", { least, most, usual })}
        value={String(days)}
        required
      />
      <Button is="plain">{translate("people.save")}</Button>
    </Form>
  );
}

function Requests({ request, retention }: Parts): VNode {
  const { translate, language } = request;
  return (
    <section>
      <h2>{translate("personal.requests")}</h2>
      {retention.asked.length === 0 ? <p class="prose">{translate("personal.requests-none")}</p> : null}
      <ul>
        {retention.asked.map(({ id, name, asked_at }) => (
          <li key={id} class="line">
            <span class="line__when">
              <Time datetime={asked_at.slice(0, 10)}>{formatDate(language, dayOf(new Date(asked_at)))}</Time>
            </span>
            <span class="line__what">
              <a href={addressOf(language, `work/people/${id}`)}>
                <bdi>{name}</bdi>
              </a>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Days({ request, retention }: Parts): VNode {
  const { translate, language } = request;
  const rows = retention.days.map(({ id, counts }) => ({
    cells: [
      <Time key="day" datetime={id}>
        {formatDate(language, asDay(id) ?? request.today)}
      </Time>,
      <DayWords key="counts" {...{ request, counts }} />,
    ],
  }));
  return (
    <section>
      <h2>{translate("personal.history")}</h2>
      {rows.length === 0 ? (
        <p class="prose">{translate("personal.history-none")}</p>
      ) : (
        <Table
          label={translate("personal.history")}
          columns={[
            { label: translate("personal.day"), is: "date" },
            { label: translate("personal.erased-count") },
          ]}
          groups={[{ rows }]}
        />
      )}
    </section>
  );
}

/** What was erased of each kind; kinds of which nothing was are left out. */
function DayWords({
  request: { translate },
  counts,
}: {
  readonly request: WorkRequest;
  readonly counts: Retention["days"][number]["counts"];
}): VNode {
  const done = Object.entries(counts).filter(([, count]) => count > 0);
  if (done.length === 0) return <>{translate("personal.none")}</>;
  return (
    <ul>
      {done.map(([rule, count]) => (
        <li key={rule}>
          {translate.has(`retention.rule.${rule}`) ? translate(`retention.rule.${rule}`) : rule}{" "}
          <bdi>{count}</bdi>
        </li>
      ))}
    </ul>
  );
}

const show = async ({ work: request }: OwnRequest, problem?: string): Promise<string> =>
  renderRetention({ request, problem, retention: await request.door.ask(request.actor, readRetention, {}) });

export const retentionRoutes: readonly EntryRoute[] = [
  ownRoute({
    ...{ method: "GET", path: "work/people/retention", permission: "administer" },
    run: async (request) => ({ html: await show(request) }),
  }),
  ownRoute({
    ...{ method: "POST", path: "work/people/retention", permission: "administer" },
    async run({ work, form }) {
      const [id, days] = [form.text("rule"), form.text("days").trim()];
      const input = { id, days: /^\d{1,6}$/.test(days) ? Number(days) : days };
      await work.door.perform(work.actor, changeRetention, { input });
      return { to: "work/people/retention?done=changed" };
    },
    refused: (request, problem) => show(request, problem),
  }),
];

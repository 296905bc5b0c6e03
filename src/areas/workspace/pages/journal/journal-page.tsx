import type { VNode } from "preact";
import { Button, Check, Field, Form, Notice, Paging } from "../../../../platform/html/index.ts";
import { addressOf, type WorkRequest } from "../../../../platform/http/index.ts";
import type { ChainState } from "../../journal/export-store.ts";
import type { PresentRows } from "../../journal/present.ts";
import type { JournalPage, ToldAct } from "../../journal/queries.ts";
import { renderWork } from "../frame.tsx";
import { instant } from "../partners/words.tsx";
import { Line } from "../today/line.tsx";
import { ChangeWords, LevelTag } from "./changes.tsx";

/** What was asked for, as it was written. */
export type JournalAsked = Readonly<
  Partial<Record<"who" | "act" | "thing" | "from" | "to" | "levels", string>>
>;

export interface JournalProps {
  readonly asked: JournalAsked;
  readonly page: JournalPage;
  /** Where it was asked whether the chain is whole. */
  readonly chain: ChainState | undefined;
  /** The rows that were changed, as they are now. */
  readonly present: PresentRows;
  /** What was wrong with what was asked. */
  readonly problem: string | undefined;
}

interface Parts extends JournalProps {
  readonly request: WorkRequest;
}

const searchOf = (asked: JournalAsked, more: Readonly<Record<string, string>> = {}): string => {
  const query = new URLSearchParams({ ...asked, ...more });
  return query.size === 0 ? "" : `?${query}`;
};

/** What was done, by whom, why, and what it changed. */
export function renderJournal(request: WorkRequest, props: JournalProps): string {
  const { translate, language } = request;
  const { page, asked, problem } = props;
  const parts = { request, ...props };
  return renderWork({
    request,
    title: translate("journal.title"),
    problem,
    children: (
      <>
        <p class="prose">{translate("journal.lead")}</p>
        <Filters {...parts} />
        <Chain {...parts} />
        <section class="day" aria-labelledby="acts">
          <h2 id="acts">{translate("journal.acts")}</h2>
          {page.acts.length === 0 ? (
            <p class="small">{translate("journal.none")}</p>
          ) : (
            <ul>
              {page.acts.map((act) => (
                <ActLine key={act.id} {...parts} act={act} />
              ))}
            </ul>
          )}
        </section>
        {page.next === undefined ? null : (
          <Paging
            label={translate("journal.pages")}
            place=""
            after={{
              href: addressOf(language, "work/journal", searchOf(asked, { before: String(page.next) })),
              text: translate("journal.earlier"),
            }}
          />
        )}
      </>
    ),
  });
}

function Filters({ request, asked }: Parts): VNode {
  const { translate, language } = request;
  return (
    <Form
      action={addressOf(language, "work/journal")}
      method="get"
      is="line"
      label={translate("journal.narrow")}
    >
      <Field id="who" name="who" label={translate("journal.who")} value={asked.who} />
      <Field id="act" name="act" label={translate("journal.act")} value={asked.act} />
      <Field id="thing" name="thing" label={translate("journal.thing")} value={asked.thing} />
      <Field id="from" name="from" type="date" label={translate("journal.from")} value={asked.from} />
      <Field id="to" name="to" type="date" label={translate("journal.to")} value={asked.to} />
      <Check name="levels" checked={asked.levels !== undefined}>
        {translate("journal.levels")}
      </Check>
      <Button is="plain">{translate("today.show")}</Button>
      {Object.keys(asked).length === 0 ? null : (
        <a href={addressOf(language, "work/journal")}>{translate("journal.all")}</a>
      )}
    </Form>
  );
}

/** Whether the chain is whole, and the way to take it along. */
function Chain({ request, chain, asked }: Parts): VNode {
  const { translate, language } = request;
  const verify = addressOf(language, "work/journal", searchOf(asked, { verify: "on" }));
  return (
    <>
      <p class="prose">
        <a href={verify}>{translate("journal.verify")}</a> ·{" "}
        <a href={addressOf(language, "work/journal/export")}>{translate("journal.export")}</a>{" "}
        <span class="small">
          {translate.rich("journal.how", { script: <code>docs/verify-journal.mjs</code> })}
        </span>
      </p>
      {chain === undefined ? null : <ChainWords {...{ request, chain }} />}
    </>
  );
}

function ChainWords({
  request,
  chain,
}: {
  readonly request: WorkRequest;
  readonly chain: ChainState;
}): VNode {
  const { translate } = request;
  const { broken, seals, entries, unsealed, head } = chain;
  if (broken !== undefined)
    return (
      <Notice is="refused" lead={translate("journal.broken")}>
        {translate.rich("journal.broken-at", { entry: <bdi dir="ltr">{`${broken.kind} ${broken.id}`}</bdi> })}
      </Notice>
    );
  return (
    <Notice is="done" lead={translate("journal.whole")}>
      {translate("journal.totals", { entries, seals, unsealed })}{" "}
      {translate.rich("journal.head", { head: <bdi dir="ltr">{head}</bdi> })}
    </Notice>
  );
}

function ActLine({ request, page, act, present }: Parts & { readonly act: ToldAct }): VNode {
  const { translate } = request;
  const { by, seal } = act;
  const rest = act.count - act.changes.length;
  return (
    <Line
      when={instant(act.at.toISOString(), request)}
      what={
        <>
          {translate.has(`act.${act.act}`) ? translate(`act.${act.act}`) : null}{" "}
          <bdi dir="ltr">{act.act}</bdi>{" "}
          {act.changes.map((change) => (
            <LevelTag key={change.id} {...{ request, change, page }} />
          ))}
          {act.why === "" ? null : (
            <p class="small">{translate.rich("journal.why", { why: <bdi dir="auto">{act.why}</bdi> })}</p>
          )}
          {act.changes.length === 0 ? null : (
            <details>
              <summary>{translate("journal.changes", { count: act.count })}</summary>
              <ul>
                {act.changes.map((change) => (
                  <ChangeWords key={change.id} {...{ request, change, page, present }} />
                ))}
                {rest > 0 ? <li>{translate("journal.more-changes", { count: rest })}</li> : null}
              </ul>
            </details>
          )}
        </>
      }
      from={
        by.kind === "person" ? (
          <bdi>{page.people.get(by.name) ?? by.name}</bdi>
        ) : (
          <>
            {translate(`journal.by-${by.kind}`)} <bdi dir="ltr">{by.name}</bdi>
          </>
        )
      }
      acts={
        <span class="small">
          {seal === undefined ? translate("journal.unsealed") : translate("journal.sealed", { seal })}
        </span>
      }
    />
  );
}

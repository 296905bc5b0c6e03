import type { VNode } from "preact";
import { directionOf, type Language } from "../../../../kernel/language.ts";
import { Absent, Button, Field, Form } from "../../../../platform/html/index.ts";
import { addressOf, type WorkRequest } from "../../../../platform/http/index.ts";
import { languageName } from "../../../../platform/i18n/index.ts";
import { type ChangedLine, changedWords } from "../../waiting/page-lines.ts";
import type { PageChange, PublicChange } from "../../waiting/public-view.ts";
import type { WaitingAct } from "../../waiting/queries.ts";
import { formToken, renderWork } from "../frame.tsx";
import { Beside, Proposed } from "./beside.tsx";
import { Further } from "./further.tsx";
import { Parts } from "./parts.tsx";

/** A waiting act with what the public would see, or why it cannot be done any more. */
export type ShownWaiting =
  | {
      readonly waiting: WaitingAct;
      readonly change: PublicChange;
      /** The parts of it that the reader has read, where it stands in several. */
      readonly read: readonly number[];
      readonly problem?: undefined;
    }
  | { readonly waiting: WaitingAct; readonly change?: undefined; readonly problem: string };

export interface PublicationProps {
  /** The one that is shown with its difference; none where nothing waits, or the one asked for does not. */
  readonly shown: ShownWaiting | undefined;
  /** All that wait, oldest first. */
  readonly acts: readonly WaitingAct[];
  /** Where the one that is shown stands among them. */
  readonly at: number;
  /** What people are called, by id. */
  readonly names: ReadonlyMap<string, string>;
  /** What was wrong with what was sent for one of them. */
  readonly problem: { readonly id: string; readonly message: string } | undefined;
}

/** Lines of one language that are shown; more are counted. */
const mostLines = 40;

const dones = ["approved", "passed-on", "refused", "part-read"] as const;

/** What waits for publication: one with the difference that the public would see, the others as a list beside it. */
export function renderPublication(
  request: WorkRequest,
  { shown, acts, at, names, problem }: PublicationProps,
): string {
  const { translate, query } = request;
  const done = dones.find((one) => one === query.done);
  return renderWork({
    request,
    title: translate("diff.title"),
    stand: translate("diff.stand", { count: acts.length }),
    done: done && translate(`diff.done-${done}`),
    problem: shown === undefined ? problem?.message : undefined,
    children: (
      <>
        <p class="prose">{translate(acts.length === 0 ? "diff.none" : "diff.lead")}</p>
        {shown === undefined ? null : (
          <Waiting
            {...{ request, one: shown, names, at: at + 1 }}
            problem={problem?.id === shown.waiting.id ? problem.message : undefined}
          />
        )}
        <Beside {...{ request, acts, names }} shown={shown?.waiting.id} />
      </>
    ),
  });
}

interface WaitingProps {
  readonly request: WorkRequest;
  readonly one: ShownWaiting;
  readonly names: ReadonlyMap<string, string>;
  readonly at: number;
  readonly problem: string | undefined;
}

function Waiting({ request, one, names, at, problem }: WaitingProps): VNode {
  const { translate, can } = request;
  const { waiting, change } = one;
  const heading = `waiting-${waiting.id}`;
  return (
    <section class="diff" aria-labelledby={heading}>
      <div class="diff__head">
        <span class="diff__n">{at}</span>
        <h2 id={heading}>{translate(`act.${waiting.act}`)}</h2>
        <span />
        <p class="diff__why">
          <Proposed {...{ request, waiting, names }} />
        </p>
        {problem === undefined ? null : (
          <p class="diff__why field__error" role="alert">
            {problem}
          </p>
        )}
      </div>
      {change === undefined ? (
        <p class="diff__why">{translate("diff.impossible", { problem: one.problem ?? "" })}</p>
      ) : (
        <Changes {...{ request, change }} id={waiting.id} read={one.read ?? []} />
      )}
      {can("publish") ? <Refuse {...{ request }} id={waiting.id} /> : null}
    </section>
  );
}

interface ChangesProps {
  readonly request: WorkRequest;
  readonly change: PublicChange;
  readonly id: string;
  readonly read: readonly number[];
}

/** The difference with a box for every language that changes, and the act at its end. */
function Changes({ request, change, id, read }: ChangesProps): VNode {
  const { translate, can } = request;
  const hidden = [
    formToken(request),
    { name: "id", value: id },
    { name: "digest", value: change.digest },
    ...(change.parts === 1 ? [] : [{ name: "part", value: String(change.part) }]),
  ];
  const changes = change.pages.some((page) => page.languages.some(({ lines }) => lines.length > 0));
  const rows = change.pages.map((page, at) => {
    const before = change.pages.slice(0, at);
    return <PageDiff key={page.address} {...{ request, page, before }} />;
  });
  return (
    <Form hidden={hidden} id={`publish-${id}`}>
      {rows}
      {changes ? null : <p class="prose">{translate("diff.no-lines")}</p>}
      <Further {...{ request, change }} />
      <p class="small">
        {translate.rich("diff.proof", { digest: <bdi dir="ltr">{change.digest.slice(0, 16)}</bdi> })}
      </p>
      {change.parts === 1 ? null : <Parts {...{ request, change, id, read }} />}
      {can("publish") ? (
        <div class="form__acts">
          {change.parts > 1 && !read.includes(change.part) ? (
            <Button name="verb" value="part">
              {translate("diff.part-read")}
            </Button>
          ) : null}
          {read.length < change.parts && change.parts > 1 ? null : (
            <Button name="verb" value="publish">
              {translate("diff.approve")}
            </Button>
          )}
        </div>
      ) : null}
    </Form>
  );
}

function Refuse({ request, id }: { request: WorkRequest; id: string }): VNode {
  const { translate } = request;
  return (
    <Form is="line" hidden={[formToken(request), { name: "id", value: id }]}>
      <Field id={`reason-${id}`} name="reason" label={translate("diff.reason")} />
      <Button is="plain" name="verb" value="refuse">
        {translate("diff.refuse")}
      </Button>
    </Form>
  );
}

interface PageDiffProps {
  readonly request: WorkRequest;
  readonly page: PageChange;
  /** The pages that stand above it: each language is ticked once, where it changes first. */
  readonly before: readonly PageChange[];
}

const changesIn = (page: PageChange, language: Language): boolean =>
  page.languages.some((one) => one.language === language && one.lines.length > 0);

function PageDiff({ request, page, before }: PageDiffProps): VNode {
  const { translate, language } = request;
  const changing = page.languages.filter(({ lines }) => lines.length > 0);
  const same = page.languages.length - changing.length;
  return (
    <div class="diff__rows">
      <p class="small">
        {translate(`diff.page-${page.is}`)}{" "}
        <a href={addressOf(language, page.address)}>
          <bdi dir="ltr">{addressOf(language, page.address)}</bdi>
        </a>
      </p>
      {changing.map((one) => (
        <LanguageRow
          key={one.language}
          {...{ request, ...one }}
          of={one.language}
          ticked={!before.some((above) => changesIn(above, one.language))}
        />
      ))}
      {same === 0 ? null : (
        <div class="diff__row">
          <span />
          <span />
          <Absent>{translate("diff.unchanged", { count: same })}</Absent>
          <span />
        </div>
      )}
    </div>
  );
}

interface RowProps {
  readonly request: WorkRequest;
  readonly of: Language;
  readonly lines: readonly ChangedLine[];
  /** Whether the box of the language stands here. */
  readonly ticked: boolean;
}

function LanguageRow({ request, of, lines, ticked }: RowProps): VNode {
  const { translate, language } = request;
  const name = languageName(of, language);
  const more = lines.length - mostLines;
  return (
    <div class="diff__row">
      {ticked ? (
        <input
          type="checkbox"
          class="tick"
          name="read"
          value={of}
          aria-label={translate("diff.read", { language: name })}
        />
      ) : (
        <span />
      )}
      <span>{name}</span>
      <div lang={of} dir={directionOf(of)}>
        {lines.slice(0, mostLines).map((line) => (
          <p key={`${line.before} ${line.after}`}>
            <Words {...{ line, of }} />
          </p>
        ))}
        {more > 0 ? <p class="small">{translate("diff.more", { count: more })}</p> : null}
      </div>
      <span />
    </div>
  );
}

/** Struck against underlined, and readable in grey. */
function Words({ line, of }: { line: ChangedLine; of: Language }): VNode {
  if (line.before === undefined) return <ins>{line.after}</ins>;
  if (line.after === undefined) return <del>{line.before}</del>;
  return (
    <bdi>
      {changedWords(line, of).map(({ text, is }, at) => {
        const key = `${at} ${text}`;
        if (is === "new") return <ins key={key}>{text}</ins>;
        return is === "gone" ? <del key={key}>{text}</del> : <span key={key}>{text}</span>;
      })}
    </bdi>
  );
}

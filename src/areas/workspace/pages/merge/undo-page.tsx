import type { VNode } from "preact";
import { Button, Check, Form, Link, Notice, TextArea } from "../../../../platform/html/index.ts";
import { addressOf, type WorkRequest } from "../../../../platform/http/index.ts";
import type { ListedMerge, UndoPreview } from "../../../registry/index.ts";
import { type PresentRows, presentKey } from "../../journal/present.ts";
import type { WaitingAct } from "../../waiting/queries.ts";
import { formToken, renderWork } from "../frame.tsx";
import { colon, instant, type PeopleNames, recordAddress, words } from "../partners/words.tsx";
import { doneOf, listPath } from "./address.ts";
import { type Settled, settledPrefix } from "./choices.ts";
import { changeWords, rowWords, tableWords } from "./row-words.tsx";

export interface UndoProps {
  readonly request: WorkRequest;
  readonly merge: ListedMerge;
  readonly undo: UndoPreview;
  /** The rows that were changed since, as they are now. */
  readonly present: PresentRows;
  readonly people: PeopleNames;
  readonly waiting: readonly WaitingAct[];
  readonly problem?: string | undefined;
  readonly typed?: { readonly why: string; readonly settled: Settled } | undefined;
}

/** A merge that stands, with what was changed since and what stands in the way of undoing it. */
export function renderUndo(props: UndoProps): string {
  const { request, merge, undo, people, waiting, problem } = props;
  const { translate, language, can } = request;
  const { kept, merged, done } = merge;
  const keptName = kept.label === undefined ? <bdi>{kept.id}</bdi> : words(kept.label.name, request);
  return renderWork({
    request,
    title: translate("merge.undo-title"),
    stand: <Link href={addressOf(language, listPath)}>{translate("merge.title")}</Link>,
    done: doneOf(request),
    problem,
    children: (
      <>
        {waiting.length === 0 ? null : (
          <Notice is="warn" lead={translate("merge.pending")}>
            <Link href={addressOf(language, "work/publication")}>{translate("register.to-publication")}</Link>
          </Notice>
        )}
        <p class="prose">
          {translate.rich("merge.undo-lead", {
            kept: <Link href={recordAddress(request, kept.id)}>{keptName}</Link>,
            merged: <bdi>{merged.name.text}</bdi>,
          })}{" "}
          {done.at === null
            ? null
            : translate.rich("merge.undo-by", {
                who: <bdi>{people.get(done.by ?? "") ?? done.by ?? ""}</bdi>,
                when: instant(done.at.toISOString(), request),
              })}
          {done.why ? (
            <>
              {" "}
              {translate("register.why")}
              {colon(request)}
              <bdi>{done.why}</bdi>
            </>
          ) : null}
        </p>
        <p class="prose">{translate("merge.made-rows", countsOf(merge))}</p>
        {undo.upon === undefined ? null : <Notice is="warn" lead={translate("merge.upon")} />}
        {can("keep-register") && undo.upon === undefined ? <UndoForm {...props} /> : null}
      </>
    ),
  });
}

export const countsOf = ({ moved, changed, folded, removed }: ListedMerge) => ({
  ...{ moved: String(moved), changed: String(changed) },
  ...{ folded: String(folded), removed: String(removed) },
});

function UndoForm(props: UndoProps): VNode {
  const { request, undo, typed } = props;
  const { translate } = request;
  const { changed } = undo;
  return (
    <section aria-labelledby="undo">
      <h2 id="undo">{translate("merge.undo-heading")}</h2>
      <p class="prose">
        {changed.length === 0
          ? translate("merge.undo-clean")
          : translate("merge.undo-changed", { count: changed.length })}
      </p>
      <Form
        is="wide"
        hidden={[formToken(request), { name: "verb", value: "undo" }, { name: "merge", value: undo.merge }]}
      >
        {changed.map((row) => (
          <ChangedRow key={row.ids[0]} {...{ ...props, row }} />
        ))}
        <TextArea id="why" name="why" rows={2} label={translate("register.why")} value={typed?.why} />
        <div class="form__acts">
          <Button>{translate("merge.undo-do")}</Button>
        </div>
      </Form>
    </section>
  );
}

/** A row that was changed since: as it was, as the merge left it, and the choice between the two ways. */
function ChangedRow({
  request,
  row,
  people,
  typed,
  present,
}: UndoProps & { readonly row: UndoPreview["changed"][number] }) {
  const { translate } = request;
  const now = present.get(presentKey(row.table, row.row_id));
  const [id = ""] = row.ids;
  const said = row.ids.map((one) => typed?.settled[one]).find((one) => one !== undefined);
  const name = `${settledPrefix}${id}`;
  return (
    <fieldset>
      <legend>
        {tableWords(row.table, request)}
        {colon(request)}
        {translate(`merge.change-${row.change}`)}
      </legend>
      <div class="prose">
        <p>
          {translate("register.before")}
          {colon(request)}
          {changeWords(row.table, row.before, request)}
        </p>
        <p>
          {translate("merge.after")}
          {colon(request)}
          {changeWords(row.table, row.after, request)}
        </p>
        {now === undefined ? null : (
          <p>
            {translate("merge.now")}
            {colon(request)}
            {rowWords(row.table, now, request)}
          </p>
        )}
        {row.now.at === null ? null : (
          <p class="small">
            {translate.rich("merge.undo-by", {
              who: <bdi>{people.get(row.now.by ?? "") ?? row.now.by ?? ""}</bdi>,
              when: instant(row.now.at.toISOString(), request),
            })}
          </p>
        )}
      </div>
      <Check is="radio" name={name} value="restore" checked={said === "restore"}>
        {translate("merge.restore")}
      </Check>
      <Check is="radio" name={name} value="leave" checked={said === "leave"}>
        {translate("merge.leave")}
      </Check>
    </fieldset>
  );
}

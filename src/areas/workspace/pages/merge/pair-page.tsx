import type { VNode } from "preact";
import { isLanguage } from "../../../../kernel/language.ts";
import { Button, Choice, Form, Link, Notice, Table, TextArea } from "../../../../platform/html/index.ts";
import { addressOf, type WorkRequest } from "../../../../platform/http/index.ts";
import { languageName } from "../../../../platform/i18n/index.ts";
import type { MergePreview } from "../../../registry/index.ts";
import type { WaitingAct } from "../../waiting/queries.ts";
import { formToken, renderWork, Send } from "../frame.tsx";
import { capital, colon, recordAddress, words } from "../partners/words.tsx";
import { doneOf, listPath, pairPath } from "./address.ts";
import { choicePrefix, choiceValue } from "./choices.ts";
import { DistinctForm } from "./distinct.tsx";
import { type FactOfPreview, FactsTable } from "./facts-table.tsx";
import { fieldValue, fieldWords } from "./row-words.tsx";

export interface PairProps {
  readonly request: WorkRequest;
  readonly preview: MergePreview;
  /** What waits for publication already. */
  readonly waiting: readonly WaitingAct[];
  readonly problem?: string | undefined;
  readonly typed?: { readonly why: string; readonly reason: string } | undefined;
}

/** Two parties side by side: every fact of both, and what would become of it. */
export function renderPair(props: PairProps): string {
  const { request, preview, waiting, problem } = props;
  const { translate, language } = request;
  const { kept, merged, distinct } = preview;
  return renderWork({
    request,
    title: translate("merge.pair-title"),
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
          {translate.rich("merge.pair-lead", {
            kept: <Named {...{ request, party: kept }} />,
            merged: <Named {...{ request, party: merged }} />,
          })}{" "}
          <Link href={addressOf(language, pairPath(merged.id, kept.id))}>{translate("merge.swap")}</Link>
        </p>
        <ChoicesForm {...props} />
        <FieldsTable {...props} />
        <FactsTable request={request} facts={preview.facts} />
        {request.can("keep-register") ? <Acts {...props} /> : null}
        {distinct === undefined || request.can("keep-register") ? null : (
          <p class="prose">{translate("merge.distinct-is", { reason: distinct })}</p>
        )}
      </>
    ),
  });
}

type Party = MergePreview["kept"];

/** With its id: two that are to be made one often have one name. */
const named = ({ name, id }: Party): string => `${name.text} (${id})`;

const Named = ({ request, party }: { readonly request: WorkRequest; readonly party: Party }): VNode => (
  <>
    <Link href={recordAddress(request, party.id)}>{words(party.name, request)}</Link>{" "}
    <bdi dir="ltr">({party.id})</bdi>
  </>
);

/** What two parties cannot both have: what it is called, and what each says. */
function conflictWords(key: string, { request, preview }: PairProps) {
  const { translate, language } = request;
  const [what = "", name = "", of = ""] = key.split(":");
  const says = preview.facts
    .filter(({ conflict }) => conflict === key)
    .sort((a, b) => a.of.localeCompare(b.of, "en"))
    .map(saidBy);
  const hint = says.length === 0 ? undefined : says.join(" · ");
  if (what === "field") return { label: fieldWords(name, request), hint };
  if (what === "identifier") return { label: translate("merge.identifier-of", { register: name }), hint };
  const written = isLanguage(of) ? languageName(of, language) : of;
  const label = translate("merge.name-of", { type: translate(`name.${name}`), language: written });
  return { label: capital(label, language), hint };
}

const saidBy = ({ row }: FactOfPreview): string => String(row.name ?? row.value ?? "");

/** Where both say something: which is to stand. By address, so that the preview below shows what is chosen. */
function ChoicesForm(props: PairProps): VNode | null {
  const { request, preview } = props;
  const { translate, language } = request;
  const { kept, merged, conflicts } = preview;
  if (conflicts.length === 0) return null;
  const optionWords = {
    kept: translate("merge.option-of", { party: named(kept) }),
    merged: translate("merge.option-of", { party: named(merged) }),
    both: translate("merge.option-both"),
    none: translate("merge.option-none"),
  };
  return (
    <section aria-labelledby="choices">
      <h2 id="choices">{translate("merge.choices")}</h2>
      <p class="prose">{translate("merge.choices-lead")}</p>
      <Form method="get" action={addressOf(language, pairPath(kept.id, merged.id))}>
        {conflicts.map(({ key, chosen, options }, at) => {
          const { label, hint } = conflictWords(key, props);
          return (
            <Choice
              key={key}
              {...{ id: `choice-${at}`, name: `${choicePrefix}${key}`, label, value: chosen }}
              hint={hint === undefined ? undefined : <bdi>{hint}</bdi>}
              options={options.map((value) => ({ value, text: optionWords[value] }))}
            />
          );
        })}
        <div class="form__acts">
          <Button is="plain">{translate("merge.choices-show")}</Button>
        </div>
      </Form>
    </section>
  );
}

function FieldsTable({ request, preview }: PairProps): VNode {
  const { translate } = request;
  const { kept, merged, fields } = preview;
  return (
    <section aria-labelledby="fields">
      <h2 id="fields">{translate("register.section-facts")}</h2>
      <Table
        label={translate("register.section-facts")}
        columns={[
          { label: translate("register.field"), names: true },
          { label: `${translate("merge.column-kept")}${colon(request)}${kept.id}` },
          { label: `${translate("merge.column-merged")}${colon(request)}${merged.id}` },
          { label: translate("merge.after") },
        ]}
        groups={[
          {
            rows: fields.map((field) => ({
              cells: [
                fieldWords(field.field, request),
                <bdi key="kept">{fieldValue(field.kept, request)}</bdi>,
                <bdi key="merged">{fieldValue(field.merged, request)}</bdi>,
                translate(`merge.field-${field.does}`),
              ],
            })),
          },
        ]}
      />
    </section>
  );
}

/** To merge, or to note that the two are not the same. */
function Acts({ request, preview, typed }: PairProps): VNode {
  const { translate } = request;
  const { kept, merged, conflicts, digest, distinct } = preview;
  if (distinct !== undefined)
    return (
      <section aria-labelledby="distinct">
        <h2 id="distinct">{translate("merge.distinct-do")}</h2>
        <p class="prose">{translate("merge.distinct-is", { reason: distinct })}</p>
        <Form hidden={[formToken(request)]} label={translate("merge.distinct-undo")}>
          <div class="form__acts">
            <Button is="plain" name="verb" value="undistinct">
              {translate("merge.distinct-undo")}
            </Button>
          </div>
        </Form>
      </section>
    );
  const chosen = conflicts.map(({ key, chosen: option }) => ({
    name: "choice",
    value: choiceValue(key, option),
  }));
  const hidden = [formToken(request), { name: "verb", value: "merge" }, { name: "previewed", value: digest }];
  return (
    <>
      <section aria-labelledby="do-merge">
        <h2 id="do-merge">{translate("merge.do-heading")}</h2>
        <p class="prose">{translate("merge.do-lead")}</p>
        <Form hidden={[...hidden, ...chosen]} label={translate("merge.do-heading")}>
          <TextArea id="why" name="why" rows={2} label={translate("register.why")} value={typed?.why} />
          <Send>{translate("merge.do")}</Send>
        </Form>
      </section>
      <section aria-labelledby="distinct">
        <h2 id="distinct">{translate("merge.distinct-do")}</h2>
        <DistinctForm {...{ request, one: kept.id, other: merged.id, reason: typed?.reason ?? "" }} />
      </section>
    </>
  );
}

import type { VNode } from "preact";
import { EntenteError } from "../../../../../kernel/errors.ts";
import { handlingLevels } from "../../../../../kernel/handling.ts";
import { languages } from "../../../../../kernel/language.ts";
import { Check, Choice, Field, Form, Link, TextArea } from "../../../../../platform/html/index.ts";
import {
  addressOf,
  problemOf,
  type WorkBody,
  type WorkForm,
  type WorkPage,
  type WorkRequest,
} from "../../../../../platform/http/index.ts";
import { languageName } from "../../../../../platform/i18n/index.ts";
import { addParty, type LikeParty, type PartyLabel } from "../../../../registry/index.ts";
import { send } from "../../../waiting/send.ts";
import { formToken, renderWork, Send } from "../../frame.tsx";
import { FactField } from "../facts/fact-form.tsx";
import type { FieldContext } from "../facts/fields.ts";
import { type FieldErrors, fieldOfCode } from "../facts/input.ts";
import type { Values } from "../facts/rows.ts";
import { capital, levelWord, recordAddress, recordPath, words } from "../words.tsx";
import { likeParties, nameField, namesIn, newFields, newParty, typedIn } from "./input.ts";

const path = "work/partners/new";

interface Shown {
  readonly values: Values;
  readonly errors: FieldErrors;
  readonly candidates: Readonly<Record<string, readonly PartyLabel[]>>;
  /** Parties that the new one may be. */
  readonly like: readonly LikeParty[];
  readonly why: string;
  readonly problem?: string | undefined;
}

/** What stands where a name is typed that another party has, or one like it; filled anew while one types. */
function Like({ request, like }: { request: WorkRequest; like: readonly LikeParty[] }): VNode {
  const { translate, language } = request;
  const fields = [...languages.map(nameField), "acronym"].join(" ");
  return (
    <div
      id="like"
      aria-live="polite"
      data-island="partners-like"
      data-fields={fields}
      data-address={addressOf(language, path)}
    >
      {like.length === 0 ? null : (
        <section class="notice" data-is="warn" aria-labelledby="like-heading">
          <h2 id="like-heading">{translate("register.like-heading", { count: like.length })}</h2>
          <ul>
            {like.map(({ party, matched, reason }) => (
              <li key={party.id}>
                <Link href={recordAddress(request, party.id)}>{words(party.name, request)}</Link>{" "}
                <span class="small">
                  {translate(`find.reason.${reason}`)}
                  {" · "}
                  <bdi lang={matched.language}>{matched.text}</bdi>
                </span>
              </li>
            ))}
          </ul>
          <Check name="not-these" value={like.map(({ party }) => party.id).join(" ")}>
            {translate("register.like-none")}
          </Check>
        </section>
      )}
    </div>
  );
}

/** Its names: the official one in each language that has one, and an acronym. */
function NameFields({ request, shown }: { request: WorkRequest; shown: Shown }): VNode {
  const { translate, language } = request;
  const { values, errors } = shown;
  const options = languages.map((value) => ({
    value,
    text: capital(languageName(value, language), language),
  }));
  return (
    <>
      <fieldset>
        <legend>{translate("register.new-names")}</legend>
        <div class="stack">
          {languages.map((of) => (
            <Field
              key={of}
              {...{ id: `field-${nameField(of)}`, name: nameField(of) }}
              {...{
                label: capital(languageName(of, language), language),
                value: values[nameField(of)] ?? "",
              }}
              error={errors[nameField(of)]}
            />
          ))}
        </div>
      </fieldset>
      <div class="form__pair">
        <Field
          {...{ id: "field-acronym", name: "acronym", label: capital(translate("name.acronym"), language) }}
          {...{ value: values.acronym ?? "", error: errors.acronym }}
        />
        <Choice
          {...{ id: "field-acronym-language", name: "acronym-language", options }}
          label={translate("register.new-acronym-language")}
          value={values["acronym-language"] || language}
        />
      </div>
    </>
  );
}

function page(request: WorkRequest, shown: Shown): string {
  const { translate, language } = request;
  const context: FieldContext = { request, names: [], regions: [], accounts: [], states: [] };
  const state = { ...shown };
  return renderWork({
    request,
    title: translate("register.add-party"),
    stand: <Link href={addressOf(language, "work/partners")}>{translate("register.to-list")}</Link>,
    problem: shown.problem,
    islands: ["partners-like"],
    children: (
      <Form action={addressOf(language, path)} hidden={[formToken(request)]}>
        <NameFields {...{ request, shown }} />
        <Like request={request} like={shown.like} />
        {newFields.map((field) => (
          <FactField key={field.name} {...{ field, context, state }} />
        ))}
        <Choice
          {...{ id: "field-level", name: "level", label: translate("register.facet-level") }}
          value={shown.values.level || "public"}
          options={handlingLevels.map((value) => ({ value, text: levelWord(value, request) }))}
          hint={translate("register.hint-new-level")}
        />
        <TextArea
          {...{ id: "field-why", name: "why", label: translate("register.why"), rows: 2, value: shown.why }}
          hint={translate("register.hint-why")}
        />
        <Send>{translate("register.add-party")}</Send>
      </Form>
    ),
  });
}

const first = (request: WorkRequest): Values => ({
  ...{ status: "active", verification: "verified", verified_on: request.today, category: "prose" },
  ...{ kind: "intergovernmental", "acronym-language": request.language, level: "public" },
});

/** The empty form; `like` asks while somebody types who is named like that. */
async function show(request: WorkRequest): Promise<string> {
  const typed = request.query.like;
  const like = typed === undefined ? [] : await likeParties(request, typed.split("\n"));
  return page(request, { values: first(request), errors: {}, candidates: {}, like, why: "" });
}

/** Nothing is added while a party may be there already, unless who adds it has looked at just these and said no. */
async function act(request: WorkRequest, form: WorkForm): Promise<string | WorkBody> {
  const chosen = form.text("parent_id-is");
  const values = { ...typedIn(form), ...(chosen === "" ? {} : { parent_id: chosen }) };
  const { input, errors, candidates } = await newParty(request, values);
  const names = namesIn(values, request).map(({ name }) => name);
  const seen = new Set(form.text("not-these").split(" "));
  const found = await likeParties(request, names);
  const like = found.some(({ party }) => !seen.has(party.id)) ? found : [];
  const again = (more: Partial<Shown> = {}, status = 400): WorkBody => ({
    ...{ type: "text/html; charset=utf-8", status },
    body: page(request, { values, errors, candidates, like, why: form.text("why"), ...more }),
  });
  if (Object.keys(errors).length > 0) return again();
  if (like.length > 0) return again({ problem: request.translate("register.like-problem") }, 409);
  try {
    const sent = await send(request, addParty, { input, why: form.text("why") });
    return sent.kind === "waits" ? "work/partners?done=waits" : recordPath(sent.output.id, "?done=added");
  } catch (error) {
    if (!(error instanceof EntenteError)) throw error;
    const { message, status, code } = problemOf(error, request.translate, "");
    const field = fieldOfCode("facts", code);
    return field === undefined
      ? again({ like: found, problem: message }, status)
      : again({ like: found, errors: { [field]: message } }, status);
  }
}

/** A new party: who is named like it is shown before it is added, and while its name is typed. */
export const newPages: readonly WorkPage[] = [
  { path: "partners/new", permission: "keep-register", render: show, form: { act } },
];

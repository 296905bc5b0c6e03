import type { ComponentChildren, VNode } from "preact";
import type { EntenteError } from "../../../kernel/errors.ts";
import type { Language } from "../../../kernel/language.ts";
import {
  Absent,
  Button,
  Check,
  ExternalLink,
  Field,
  Foreign,
  Form,
  type HiddenInput,
  TextArea,
} from "../../../platform/html/index.ts";
import { languageName, type Translate } from "../../../platform/i18n/index.ts";
import {
  type AnswerFields,
  type Correctable,
  correctable,
  detailFault,
  fieldOf,
  websiteFault,
} from "./answer.ts";
import { type AskedFocalPoint, type Details, seenOf } from "./details.ts";

/** What a detail is called. */
export const detailWord = (detail: Correctable, translate: Translate): string =>
  translate(detail === "title" ? "confirm.title-of" : `confirm.${detail}`);

export interface DetailsParts {
  readonly language: Language;
  readonly translate: Translate;
  readonly details: Details;
}

const rowOf = (label: string, value: ComponentChildren): VNode => (
  <div key={label}>
    <dt>{label}</dt>
    <dd>{value}</dd>
  </div>
);

/** What we hold about a partner, to be read at a glance. */
export function HeldDetails({ language, translate, details }: DetailsParts): VNode {
  const { official, website, focalPoints, offices } = details;
  const none = <Absent>{translate("confirm.none")}</Absent>;
  return (
    <dl class="held">
      {rowOf(translate("confirm.official"), official === undefined ? none : official.text)}
      {rowOf(
        translate("confirm.website"),
        website.address === "" ? none : <ExternalLink href={website.address} />,
      )}
      {focalPoints.length === 0 ? rowOf(translate("confirm.focal-points"), none) : null}
      {focalPoints.map((one) => (
        <div key={one.id}>
          <dt>{translate(`confirm.role-${one.role}`)}</dt>
          <dd>
            <FocalPointWords {...{ one, language, translate }} />
          </dd>
        </div>
      ))}
      {offices.map((one) => (
        <div key={one.id}>
          <dt>{translate("confirm.office")}</dt>
          <dd>
            {translate(`office.${one.office}.holds`)}{" "}
            <Foreign text={one.body.name.text} language={one.body.name.language} pageLanguage={language} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function FocalPointWords({
  one,
  language,
  translate,
}: Omit<DetailsParts, "details"> & { readonly one: AskedFocalPoint }): VNode {
  const parts = [
    ...[one.name, one.title].filter((text) => text !== "").map((text) => <bdi key={text}>{text}</bdi>),
    // Addresses and numbers run from left to right in every script.
    ...[one.email, one.phone]
      .filter((text) => text !== "")
      .map((text) => (
        <bdi key={text} dir="ltr">
          {text}
        </bdi>
      )),
  ];
  return (
    <>
      {parts.map((part, at) => (
        <span key={at}>
          {at === 0 ? null : <br />}
          {part}
        </span>
      ))}
      <br />
      <span class="small">
        {translate("confirm.writes-in", { language: languageName(one.language, language) })}
      </span>
    </>
  );
}

export interface AnswerFormProps extends DetailsParts {
  readonly hidden: readonly HiddenInput[];
  readonly action?: string | undefined;
  /** What was filled in before, and what was wrong with it. */
  readonly again?: { readonly answer: AnswerFields; readonly problem: string } | undefined;
}

/** *All is right*, with one touch; or the same things as fields. */
export function AnswerForm(props: AnswerFormProps): VNode {
  const { translate, details, action, again } = props;
  const read = [
    { name: "in", value: props.language },
    { name: "seen", value: seenOf(details) },
  ];
  const hidden = [...props.hidden, ...read];
  const given = again?.answer ?? {};
  const value = (name: string, held: string) => given[name]?.[0] ?? held;
  return (
    <>
      <Form action={action} hidden={[...hidden, { name: "verdict", value: "right" }]} id="right">
        <div class="form__acts">
          <Button>{translate("confirm.right")}</Button>
        </div>
      </Form>
      <details open={again !== undefined} id="correct">
        <summary>{translate("confirm.correct")}</summary>
        <Form action={action} hidden={[...hidden, { name: "verdict", value: "corrected" }]}>
          <Field
            id="website"
            name="website"
            label={translate("confirm.website")}
            value={value("website", details.website.address)}
            error={said(given.website && websiteFault((given.website[0] ?? "").trim()), translate)}
          />
          {details.focalPoints.map((one) => (
            <FocalPointFields key={one.id} {...{ one, translate, given }} />
          ))}
          <TextArea
            id="remark"
            name="remark"
            label={translate("confirm.remark")}
            hint={translate("confirm.remark-hint")}
            value={value("remark", "")}
          />
          <Check name="rest" checked={given.rest !== undefined}>
            {translate("confirm.rest")}
          </Check>
          <div class="form__acts">
            <Button>{translate("confirm.send")}</Button>
          </div>
        </Form>
      </details>
    </>
  );
}

/** What is wrong with a field, beside it. */
const said = (fault: EntenteError | undefined, translate: Translate): string | undefined =>
  fault && translate(`error.${fault.code}`, fault.params);

interface FieldsProps {
  readonly one: AskedFocalPoint;
  readonly translate: Translate;
  readonly given: AnswerFields;
}

function FocalPointFields({ one, translate, given }: FieldsProps): VNode {
  const gone = fieldOf(one, "gone");
  return (
    <fieldset>
      <legend>
        {translate(`confirm.role-${one.role}`)} <bdi>{one.name}</bdi>
      </legend>
      <p class="field__hint">{translate("personal.focal-purpose")}</p>
      {correctable.map((detail: Correctable) => {
        const name = fieldOf(one, detail);
        return (
          <Field
            key={name}
            id={name}
            name={name}
            label={detailWord(detail, translate)}
            value={given[name]?.[0] ?? one[detail]}
            error={said(given[name] && detailFault(detail, (given[name][0] ?? "").trim()), translate)}
          />
        );
      })}
      <Check name={gone} checked={given[gone] !== undefined}>
        {translate("confirm.gone")}
      </Check>
    </fieldset>
  );
}

import type { VNode } from "preact";
import {
  Check,
  Choice,
  Field,
  Form,
  type HiddenInput,
  Link,
  TextArea,
} from "../../../../../platform/html/index.ts";
import type { WorkRequest } from "../../../../../platform/http/index.ts";
import type { PartyLabel } from "../../../../registry/index.ts";
import { formToken, Send } from "../../frame.tsx";
import { levelWord, recordAddress, words } from "../words.tsx";
import { type FieldContext, type FormContext, type FormField, fieldsOf, levelsFrom } from "./fields.ts";
import type { FieldErrors } from "./input.ts";
import type { SectionName } from "./kinds.ts";
import type { Values } from "./rows.ts";

/** What a form shows: what was typed, what is wrong with it, and which parties may be meant. */
export interface FormState {
  readonly values: Values;
  readonly errors: FieldErrors;
  readonly candidates: Readonly<Record<string, readonly PartyLabel[]>>;
  readonly why: string;
}

export interface FactFormProps {
  readonly context: FormContext;
  readonly section: SectionName;
  readonly action: string;
  readonly state: FormState;
  readonly hidden: readonly HiddenInput[];
  /** Of a new fact: which level it begins with. */
  readonly level?: string | undefined;
}

/** The parties that may be meant, to choose from. */
function Candidates({
  name,
  found,
  request,
}: {
  name: string;
  found: readonly PartyLabel[];
  request: WorkRequest;
}) {
  return (
    <fieldset>
      <legend>{request.translate("register.which-party")}</legend>
      {found.map((party) => (
        <Check key={party.id} is="radio" name={`${name}-is`} value={party.id}>
          {words(party.name, request)} <bdi dir="ltr">({party.id})</bdi>
        </Check>
      ))}
    </fieldset>
  );
}

export interface FactFieldProps {
  readonly field: FormField;
  readonly context: FieldContext;
  readonly state: FormState;
}

/** One field of a fact, by what it is. */
export function FactField({ field, context, state }: FactFieldProps): VNode {
  const { request } = context;
  const { translate } = request;
  const { name, label = name, hint } = field;
  const shared = {
    ...{ id: `field-${name}`, name, label: translate(`register.field-${label}`) },
    ...{ value: state.values[name] ?? "", error: state.errors[name] },
    hint: hint === undefined ? undefined : translate(hint),
  };
  if (field.is === "choice") return <Choice {...shared} options={field.options?.(context) ?? []} />;
  if (field.is === "lines") return <TextArea {...shared} />;
  const found = state.candidates[name] ?? [];
  if (field.is !== "party" || found.length === 0) return <Field {...shared} />;
  return (
    <>
      <Field {...shared} />
      <Candidates {...{ name, found, request }} />
    </>
  );
}

/** A form for one fact, whatever it is; it ends with why, which goes into the journal. */
export function FactForm(props: FactFormProps): VNode {
  const { context, section, state, hidden, level, action } = props;
  const { request, record } = context;
  const { translate } = request;
  const levels = levelsFrom(record).map((value) => ({ value, text: levelWord(value, request) }));
  return (
    <Form action={action} hidden={[formToken(request), ...hidden]}>
      {fieldsOf[section].map((field) => (
        <FactField key={field.name} {...{ field, context, state }} />
      ))}
      {level === undefined ? null : (
        <Choice
          {...{ id: "field-level", name: "level", label: translate("register.facet-level") }}
          {...{ value: level, options: levels }}
          hint={translate("register.hint-level")}
        />
      )}
      <TextArea
        {...{ id: "field-why", name: "why", label: translate("register.why"), rows: 2 }}
        value={state.why}
        hint={translate("register.hint-why")}
      />
      <Send>{translate("register.save")}</Send>
      <p>
        <Link href={recordAddress(request, record.party.id)}>{translate("register.leave")}</Link>
      </p>
    </Form>
  );
}

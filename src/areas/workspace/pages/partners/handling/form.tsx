import type { VNode } from "preact";
import { handlingLevels } from "../../../../../kernel/handling.ts";
import {
  Button,
  Check,
  Choice,
  Field,
  Form,
  type HiddenInput,
  Link,
  TextArea,
} from "../../../../../platform/html/index.ts";
import type { WorkRequest } from "../../../../../platform/http/index.ts";
import { roles } from "../../../../access/index.ts";
import type { FieldErrors } from "../facts/input.ts";
import { levelWord, recordAddress } from "../words.tsx";
import type { HandlingForm } from "./asked.ts";
import type { AudienceNames } from "./audience.ts";
import { levelOfTlp, tlpMarks } from "./tlp.ts";

interface HandlingFormProps {
  readonly request: WorkRequest;
  readonly form: HandlingForm;
  readonly errors: FieldErrors;
  readonly names: AudienceNames;
  readonly hidden: readonly HiddenInput[];
  /** The party takes along what hangs on it; opening that as well is asked for. */
  readonly ofParty: boolean;
}

interface BoxesProps {
  readonly request: WorkRequest;
  readonly legend: string;
  readonly boxes: ReadonlyMap<string, string>;
  readonly ticked: readonly string[];
}

/** Keys of an audience to tick; folded where there are many. */
function Boxes({ request, legend, boxes, ticked }: BoxesProps): VNode | null {
  if (boxes.size === 0) return null;
  const fieldset = (
    <fieldset>
      <legend>{legend}</legend>
      {[...boxes].map(([key, name]) => (
        <Check key={key} name="audience" value={key} checked={ticked.includes(key)}>
          <bdi>{name}</bdi>
        </Check>
      ))}
    </fieldset>
  );
  if (boxes.size <= 12) return fieldset;
  const chosen = [...boxes.keys()].filter((key) => ticked.includes(key)).length;
  return (
    <details open={chosen > 0}>
      <summary>{request.translate("register.audience-many", { what: legend, count: chosen })}</summary>
      {fieldset}
    </details>
  );
}

const keyed = (kind: string, names: Iterable<readonly [string, string]>): Map<string, string> =>
  new Map([...names].map(([id, name]) => [`${kind}:${id}`, name]));

/** The boxes and the field by which an audience is chosen. */
function Audience({ request, form, errors, names }: HandlingFormProps): VNode {
  const { translate } = request;
  const { ticked } = form;
  const ofRoles = roles.map((role) => [role, translate(`person-role.${role}`)] as const);
  return (
    <>
      <Field
        {...{ id: "field-parties", name: "parties", label: translate("register.audience-parties") }}
        {...{ value: form.parties, error: errors.parties, hint: translate("register.hint-parties") }}
      />
      <Boxes
        {...{ request, ticked, legend: translate("register.audience-circles") }}
        boxes={keyed("circle", names.circles)}
      />
      <Boxes
        {...{ request, ticked, legend: translate("register.audience-roles") }}
        boxes={keyed("role", ofRoles)}
      />
      <Boxes
        {...{ request, ticked, legend: translate("register.audience-people") }}
        boxes={keyed("person", names.people)}
      />
    </>
  );
}

/** Level, audience and originator; it leads to who would see it, and saves nothing. */
export function HandlingFields(props: HandlingFormProps): VNode {
  const { request, form, errors, hidden, ofParty } = props;
  const { translate } = request;
  return (
    <Form hidden={[...hidden]}>
      <Choice
        {...{ id: "field-level", name: "level", label: translate("register.facet-level"), value: form.level }}
        options={handlingLevels.map((value) => ({
          value,
          text: translate("register.level-option", {
            level: levelWord(value, request),
            meaning: translate(`register.level-${value}`),
          }),
        }))}
        error={errors.level}
      />
      <Choice
        {...{ id: "field-tlp", name: "tlp", label: translate("register.tlp"), value: form.tlp }}
        options={[
          { value: "", text: translate("register.choose-none") },
          ...tlpMarks.map((mark) => ({
            value: mark,
            text: `TLP:${mark} → ${levelWord(levelOfTlp(mark), request)}`,
          })),
        ]}
        hint={translate("register.hint-tlp")}
        error={errors.tlp}
      />
      <Audience {...props} />
      <Field
        {...{ id: "field-originator", name: "originator", label: translate("register.originator") }}
        {...{ value: form.originator, error: errors.originator }}
        hint={translate("register.hint-originator")}
      />
      {ofParty ? (
        <Check name="with_facts" checked={form.withFacts}>
          {translate("register.with-facts")}
        </Check>
      ) : null}
      <TextArea
        {...{ id: "field-why", name: "why", label: translate("register.why"), rows: 2, value: form.why }}
        hint={translate("register.hint-why")}
      />
      <div class="form__acts">
        <Button name="verb" value="look">
          {translate("register.who-will-see")}
        </Button>
        <Link href={recordAddress(request, request.params.id ?? "")}>{translate("register.leave")}</Link>
      </div>
    </Form>
  );
}

/** The form once more, hidden, to be saved or to be looked at anew. */
export const handlingHidden = (form: HandlingForm): HiddenInput[] => [
  { name: "level", value: form.level },
  { name: "tlp", value: form.tlp },
  ...form.ticked.map((value) => ({ name: "audience", value })),
  { name: "parties", value: form.parties },
  { name: "originator", value: form.originator },
  ...(form.withFacts ? [{ name: "with_facts", value: "on" }] : []),
  { name: "why", value: form.why },
];

import type { VNode } from "preact";
import type { StatementContent } from "../../../../kernel/statement.ts";
import { Button, Choice, Field, Form, TextArea } from "../../../../platform/html/index.ts";
import { addressOf, type WorkRequest } from "../../../../platform/http/index.ts";
import { formToken } from "../frame.tsx";
import { type CorrectionField, fieldsOf, inputOf, valuesOf } from "./corrected.ts";

/** What was sent and refused: shown again as it was typed. */
export interface Refused {
  readonly proposal: string;
  readonly verb: string;
  readonly message: string;
  /** The field that is meant. */
  readonly parameter: string | undefined;
  readonly values: Readonly<Record<string, readonly string[]>>;
}

interface CorrectProps {
  readonly request: WorkRequest;
  readonly document: string;
  readonly proposal: { readonly id: string; readonly content: StatementContent };
  readonly refused: Refused | undefined;
}

/** What a proposal says, field by field, to be confirmed otherwise. */
export function Correct({ request, document, proposal, refused }: CorrectProps): VNode {
  const { translate, language } = request;
  const { id, content } = proposal;
  const proposed = valuesOf(content);
  const givenFor = (name: string) => refused?.values[inputOf(name)]?.[0] ?? proposed[name] ?? "";
  const hidden = [formToken(request), { name: "proposal", value: id }, { name: "do", value: "correct" }];
  return (
    <Form
      id="correct"
      action={addressOf(language, `work/review/${document}`)}
      hidden={hidden}
      label={translate("review.correct")}
    >
      {fieldsOf[content.kind].map((field) => (
        <OneField
          key={field.name}
          {...{ field, request }}
          value={givenFor(field.name)}
          error={refused?.parameter === inputOf(field.name) ? refused.message : undefined}
        />
      ))}
      <Field
        id="correct-why"
        name="why"
        label={translate("review.reason")}
        value={refused?.values.why?.[0] ?? ""}
      />
      <div class="form__acts">
        <Button>{translate("review.do-correct")}</Button>
        <a href={addressOf(language, `work/review/${document}`, `?at=${id}#hand`)}>
          {translate("work.back")}
        </a>
      </div>
    </Form>
  );
}

interface OneProps {
  readonly field: CorrectionField;
  readonly request: WorkRequest;
  readonly value: string;
  readonly error: string | undefined;
}

function OneField({ field, request, value, error }: OneProps): VNode {
  const { translate } = request;
  const { name, is, options = [], words, required } = field;
  const shared = {
    id: `correct-${name}`,
    name: inputOf(name),
    label: translate(`review.field-${name}`),
    value,
  };
  if (is === "choice") {
    const known = options.includes(value) || value === "" ? options : [value, ...options];
    const texts = known.map((option) => {
      const key = words?.(option) ?? "";
      return { value: option, text: translate.has(key) ? translate(key) : option };
    });
    return <Choice {...shared} options={texts} />;
  }
  const hints = { party: "review.hint-party", parties: "review.hint-parties", state: "review.hint-state" };
  const hint =
    is === "date" ? translate("review.hint-date") : is === "text" ? undefined : translate(hints[is]);
  const told = { ...(hint === undefined ? {} : { hint }), ...(error === undefined ? {} : { error }) };
  if (is === "parties") return <TextArea {...shared} {...told} rows={4} />;
  return <Field {...shared} {...told} required={required} />;
}

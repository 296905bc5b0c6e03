import type { VNode } from "preact";
import { Button, Field, Form } from "../../../../platform/html/index.ts";
import type { WorkRequest } from "../../../../platform/http/index.ts";
import { formToken } from "../frame.tsx";

export interface DistinctProps {
  readonly request: WorkRequest;
  readonly one: string;
  readonly other: string;
  readonly reason?: string;
  readonly error?: string | undefined;
}

/** Notes that two parties that look alike are not the same, with the reason that is kept. */
export function DistinctForm({ request, one, other, reason, error }: DistinctProps): VNode {
  const { translate } = request;
  const hidden = [
    formToken(request),
    { name: "verb", value: "distinct" },
    { name: "one", value: one },
    { name: "other", value: other },
  ];
  return (
    <Form is="line" hidden={hidden}>
      <Field
        id={`reason-${one}-${other}`}
        name="reason"
        label={translate("merge.distinct-reason")}
        value={reason}
        error={error}
        required
      />
      <Button is="plain">{translate("merge.distinct-do")}</Button>
    </Form>
  );
}

import type { VNode } from "preact";
import { Form, type HiddenInput, Notice, TextArea } from "../../../platform/html/index.ts";
import type { WorkRequest } from "../../../platform/http/index.ts";
import { formToken, Send } from "../pages/frame.tsx";

/** What erasing means, and the reason for it, which the journal keeps. */
export function EraseForm({
  request,
  hidden,
}: {
  readonly request: WorkRequest;
  readonly hidden: readonly HiddenInput[];
}): VNode {
  const { translate } = request;
  return (
    <section>
      <h2>{translate("personal.erase-title")}</h2>
      <Notice is="warn" lead={translate("personal.erase-title")}>
        {translate("personal.erase-text")}
      </Notice>
      <Form hidden={[formToken(request), { name: "verb", value: "erase" }, ...hidden]}>
        <TextArea
          {...{ id: "why", name: "why", label: translate("personal.reason"), rows: 2, required: true }}
          hint={translate("personal.reason-hint")}
        />
        <Send>{translate("personal.erase")}</Send>
      </Form>
    </section>
  );
}

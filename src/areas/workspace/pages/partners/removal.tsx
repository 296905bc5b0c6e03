import type { VNode } from "preact";
import { EntenteError } from "../../../../kernel/errors.ts";
import type { Command } from "../../../../platform/acts/index.ts";
import { Form, Link, Notice, TextArea } from "../../../../platform/html/index.ts";
import {
  problemOf,
  type WorkBody,
  type WorkForm,
  type WorkRequest,
} from "../../../../platform/http/index.ts";
import { send } from "../../waiting/send.ts";
import { formToken, renderWork, Send } from "../frame.tsx";
import { recordAddress, recordPath } from "./words.tsx";

/** What was typed, when the page is shown once more. */
export interface Told {
  readonly why: string;
  readonly problem?: string;
}

/** What goes, as the page says it. */
export interface Going {
  readonly party: string;
  readonly title: string;
  readonly stand: VNode;
  readonly row: { readonly says: string; readonly version?: string | undefined };
  readonly note: string;
  /** Each field that says something, and in what words. */
  readonly said: readonly { readonly name: string; readonly label: string; readonly words: string }[];
}

/** What goes, field by field, before it goes. */
export function renderRemoval(request: WorkRequest, going: Going, { why, problem }: Told): string {
  const { translate } = request;
  const { title, stand, row, said } = going;
  return renderWork({
    ...{ request, title, stand, problem },
    children: (
      <>
        <Notice is="warn" lead={<bdi>{row.says}</bdi>}>
          {going.note}
        </Notice>
        <dl class="facts">
          {said.map(({ name, label, words }) => (
            <div key={name}>
              <dt>{label}</dt>
              <dd>
                <bdi>{words}</bdi>
              </dd>
            </div>
          ))}
        </dl>
        <Form hidden={[formToken(request), { name: "expected", value: row.version ?? "" }]}>
          <TextArea
            {...{ id: "field-why", name: "why", label: translate("register.why"), rows: 2, value: why }}
          />
          <Send>{translate("register.remove")}</Send>
          <p>
            <Link href={recordAddress(request, going.party)}>{translate("register.leave")}</Link>
          </p>
        </Form>
      </>
    ),
  });
}

/** Removes the row of the address. Where it says something else by now, that is shown before it goes. */
export async function sendRemoval<Input, Output>(
  request: WorkRequest,
  form: WorkForm,
  { command, show }: { command: Command<Input, Output>; show: (told: Told) => Promise<string> },
): Promise<string | WorkBody> {
  const expected = form.text("expected");
  const input = { id: request.params.row, ...(expected && { expected }) };
  try {
    const sent = await send(request, command, { input, why: form.text("why") });
    return recordPath(request.params.id ?? "", `?done=${sent.kind === "waits" ? "waits" : "removed"}`);
  } catch (error) {
    if (!(error instanceof EntenteError) || error.code !== "changed-by-other") throw error;
    const { message, status } = problemOf(error, request.translate, "");
    const body = await show({ why: form.text("why"), problem: message });
    return { type: "text/html; charset=utf-8", body, status };
  }
}

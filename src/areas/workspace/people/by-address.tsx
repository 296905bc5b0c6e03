import type { VNode } from "preact";
import { Button, Field, Form } from "../../../platform/html/index.ts";
import type { EntryAnswer, EntryRoute, WorkRequest } from "../../../platform/http/index.ts";
import { mayChangeFactors } from "../../../platform/sign-in/index.ts";
import type { Held } from "../../access/index.ts";
import { eraseAddress, exportAddress } from "../../access/index.ts";
import { formToken, renderWork } from "../pages/frame.tsx";
import { againFor, type EntryParts } from "../sign-in/parts.ts";
import { EraseForm } from "./erase-form.tsx";
import { HeldParts } from "./held.tsx";
import { type OwnRequest, ownRoute } from "./own.ts";

interface Props {
  /** Absent before anybody has asked. */
  readonly found?: { readonly address: string; readonly held: Held };
  readonly typed?: string;
  readonly problem?: string | undefined;
}

/** What is held of somebody without an account. Their address is sent in forms alone, so that no log and no history has it. */
function renderByAddress(request: WorkRequest, { found, typed = "", problem }: Props): string {
  const { translate, query } = request;
  return renderWork({
    ...{ request, title: translate("personal.by-address"), problem },
    done: query.done === "erased" ? translate("personal.erased-done") : undefined,
    children: (
      <>
        <p class="prose">{translate("personal.by-address-text")}</p>
        <Form is="line" hidden={[formToken(request), { name: "verb", value: "show" }]}>
          <Field
            {...{ id: "email", name: "email", label: translate("people.email"), required: true }}
            value={found?.address ?? typed}
          />
          <Button is="plain">{translate("personal.show")}</Button>
        </Form>
        {found === undefined ? null : <Found {...{ request, ...found }} />}
      </>
    ),
  });
}

function Found({
  request,
  address,
  held,
}: {
  readonly request: WorkRequest;
  readonly address: string;
  readonly held: Held;
}): VNode {
  const { translate } = request;
  const hidden = [{ name: "email", value: address }];
  return (
    <>
      <p class="prose">{translate.rich("personal.held-by", { address: <bdi dir="ltr">{address}</bdi> })}</p>
      <Form is="line" hidden={[formToken(request), { name: "verb", value: "download" }, ...hidden]}>
        <Button is="plain">{translate("personal.download")}</Button>
      </Form>
      <HeldParts {...{ request, held }} />
      <EraseForm {...{ request, hidden }} />
    </>
  );
}

async function answer({ signIn }: EntryParts, { work, form, session }: OwnRequest): Promise<EntryAnswer> {
  const { door, actor } = work;
  const input = { address: form.text("email") };
  if (form.text("verb") === "erase") {
    if (!(await mayChangeFactors(signIn, session)))
      return { to: againFor(work.language, "work/people/held") };
    await door.perform(actor, eraseAddress, { input, reasons: { why: form.text("why") } });
    return { to: "work/people/held?done=erased" };
  }
  const held = await door.perform(actor, exportAddress, { input });
  if (form.text("verb") !== "download")
    return { html: renderByAddress(work, { found: { address: String(held.address), held } }) };
  const body = JSON.stringify({ exported_at: work.now.toISOString(), ...held }, null, 2);
  return { file: { type: "application/json", name: "entente-held-data.json", body } };
}

export const byAddressRoutes = (parts: EntryParts): EntryRoute[] => [
  ownRoute({
    ...{ method: "GET", path: "work/people/held", permission: "administer" },
    run: async ({ work }) => ({ html: renderByAddress(work, {}) }),
  }),
  ownRoute({
    ...{ method: "POST", path: "work/people/held", permission: "administer" },
    run: (request) => answer(parts, request),
    refused: async ({ work, form }, problem) => renderByAddress(work, { typed: form.text("email"), problem }),
  }),
];

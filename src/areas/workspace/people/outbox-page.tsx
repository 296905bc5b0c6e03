import { Table } from "../../../platform/html/index.ts";
import { addressOf, type WorkRequest } from "../../../platform/http/index.ts";
import type { MailRow, ReadMail } from "../../../platform/mail/index.ts";
import { renderWork } from "../pages/frame.tsx";
import { Day } from "./account-page.tsx";

/** What was written to people: without what it says. */
export function renderOutbox(request: WorkRequest, mails: readonly MailRow[]): string {
  const { translate, language } = request;
  const rows = mails.map((mail) => ({
    cells: [
      <a key="subject" href={addressOf(language, `work/people/outbox/${mail.id}`)}>
        <bdi>{mail.subject ?? "–"}</bdi>
      </a>,
      <bdi key="to" dir="ltr">
        {mail.recipient ?? "–"}
      </bdi>,
      translate(`people.mail-${mail.state}`),
      <Day key="when" at={new Date(mail.created_at)} request={request} />,
    ],
  }));
  return renderWork({
    request,
    title: translate("people.outbox"),
    children:
      rows.length === 0 ? (
        <p class="prose">{translate("people.outbox-none")}</p>
      ) : (
        <Table
          label={translate("people.outbox")}
          columns={[
            { label: translate("people.mail-subject") },
            { label: translate("people.mail-to") },
            { label: translate("people.state") },
            { label: translate("people.mail-when"), is: "date" },
          ]}
          groups={[{ rows }]}
        />
      ),
  });
}

/** One mail as text. */
export function renderMessage(request: WorkRequest, mail: ReadMail): string {
  const { translate } = request;
  return renderWork({
    request,
    title: mail.subject ?? translate("people.outbox"),
    children: mail.withheld ? (
      <p class="prose">{translate("people.mail-secret")}</p>
    ) : (
      <>
        <p class="prose">
          {translate("people.mail-to")} <bdi dir="ltr">{mail.recipient}</bdi>
        </p>
        <pre class="prose" dir="auto" lang={mail.language}>
          {mail.text}
        </pre>
      </>
    ),
  });
}

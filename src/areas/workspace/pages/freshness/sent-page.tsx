import { Notice, Table } from "../../../../platform/html/index.ts";
import { addressOf, type WorkRequest } from "../../../../platform/http/index.ts";
import { languageName } from "../../../../platform/i18n/index.ts";
import type { Asked } from "../../confirm/ask.ts";
import { renderWork } from "../frame.tsx";

export interface SentProps {
  readonly asked: readonly Asked[];
  /** Whether there is a server that mails go by. */
  readonly mails: boolean;
  readonly party: string | undefined;
}

/** Whom a question went to. Where no mail goes, the address to hand over stands here, this once. */
export function renderSent(request: WorkRequest, { asked, mails, party }: SentProps): string {
  const { translate, language, origin } = request;
  const byHand = asked.filter(({ email }) => !mails || email === "");
  const back = addressOf(language, "work/freshness", party === undefined ? "" : `?party=${party}`);
  return renderWork({
    request,
    title: translate("fresh.sent-title"),
    stand: translate("fresh.sent-stand", { count: asked.length }),
    children: (
      <>
        {byHand.length === 0 ? null : (
          <Notice is="warn" lead={translate(mails ? "fresh.sent-no-address" : "fresh.sent-no-server")}>
            {translate("fresh.sent-copy")}
          </Notice>
        )}
        <Table
          caption={translate("fresh.sent-caption")}
          columns={[
            { label: translate("fresh.recipient") },
            { label: translate("fresh.language") },
            { label: translate("fresh.sent-way") },
          ]}
          groups={[
            {
              rows: asked.map((one) => ({
                cells: [
                  <bdi key="name">{one.name}</bdi>,
                  languageName(one.language, language),
                  mails && one.email !== "" ? (
                    translate.rich("fresh.sent-mail", { email: <bdi dir="ltr">{one.email}</bdi> })
                  ) : (
                    <bdi key="path" dir="ltr">{`${origin}${one.path}`}</bdi>
                  ),
                ],
              })),
            },
          ]}
        />
        <p>
          <a href={back}>{translate("work.back")}</a>
        </p>
      </>
    ),
  });
}

import type { ComponentChildren } from "preact";
import { languages } from "../../../kernel/language.ts";
import {
  Document,
  Foreign,
  Lede,
  Notice,
  renderDocument,
  Sheet,
  Stand,
  Title,
} from "../../../platform/html/index.ts";
import { addressOf, type PageRequest } from "../../../platform/http/index.ts";
import { formatDate } from "../../../platform/i18n/index.ts";
import { type LinkView, linkFormField } from "../../access/index.ts";
import { readDetails } from "./details.ts";
import { AnswerForm, HeldDetails } from "./details-form.tsx";

interface FrameProps {
  readonly request: PageRequest;
  readonly title: string;
  readonly children: ComponentChildren;
}

/** The frame of the public site, with no way on that could lead away from the one question. */
function frame({ request, title, children }: FrameProps): string {
  const { language, translate, place } = request;
  return renderDocument(
    <Document
      language={language}
      title={`${title} · ${translate("page.site")}`}
      robots="noindex, nofollow, noarchive"
      forms
      skip={translate("page.skip")}
      head={{
        mark: { text: translate("page.site"), href: addressOf(language, "") },
        languages: {
          label: translate("page.languages"),
          items: languages.map((other) => ({
            language: other,
            href: addressOf(other, place.path),
            current: other === language,
          })),
        },
        nav: { label: translate("page.navigation"), items: [] },
      }}
      foot={[]}
    >
      <Title>{title}</Title>
      {children}
    </Document>,
  );
}

/** What a focal point sees who was asked: what we hold, *all is right*, *correct this*; afterwards thanks. */
export async function renderConfirm({ request, link, form, stage }: LinkView): Promise<string> {
  const { translate, language, door, actor } = request;
  if (stage.is === "done") {
    const right = stage.outcome.verdict === "right";
    const thanks = translate(right ? "confirm.thanks-right" : "confirm.thanks-corrected");
    return frame({
      request,
      title: translate("confirm.thanks"),
      children: <Stand>{thanks}</Stand>,
    });
  }
  const details = await door.ask(actor, readDetails, { party: link.party, language });
  const { name } = details;
  return frame({
    request,
    title: translate("confirm.title"),
    children: (
      <>
        <Stand>
          {translate.rich("confirm.lead", {
            party: <Foreign text={name.text} language={name.language} pageLanguage={language} />,
            date: formatDate(language, link.expires),
          })}
        </Stand>
        {stage.is === "again" ? (
          <Notice is="refused" lead={translate("work.problem")}>
            {stage.problem}
          </Notice>
        ) : null}
        <Sheet>
          <Lede>
            <HeldDetails {...{ language, translate, details }} />
            <AnswerForm
              {...{ language, translate, details }}
              hidden={[{ name: linkFormField, value: form }]}
              again={stage.is === "again" ? stage : undefined}
            />
          </Lede>
        </Sheet>
      </>
    ),
  });
}

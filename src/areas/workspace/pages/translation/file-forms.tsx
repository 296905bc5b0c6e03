import type { VNode } from "preact";
import { languages } from "../../../../kernel/language.ts";
import { Button, Check, Choice, Form } from "../../../../platform/html/index.ts";
import { addressOf, type WorkRequest } from "../../../../platform/http/index.ts";
import { languageName } from "../../../../platform/i18n/index.ts";
import { formToken, Send } from "../frame.tsx";
import { statusWord, type TextFilter, translationPath } from "./asked.ts";
import { largestXliff, leastStates, recordedAs } from "./file.ts";

/** What was sent and could not be read. */
export interface RefusedFile {
  readonly message: string;
  readonly typed: (name: string) => string;
}

interface FileProps {
  readonly request: WorkRequest;
  readonly filter: TextFilter;
  readonly refused?: RefusedFile | undefined;
}

/** Texts of one language, with their sources, as a file for translators. */
export function FileOut({ request, filter }: FileProps): VNode {
  const { translate, language } = request;
  const named = languages.map((one) => ({ value: one, text: languageName(one, language) }));
  const hidden = filter.text === undefined ? [] : [{ name: "text", value: filter.text }];
  return (
    <section aria-labelledby="out">
      <h2 id="out">{translate("texts.out")}</h2>
      <p class="prose">{translate("texts.out-lead")}</p>
      <Form method="get" action={addressOf(language, `${translationPath}/xliff`)} hidden={hidden}>
        <div class="form__pair">
          <Choice
            {...{ id: "out-source", name: "source", label: translate("texts.out-source"), value: "en" }}
            options={named}
          />
          <Choice
            {...{
              id: "out-language",
              name: "language",
              label: translate("texts.out-language"),
              options: named,
            }}
            value={filter.language ?? "fr"}
          />
          <Choice
            {...{ id: "out-show", name: "show", label: translate("texts.state"), value: filter.show ?? "" }}
            options={[
              { value: "", text: translate("texts.any") },
              ...(["missing", "stale", "machine"] as const).map((one) => ({
                value: one,
                text: statusWord(one, request),
              })),
            ]}
          />
        </div>
        <div class="form__acts">
          <Button is="plain">{translate("texts.out-do")}</Button>
        </div>
      </Form>
    </section>
  );
}

/** A file that translators sent back. */
export function FileIn({ request, refused }: FileProps): VNode {
  const { translate, language } = request;
  const typed = (name: string) => refused?.typed(name) ?? "";
  const message = refused?.message;
  return (
    <section aria-labelledby="in">
      <h2 id="in">{translate("texts.in")}</h2>
      <p class="prose">{translate("texts.in-lead")}</p>
      <Form files action={addressOf(language, `${translationPath}/file`)} hidden={[formToken(request)]}>
        <div class="field">
          <label for="in-file">{translate("texts.in-file")}</label>
          <p class="field__hint" id="in-file-hint">
            {translate("texts.in-hint", { limit: Math.floor(largestXliff / 1_000_000) })}
          </p>
          <input
            {...{ id: "in-file", type: "file", name: "xliff", required: true }}
            aria-invalid={message === undefined ? undefined : ("true" as const)}
            aria-describedby={message === undefined ? "in-file-hint" : "in-file-hint in-file-error"}
          />
          {message === undefined ? null : (
            <p class="field__error" id="in-file-error">
              {message}
            </p>
          )}
        </div>
        <Choice
          {...{ id: "in-as", name: "as", label: translate("texts.in-as"), value: typed("as") || "courtesy" }}
          options={recordedAs.map((one) => ({ value: one, text: statusWord(one, request) }))}
        />
        <Choice
          {...{ id: "in-least", name: "least", label: translate("texts.in-least") }}
          value={typed("least") || "final"}
          options={leastStates.map((one) => ({ value: one, text: translate(`texts.least-${one}`) }))}
        />
        <Check name="machine" checked={typed("machine") !== ""}>
          {translate("texts.in-machine")}
        </Check>
        <Send>{translate("texts.in-read")}</Send>
      </Form>
    </section>
  );
}

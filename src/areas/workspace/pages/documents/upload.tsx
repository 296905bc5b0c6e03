import type { VNode } from "preact";
import { languages } from "../../../../kernel/language.ts";
import { Choice, Field, Form } from "../../../../platform/html/index.ts";
import { addressOf, type WorkRequest } from "../../../../platform/http/index.ts";
import { languageName } from "../../../../platform/i18n/index.ts";
import { largestDocument } from "../../../evidence/index.ts";
import { formToken, Send } from "../frame.tsx";
import { HandlingFields, type Nameable, type TypedHandling } from "./audience.tsx";
import { tlpMarks } from "./tlp.ts";

/** What was sent with a file and refused. */
export interface RefusedUpload {
  readonly message: string;
  readonly field: string | undefined;
  readonly handling: TypedHandling;
  readonly text: (name: string) => string;
}

interface UploadProps {
  readonly request: WorkRequest;
  readonly nameable: Nameable;
  readonly refused: RefusedUpload | undefined;
}

/** A document comes in closed to the public; opening it waits for whoever publishes. */
export const levelsOfUpload = ["", "unclassified", "confidential", "strictly-confidential"] as const;

const fresh: TypedHandling = { level: "", keys: [], parties: "", originator: "" };

/** A file with what is known of it besides. */
export function Upload({ request, nameable, refused }: UploadProps): VNode {
  const { translate, language } = request;
  const given = (name: string) => refused?.text(name) ?? "";
  const error = refused?.field === undefined ? undefined : { field: refused.field, message: refused.message };
  const at = (field: string) => (error?.field === field ? { error: error.message } : {});
  return (
    <section id="upload" aria-labelledby="upload-heading">
      <h2 id="upload-heading">{translate("documents.upload")}</h2>
      <Form
        files
        action={addressOf(language, "work/documents")}
        hidden={[formToken(request)]}
        id="upload-form"
      >
        <FileField {...{ request }} error={error?.field === "file" ? error.message : undefined} />
        <p class="small">{translate("documents.optional")}</p>
        <Field
          id="upload-title"
          name="title"
          label={translate("documents.field-title")}
          value={given("title")}
          {...at("title")}
        />
        <div class="form__pair">
          <Field
            id="upload-symbol"
            name="symbol"
            label={translate("documents.field-symbol")}
            value={given("symbol")}
            {...at("symbol")}
          />
          <Choice
            id="upload-language"
            name="language"
            label={translate("documents.filter-language")}
            value={given("language")}
            options={[
              { value: "", text: translate("documents.language-from-file") },
              ...languages.map((one) => ({ value: one, text: languageName(one, language) })),
            ]}
          />
          <Field
            id="upload-dated"
            name="dated"
            label={translate("documents.field-dated")}
            hint={translate("review.hint-date")}
            value={given("dated")}
            {...at("dated")}
          />
          <Field
            id="upload-source"
            name="source_url"
            label={translate("documents.field-source_url")}
            value={given("source_url")}
            {...at("source_url")}
          />
        </div>
        <Choice
          id="upload-tlp"
          name="tlp"
          label={translate("documents.tlp")}
          value={given("tlp")}
          options={[
            { value: "", text: translate("documents.tlp-none") },
            ...tlpMarks.map((mark) => ({ value: mark, text: `TLP:${mark}` })),
          ]}
        />
        <HandlingFields
          {...{ request, nameable, error }}
          typed={refused?.handling ?? fresh}
          levels={levelsOfUpload}
        />
        <Send>{translate("documents.send-file")}</Send>
      </Form>
    </section>
  );
}

function FileField({
  request: { translate },
  error,
}: {
  readonly request: WorkRequest;
  readonly error: string | undefined;
}): VNode {
  return (
    <div class="field">
      <label for="upload-file">{translate("documents.file")}</label>
      <p class="field__hint" id="upload-file-hint">
        {translate("documents.file-hint", { limit: Math.floor(largestDocument / 1_000_000) })}
      </p>
      <input
        id="upload-file"
        type="file"
        name="file"
        required
        aria-invalid={error === undefined ? undefined : ("true" as const)}
        aria-describedby={error === undefined ? "upload-file-hint" : "upload-file-hint upload-file-error"}
      />
      {error === undefined ? null : (
        <p class="field__error" id="upload-file-error">
          {error}
        </p>
      )}
    </div>
  );
}

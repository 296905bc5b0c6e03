import type { ComponentChildren, VNode } from "preact";
import { languages } from "../../../kernel/language.ts";
import { Choice, Field, Find } from "../../../platform/html/index.ts";
import { addressOf, type PageRequest } from "../../../platform/http/index.ts";
import { languageName } from "../../../platform/i18n/index.ts";
import { findKinds } from "../queries/index.ts";

interface FindBoxProps {
  readonly request: PageRequest;
  /** What was looked for. */
  readonly value?: string | undefined;
  /** What is wrong with it. */
  readonly error?: ComponentChildren;
  /** The box of the page of answers: with a choice of kinds, and found as one types. */
  readonly whole?: boolean;
}

/** The find box; it leads to the page of answers. */
export function FindBox({ request, value, error, whole = false }: FindBoxProps): VNode {
  const { translate, language, on, today, query } = request;
  const inTexts = query.kind === "document" || query.kind === "passage";
  const narrowed = [query.in, query.from, query.to].some((value) => value !== undefined);
  return (
    <Find
      action={addressOf(language, "find")}
      label={translate("find.label")}
      island={whole}
      hidden={[
        ...(on === today ? [] : [{ name: "on", value: on }]),
        ...(whole && query.document !== undefined ? [{ name: "document", value: query.document }] : []),
      ]}
      field={{
        ...{ id: "find-q", name: "q", label: translate("find.field"), hint: translate("find.hint") },
        ...{ value, error },
      }}
      button={translate("find.button")}
    >
      {whole ? (
        <Choice
          {...{ id: "find-kind", name: "kind", label: translate("find.field-kind") }}
          value={query.kind ?? ""}
          options={[
            { value: "", text: translate("find.kind-all") },
            ...findKinds.map((kind) => ({ value: kind, text: translate(`find.kinds-${kind}`) })),
          ]}
        />
      ) : null}
      {whole && (inTexts || narrowed) ? <TextFilters request={request} /> : null}
    </Find>
  );
}

/** What documents have besides a name: a language and a date. */
function TextFilters({ request }: Pick<FindBoxProps, "request">): VNode {
  const { translate, language, query } = request;
  return (
    <>
      <Choice
        {...{ id: "find-in", name: "in", label: translate("find.field-in") }}
        value={query.in ?? ""}
        options={[
          { value: "", text: translate("find.in-any") },
          ...languages.map((one) => ({ value: one, text: languageName(one, language) })),
        ]}
      />
      <Field {...{ id: "find-from", name: "from", label: translate("find.field-from"), value: query.from }} />
      <Field {...{ id: "find-to", name: "to", label: translate("find.field-to"), value: query.to }} />
    </>
  );
}

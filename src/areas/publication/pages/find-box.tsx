import type { ComponentChildren, VNode } from "preact";
import { Choice, Find } from "../../../platform/html/index.ts";
import { addressOf, type PageRequest } from "../../../platform/http/index.ts";
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
  return (
    <Find
      action={addressOf(language, "find")}
      label={translate("find.label")}
      island={whole}
      hidden={on === today ? [] : [{ name: "on", value: on }]}
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
    </Find>
  );
}

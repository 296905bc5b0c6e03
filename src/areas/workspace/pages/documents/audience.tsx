import type { ComponentChildren, VNode } from "preact";
import { handlingLevels } from "../../../../kernel/handling.ts";
import { Check, Choice, Field, TextArea } from "../../../../platform/html/index.ts";
import type { WorkForm, WorkRequest } from "../../../../platform/http/index.ts";
import { type Handling, roles, secretariat } from "../../../access/index.ts";
import { resolveNames } from "../review/resolve.ts";

/** Those by whom an audience can be named. */
export interface Nameable {
  readonly nameable: readonly { readonly id: string; readonly name: string }[];
  readonly circles: readonly { readonly id: string; readonly name: string }[];
}

/** What a form says of handling, as it was typed. */
export interface TypedHandling {
  readonly level: string;
  readonly keys: readonly string[];
  readonly parties: string;
  readonly originator: string;
}

const isParty = (key: string): boolean => !key.includes(":") || key.startsWith("party:");

export const typedFrom = ({ level, audience, originator }: Handling): TypedHandling => ({
  ...{ level, originator },
  keys: audience.filter((key) => !isParty(key)),
  parties: audience
    .filter(isParty)
    .map((key) => key.replace("party:", ""))
    .join("\n"),
});

export const typedIn = (form: WorkForm): TypedHandling => ({
  ...{ level: form.text("level"), originator: form.text("originator"), parties: form.text("parties") },
  keys: form.all("audience"),
});

/**
 * Who is named by what was typed; bodies by their id or a name that is theirs alone.
 * @throws invalid `review-name-unclear`, not-found `review-name-nowhere`, with the field
 */
export async function handlingFrom(
  request: WorkRequest,
  { keys, parties, originator }: Omit<TypedHandling, "level">,
): Promise<Pick<Handling, "audience" | "originator">> {
  const lines = parties
    .split(/\n/u)
    .map((line) => line.trim())
    .filter(Boolean);
  const named = [
    ...lines.map((typed) => ({ typed, of: "party" as const, parameter: "parties" })),
    ...(originator === "" ? [] : [{ typed: originator, of: "party" as const, parameter: "originator" }]),
  ];
  const ids = await resolveNames(request, named);
  const audience = [...keys, ...lines.map((typed) => `party:${ids.get(typed) ?? typed}`)];
  return {
    audience: [...new Set(audience)],
    originator: originator === "" ? secretariat : (ids.get(originator) ?? originator),
  };
}

interface FieldsProps {
  readonly request: WorkRequest;
  readonly typed: TypedHandling;
  readonly nameable: Nameable;
  /** The levels that are offered. */
  readonly levels?: readonly string[];
  /** An error at one of the fields. */
  readonly error: { readonly field: string; readonly message: string } | undefined;
}

/** Level, audience and originator. */
export function HandlingFields({
  request,
  typed,
  nameable,
  levels = handlingLevels,
  error,
}: FieldsProps): VNode {
  const { translate } = request;
  const at = (field: string) => (error?.field === field ? { error: error.message } : {});
  return (
    <>
      <Choice
        id="handling-level"
        name="level"
        label={translate("documents.level")}
        value={typed.level}
        options={levels.map((value) => ({
          value,
          text: value === "" ? translate("documents.level-by-mark") : translate(`level.${value}`),
        }))}
      />
      <fieldset>
        <legend>{translate("documents.audience")}</legend>
        <p class="small">{translate("documents.audience-hint")}</p>
        <Keys
          {...{ request, typed }}
          heading={translate("documents.audience-circles")}
          all={nameable.circles.map(({ id, name }) => [`circle:${id}`, <bdi>{name}</bdi>])}
        />
        <Keys
          {...{ request, typed }}
          heading={translate("documents.audience-roles")}
          all={roles.map((role) => [`role:${role}`, translate(`person-role.${role}`)])}
        />
        <Keys
          {...{ request, typed }}
          heading={translate("documents.audience-people")}
          all={nameable.nameable.map(({ id, name }) => [`person:${id}`, <bdi>{name}</bdi>])}
        />
      </fieldset>
      <TextArea
        id="handling-parties"
        name="parties"
        rows={2}
        label={translate("documents.audience-parties")}
        hint={translate("review.hint-parties")}
        value={typed.parties}
        {...at("parties")}
      />
      <Field
        id="handling-originator"
        name="originator"
        label={translate("documents.originator")}
        hint={translate("documents.originator-hint")}
        value={typed.originator}
        {...at("originator")}
      />
    </>
  );
}

interface KeysProps {
  readonly typed: TypedHandling;
  readonly heading: string;
  readonly all: readonly (readonly [string, ComponentChildren])[];
}

/** Boxes to tick, folded away where none is. */
function Keys({ typed, heading, all }: KeysProps): VNode | null {
  if (all.length === 0) return null;
  const chosen = all.filter(([key]) => typed.keys.includes(key)).length;
  return (
    <details open={chosen > 0}>
      <summary>
        {heading}
        {chosen > 0 ? <span class="count"> {chosen}</span> : null}
      </summary>
      {all.map(([key, words]) => (
        <Check key={key} name="audience" value={key} checked={typed.keys.includes(key)}>
          {words}
        </Check>
      ))}
    </details>
  );
}

/** Who an audience names, in words. */
export function audienceWords(
  audience: readonly string[],
  {
    nameable,
    people,
    request,
  }: {
    readonly nameable: Nameable;
    readonly people: ReadonlyMap<string, string>;
    readonly request: WorkRequest;
  },
): ComponentChildren {
  const { translate } = request;
  if (audience.length === 0) return translate("documents.audience-nobody");
  const words = audience.map((key): ComponentChildren => {
    const [kind = "", id = ""] = key.includes(":") ? key.split(":", 2) : ["party", key];
    if (kind === "role") return translate.has(`person-role.${id}`) ? translate(`person-role.${id}`) : id;
    if (kind === "person") return <bdi>{people.get(id) ?? id}</bdi>;
    if (kind === "circle") return <bdi>{nameable.circles.find((one) => one.id === id)?.name ?? id}</bdi>;
    return <bdi dir="ltr">{id}</bdi>;
  });
  return words.flatMap((word, at) => (at === 0 ? [word] : [" · ", word]));
}

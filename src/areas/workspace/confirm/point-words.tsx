import type { ComponentChildren, VNode } from "preact";
import { Foreign } from "../../../platform/html/index.ts";
import type { Translate } from "../../../platform/i18n/index.ts";
import type { WaitingAct } from "../waiting/queries.ts";
import { correctable } from "./answer.ts";
import type { AskedFocalPoint, Details } from "./details.ts";
import { detailWord } from "./details-form.tsx";

export interface PointProps {
  readonly translate: Translate;
  readonly act: Pick<WaitingAct, "act" | "input">;
  /** What we hold now; nothing when it may not be read. */
  readonly held: Details | undefined;
}

type Input = Readonly<Record<string, unknown>>;

const inputOf = (input: unknown): Input =>
  typeof input === "object" && input !== null ? Object.fromEntries(Object.entries(input)) : {};

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** One point of an answer in words: what is confirmed, or what it says now and what it is to say. */
export function PointWords({ translate, act, held }: PointProps): VNode {
  const input = inputOf(act.input);
  switch (act.act) {
    case "registry.confirm-fact":
      return (
        <>{translate.rich("confirm.point-right", { what: <>{heldWords(input, { translate, held })}</> })}</>
      );
    case "registry.change-party":
      return (
        <Change
          label={translate("confirm.website")}
          before={held?.website.address ?? ""}
          after={text(input.website)}
          dir="ltr"
        />
      );
    case "registry.add-note":
      return (
        <>{translate.rich("confirm.point-remark", { text: <bdi dir="auto">{text(input.text)}</bdi> })}</>
      );
    default:
      return (
        <FocalPointPoint
          {...{ translate, input }}
          one={held?.focalPoints.find(({ id }) => id === input.id)}
        />
      );
  }
}

function heldWords(input: Input, { translate, held }: Omit<PointProps, "act">): ComponentChildren {
  const name = held?.names.find(({ id }) => id === input.id);
  if (name !== undefined)
    return <Foreign text={name.text} language={name.language} pageLanguage={translate.language} />;
  if (input.website === true) return <bdi dir="ltr">{held?.website.address ?? ""}</bdi>;
  const person = held?.focalPoints.find(({ id }) => id === input.id);
  if (person !== undefined)
    return <bdi>{[person.name, person.email, person.phone].filter((part) => part !== "").join(", ")}</bdi>;
  const office = held?.offices.find(({ id }) => id === input.id);
  if (office === undefined) return text(input.table);
  const { name: body } = office.body;
  return (
    <>
      {translate(`office.${office.office}.holds`)}{" "}
      <Foreign text={body.text} language={body.language} pageLanguage={translate.language} />
    </>
  );
}

interface ChangeProps {
  readonly label: string;
  readonly before: string;
  readonly after: string;
  /** Addresses and numbers run from left to right in every script. */
  readonly dir: "ltr" | "auto";
}

/** Struck against underlined, readable in grey. */
const Change = ({ label, before, after, dir }: ChangeProps): VNode => (
  <>
    {label}{" "}
    {before === "" ? null : (
      <del>
        <bdi dir={dir}>{before}</bdi>
      </del>
    )}{" "}
    {after === "" ? null : (
      <ins>
        <bdi dir={dir}>{after}</bdi>
      </ins>
    )}
  </>
);

function FocalPointPoint({
  translate,
  input,
  one,
}: {
  readonly translate: Translate;
  readonly input: Input;
  readonly one: AskedFocalPoint | undefined;
}): VNode {
  const changed = correctable.filter((detail) => input[detail] !== undefined);
  return (
    <>
      <bdi>{one?.name ?? text(input.id)}</bdi>
      {changed.map((detail) => (
        <span key={detail}>
          {" · "}
          <Change
            label={detailWord(detail, translate)}
            before={one?.[detail] ?? ""}
            after={text(input[detail])}
            dir={detail === "email" || detail === "phone" ? "ltr" : "auto"}
          />
        </span>
      ))}
      {input.until === undefined ? null : ` · ${translate("confirm.gone")}`}
    </>
  );
}

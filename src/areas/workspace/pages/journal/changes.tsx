import type { VNode } from "preact";
import { Tag } from "../../../../platform/html/index.ts";
import { addressOf, type WorkRequest } from "../../../../platform/http/index.ts";
import type { JournalChange } from "../../journal/store.ts";
import { comma } from "../partners/words.tsx";

interface Parts {
  readonly request: WorkRequest;
  readonly change: JournalChange;
}

/** Fields of one change that are shown; more are counted. */
const mostFields = 8;
const longestValue = 160;

/** A value as the journal holds it: what is personal stands apart, and only its digest here. */
function valueWords(value: unknown, { translate }: WorkRequest): string {
  if (value === undefined || value === null || value === "") return "";
  if (typeof value === "object" && "digest" in value && "personal" in value)
    return translate("journal.personal");
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}

/** Field by field: which say something else now. Two personal values are never compared: each has a salt of its own. */
function fieldsOf({ before, after }: JournalChange): string[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names].filter((name) => JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name]));
}

/** One row that an act changed: which, how, and field by field what it said and says. */
export function ChangeWords({ request, change }: Parts): VNode {
  const { translate, language } = request;
  const thing = `${change.table} ${change.row}`;
  const href = addressOf(language, "work/journal", `?${new URLSearchParams({ thing })}`);
  const fields = change.operation === "update" ? fieldsOf(change) : [];
  const rest = fields.length - mostFields;
  return (
    <li>
      {translate(`journal.${change.operation}`)}{" "}
      <a href={href}>
        <bdi dir="ltr">{thing}</bdi>
      </a>
      {fields.slice(0, mostFields).map((name) => (
        <FieldWords key={name} {...{ request, change, name }} />
      ))}
      {rest > 0 ? ` · ${translate("journal.more-fields", { count: rest })}` : null}
    </li>
  );
}

function FieldWords({ request, change, name }: Parts & { readonly name: string }): VNode {
  const [before, after] = [
    valueWords(change.before?.[name], request),
    valueWords(change.after?.[name], request),
  ];
  return (
    <>
      {" · "}
      <bdi dir="ltr">{name}</bdi> {before === "" ? null : <del dir="auto">{before}</del>}{" "}
      {after === "" ? null : <ins dir="auto">{after}</ins>}
    </>
  );
}

/** Who may see it changed: the most visible thing that the journal tells. */
export function LevelTag({ request, change }: Parts): VNode | null {
  const { translate } = request;
  if (change.operation !== "update") return null;
  const word = (image: JournalChange["before"]) => {
    const level = valueWords(image?.level, request);
    const audience = image?.audience;
    const named = translate.has(`level.${level}`) ? translate(`level.${level}`) : level;
    return Array.isArray(audience) && audience.length > 0
      ? `${named} (${audience.map(String).join(comma(request))})`
      : named;
  };
  const [before, after] = [word(change.before), word(change.after)];
  return before === after ? null : <Tag>{translate("journal.level", { before, after })}</Tag>;
}

import type { VNode } from "preact";
import { Tag } from "../../../../platform/html/index.ts";
import { addressOf, type WorkRequest } from "../../../../platform/http/index.ts";
import { personalEntry } from "../../journal/personal-entries.ts";
import { type PresentRows, presentKey, saysNow } from "../../journal/present.ts";
import type { JournalPage } from "../../journal/queries.ts";
import type { JournalChange } from "../../journal/store.ts";
import { comma } from "../partners/words.tsx";
import { erasureWords } from "./erasures.ts";

interface Parts {
  readonly request: WorkRequest;
  readonly change: JournalChange;
  readonly page: Pick<JournalPage, "erasures" | "people">;
  /** The row as it is now; nothing where it is gone, or the reader may not see it. */
  readonly present?: PresentRows | undefined;
}

/** Fields of one change that are shown; more are counted. */
const mostFields = 8;
const longestValue = 160;

/** A value as the journal holds it: what is personal stands apart, and only its digest here, or that it was erased. */
function valueWords(value: unknown, { request, page }: Omit<Parts, "change">): string {
  const { translate } = request;
  if (value === undefined || value === null || value === "") return "";
  const entry = personalEntry(value);
  if (entry !== undefined) {
    const erasure = page.erasures.get(entry);
    return erasure === undefined ? translate("journal.personal") : erasureWords(erasure, { request, page });
  }
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}

/** Field by field: which say something else now. Two personal values are never compared: each has a salt of its own. */
function fieldsOf({ before, after }: JournalChange): string[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names].filter((name) => JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name]));
}

/** Of a row that came or went, only what was erased since is told. */
function erasedFields({ before, after }: JournalChange, { erasures }: Parts["page"]): string[] {
  return Object.entries(after ?? before ?? {}).flatMap(([name, value]) =>
    erasures.has(personalEntry(value) ?? "") ? [name] : [],
  );
}

/** One row that an act changed: which, how, and field by field what it said and says. */
export function ChangeWords({ request, change, page, present }: Parts): VNode {
  const { translate, language } = request;
  const thing = `${change.table} ${change.row}`;
  const href = addressOf(language, "work/journal", `?${new URLSearchParams({ thing })}`);
  const fields = change.operation === "update" ? fieldsOf(change) : erasedFields(change, page);
  const rest = fields.length - mostFields;
  return (
    <li>
      {translate(`journal.${change.operation}`)}{" "}
      <a href={href}>
        <bdi dir="ltr">{thing}</bdi>
      </a>
      {fields.slice(0, mostFields).map((name) => (
        <FieldWords key={name} {...{ request, change, page, present, name }} />
      ))}
      {rest > 0 ? ` · ${translate("journal.more-fields", { count: rest })}` : null}
    </li>
  );
}

function FieldWords({ change, name, present, ...parts }: Parts & { readonly name: string }): VNode {
  const now = saysNow(name, change.after, present?.get(presentKey(change.table, change.row)));
  const { translate } = parts.request;
  const [before, after] = [valueWords(change.before?.[name], parts), valueWords(change.after?.[name], parts)];
  return (
    <>
      {" · "}
      <bdi dir="ltr">{name}</bdi> {before === "" ? null : <del dir="auto">{before}</del>}{" "}
      {after === "" ? null : <ins dir="auto">{after}</ins>}
      {now === undefined ? null : (
        <span class="small">
          {" "}
          {translate.rich("journal.now", {
            value: <bdi>{valueWords(now.value, parts) || translate("register.empty")}</bdi>,
          })}
        </span>
      )}
    </>
  );
}

/** Who may see it changed: the most visible thing that the journal tells. */
export function LevelTag({ request, change, page }: Parts): VNode | null {
  const { translate } = request;
  if (change.operation !== "update") return null;
  const word = (image: JournalChange["before"]) => {
    const level = valueWords(image?.level, { request, page });
    const audience = image?.audience;
    const named = translate.has(`level.${level}`) ? translate(`level.${level}`) : level;
    return Array.isArray(audience) && audience.length > 0
      ? `${named} (${audience.map(String).join(comma(request))})`
      : named;
  };
  const [before, after] = [word(change.before), word(change.after)];
  return before === after ? null : <Tag>{translate("journal.level", { before, after })}</Tag>;
}

import type { ComponentChildren, VNode } from "preact";
import { handlingLevels } from "../../../../kernel/handling.ts";
import { Absent, Link, Notice, Paging } from "../../../../platform/html/index.ts";
import type { WorkPage, WorkRequest } from "../../../../platform/http/index.ts";
import {
  type FieldChange,
  type HistoryEntry,
  readHistory,
  readPartyRecord,
} from "../../../registry/index.ts";
import { renderWork } from "../frame.tsx";
import { sectionOfTable } from "./facts/kinds.ts";
import { type AudienceNames, audienceWords, readAudienceNames } from "./handling/audience.ts";
import { linePartOfTable } from "./lines/kinds.ts";
import { colon, comma, instant, nameOf, type PeopleNames, recordAddress, who } from "./words.tsx";

const perPage = 50;

/** The words of fields whose values stand in the catalogue. */
const wordsOf: Readonly<Record<string, string>> = {
  ...{ category: "category", verification: "certainty", "name-status": "translation.status" },
  ...{ type: "name", role: "register.focal" },
};

function worded(field: string, value: string, { entry, request }: EntryProps): string {
  const { translate } = request;
  const ofName = entry.table === "registry.party_name";
  const keys = [
    ...(field === "status" ? [ofName ? `translation.status.${value}` : `status.${value}`] : []),
    ...(field === "kind" && entry.table === "registry.party" ? [`kind.${value}`] : []),
    ...(field === "kind" && entry.table === "registry.relation" ? [`relation.${value}.out`] : []),
    ...(entry.table === "registry.membership" ? [`membership.${value}`] : []),
    ...(field === "mode" ? [`role.${value}`] : []),
    ...(field === "office" ? [`office.${value}.holds`] : []),
    ...(field === "role" ? [`register.focal-${value}`] : []),
    ...(wordsOf[field] === undefined ? [] : [`${wordsOf[field]}.${value}`]),
  ];
  const key = keys.find((one) => translate.has(one));
  return key === undefined ? value : translate(key);
}

function shownValue(change: FieldChange, which: "before" | "after", props: EntryProps): ComponentChildren {
  const value = change[which];
  const { translate } = props.request;
  if (change.erased && value === null) return <Absent>{translate("register.erased")}</Absent>;
  if (value === null || value === "") return null;
  if (typeof value === "boolean") return translate(value ? "register.yes" : "register.no");
  if (typeof value === "object") return <bdi>{value.join(comma(props.request))}</bdi>;
  return <bdi>{worded(change.field, String(value), props)}</bdi>;
}

function Field({ change, ...props }: EntryProps & { readonly change: FieldChange }): VNode {
  const { request } = props;
  const { translate } = request;
  const key = `register.field-${change.field}`;
  const label = translate.has(key) ? translate(key) : change.field;
  const [before, after] = [shownValue(change, "before", props), shownValue(change, "after", props)];
  return (
    <p>
      {label}
      {colon(request)}
      {before === null ? null : <del>{before}</del>} {after === null ? null : <ins>{after}</ins>}
    </p>
  );
}

export interface EntryProps {
  readonly request: WorkRequest;
  readonly entry: HistoryEntry;
  readonly people: PeopleNames;
  readonly audience: AudienceNames;
}

/** Who may see it was changed: said before all else. */
function HandlingChange({ entry, request, audience }: EntryProps): VNode | null {
  const { handling } = entry;
  if (handling === undefined) return null;
  const { translate } = request;
  const told = (side: { level: string; audience: readonly string[]; originator: string }) => {
    const level = handlingLevels.find((one) => one === side.level);
    const to = audienceWords(side.audience, audience, request);
    const parts = [level === undefined ? side.level : translate(`level.${level}`), ...to, side.originator];
    return parts.flatMap((part, at) => [at === 0 ? "" : " · ", <bdi key={part}>{part}</bdi>]);
  };
  return (
    <Notice is="warn" lead={translate("register.history-handling")}>
      <del>{told(handling.before)}</del> <ins>{told(handling.after)}</ins>
    </Notice>
  );
}

/** One change, field by field, with who made it and why. */
export function Entry(props: EntryProps): VNode {
  const { request, entry, people } = props;
  const { translate } = request;
  const section = sectionOfTable(entry.table);
  const part = linePartOfTable(entry.table);
  return (
    <li class="line" id={`change-${entry.id}`}>
      <span class="line__when" data-is="instant">
        {instant(entry.at, request)}
      </span>
      <div class="line__what">
        <p>
          <strong>{translate(`register.operation-${entry.operation}`)}</strong>
          {section === undefined ? null : ` · ${translate(`register.section-${section}`)}`}
          {part === undefined ? null : ` · ${translate(`register.line-part-${part}`)}`}
        </p>
        <HandlingChange {...props} />
        {entry.fields.map((change) => (
          <Field key={change.field} {...props} change={change} />
        ))}
      </div>
      <span class="line__from">
        {who(entry.by, people, request)}
        {entry.why === "" ? null : (
          <small>
            <br />
            <bdi>{entry.why}</bdi>
          </small>
        )}
      </span>
      <span class="line__act small">
        {translate.has(`act.${entry.act}`) ? translate(`act.${entry.act}`) : entry.act}
      </span>
    </li>
  );
}

async function render(request: WorkRequest): Promise<string> {
  const { door, actor, language, params, query, translate } = request;
  const id = params.id ?? "";
  const before = Number(query.before);
  const record = await door.ask(actor, readPartyRecord, { id, language });
  const history = await door.ask(actor, readHistory, {
    ...{ id, limit: perPage },
    ...(Number.isSafeInteger(before) && before > 0 ? { before } : {}),
  });
  const audience = await readAudienceNames(request);
  const { people } = audience;
  const path = recordAddress(request, id, "/history");
  return renderWork({
    request,
    title: translate("register.history"),
    stand: <Link href={recordAddress(request, id)}>{nameOf(record, request).text}</Link>,
    children: (
      <>
        {history.entries.length === 0 ? (
          <Absent as="block">{translate("register.history-none")}</Absent>
        ) : null}
        <ul class="history">
          {history.entries.map((entry) => (
            <Entry key={entry.id} {...{ request, entry, people, audience }} />
          ))}
        </ul>
        {history.next === undefined && query.before === undefined ? null : (
          <Paging
            label={translate("list.pages")}
            place=""
            before={
              query.before === undefined
                ? undefined
                : { href: path, text: translate("register.history-first") }
            }
            after={
              history.next === undefined
                ? undefined
                : { href: `${path}?before=${history.next}`, text: translate("register.history-older") }
            }
          />
        )}
      </>
    ),
  });
}

/** What happened to a party and to all that is said of it, field by field. */
export const historyPages: readonly WorkPage[] = [
  { path: "partners/:id/history", permission: "read-as-staff", render },
];

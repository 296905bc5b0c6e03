import type { VNode } from "preact";
import { Form, Link, Tag } from "../../../../../platform/html/index.ts";
import type { WorkRequest } from "../../../../../platform/http/index.ts";
import type { HandledRecord, PartyRecord } from "../../../../registry/index.ts";
import { formToken } from "../../frame.tsx";
import type { SectionName } from "../facts/kinds.ts";
import { levelWord, recordAddress } from "../words.tsx";

/** What every part of the record is made from. */
export interface RecordProps {
  readonly request: WorkRequest;
  readonly record: PartyRecord;
  /** Whether things may be changed from here: by who keeps the register, and never in the past. */
  readonly changes: boolean;
}

export interface RowProps extends RecordProps {
  readonly section: SectionName;
  readonly row: HandledRecord;
  /** What the row says, for those who hear the links without their row. */
  readonly says: string;
}

const rowPath = (section: SectionName, row: HandledRecord): string =>
  `/${section}/${section === "facts" ? "party" : row.id}`;

/** The level of a row leads to who sees it. */
export function Level({ request, record, section, row, says }: RowProps): VNode {
  const word = levelWord(row.level, request);
  const href = recordAddress(request, record.party.id, `/handling${rowPath(section, row)}`);
  return (
    <Link href={href}>
      {row.level === "public" ? word : <Tag>{word}</Tag>}
      <span class="unseen">
        {" "}
        {request.translate("register.handling-of")} {says}
      </span>
    </Link>
  );
}

const changeable: ReadonlySet<SectionName> = new Set<SectionName>([
  ...(["facts", "names", "relations", "offices", "focal-points", "members"] as const),
  ...(["regions", "identifiers"] as const),
]);

/** What may be done with a row: words at its end. */
export function RowActs({ request, record, changes, section, row, says }: RowProps): VNode | null {
  if (!changes || row.version === undefined) return null;
  const { translate } = request;
  const address = recordAddress(request, record.party.id, rowPath(section, row));
  const named = <span class="unseen"> {says}</span>;
  return (
    <span class="row-acts">
      {changeable.has(section) ? (
        <a href={address}>
          {translate("register.edit")}
          {named}
        </a>
      ) : null}
      {section === "notes" ? null : (
        <Form
          is="line"
          action={`${address}/confirm`}
          hidden={[formToken(request), { name: "expected", value: row.version }]}
        >
          <button class="do" type="submit">
            {translate("register.confirm")}
            {named}
          </button>
        </Form>
      )}
      {section === "facts" ? null : (
        <a href={`${address}/remove`}>
          {translate("register.remove")}
          {named}
        </a>
      )}
    </span>
  );
}

/** The way to a new fact of a part. */
export function AddLink({
  request,
  record,
  changes,
  section,
  query = "",
}: RecordProps & { readonly section: SectionName; readonly query?: string }): VNode | null {
  if (!changes) return null;
  return (
    <Link href={recordAddress(request, record.party.id, `/${section}/new${query}`)}>
      {request.translate(`register.add-${section}`)}
    </Link>
  );
}

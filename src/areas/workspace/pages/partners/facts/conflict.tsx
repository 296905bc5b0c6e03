import type { VNode } from "preact";
import { Button, Form, type HiddenInput, Link, Notice, Table } from "../../../../../platform/html/index.ts";
import type { WorkRequest } from "../../../../../platform/http/index.ts";
import { type HistoryEntry, readHistory } from "../../../../registry/index.ts";
import { formToken } from "../../frame.tsx";
import { instant, type PeopleNames, recordAddress, who } from "../words.tsx";
import type { FormContext, FormField } from "./fields.ts";
import type { FormRow, Values } from "./rows.ts";

/** Who changed a row last, as far as one may know. */
export async function lastChangeOf(
  { door, actor }: WorkRequest,
  party: string,
  row: string,
): Promise<HistoryEntry | undefined> {
  const { entries } = await door.ask(actor, readHistory, { id: party, limit: 200 });
  return entries.find(({ rowId }) => rowId === row);
}

export interface ConflictProps {
  readonly context: FormContext;
  readonly fields: readonly FormField[];
  /** What the form said when it was opened, what it says now, and what stands in the register. */
  readonly was: Values;
  readonly mine: Values;
  readonly theirs: FormRow;
  readonly last: HistoryEntry | undefined;
  readonly people: PeopleNames;
  readonly why: string;
}

/** A value as the form of the field words it. */
function worded(field: FormField, value: string, context: FormContext): string {
  if (value === "") return context.request.translate("register.empty");
  return field.options?.(context).find((option) => option.value === value)?.text ?? value;
}

/** Everything that the form held, to be sent again over what stands there now. */
function hiddenOf({ was, mine, theirs, why, context }: ConflictProps): HiddenInput[] {
  return [
    formToken(context.request),
    { name: "expected", value: theirs.version ?? "" },
    { name: "why", value: why },
    ...Object.entries(mine).map(([name, value]) => ({ name, value })),
    ...Object.entries(was).map(([name, value]) => ({ name: `was.${name}`, value })),
  ];
}

/** Two people have changed the same fact: both versions side by side, and the choice between them. */
export function Conflict(props: ConflictProps): VNode {
  const { context, fields, was, mine, theirs, last, people } = props;
  const { request, record } = context;
  const { translate } = request;
  const differing = fields.filter(({ name }) => {
    const [before, my, their] = [was[name] ?? "", mine[name] ?? "", theirs.values[name] ?? ""];
    return my !== before || their !== before;
  });
  return (
    <section aria-labelledby="conflict">
      <h2 id="conflict">{translate("register.conflict")}</h2>
      <Notice is="warn" lead={translate("register.conflict-lead")}>
        {last === undefined
          ? null
          : translate.rich("register.conflict-by", {
              who: <span>{who(last.by, people, request)}</span>,
              when: <span>{instant(last.at, request)}</span>,
            })}
      </Notice>
      <Table
        label={translate("register.conflict")}
        columns={[
          { label: translate("register.field"), names: true },
          { label: translate("register.conflict-was") },
          { label: translate("register.conflict-theirs") },
          { label: translate("register.conflict-mine") },
        ]}
        groups={[
          {
            rows: differing.map((field) => ({
              cells: [
                translate(`register.field-${field.label ?? field.name}`),
                ...[was, theirs.values, mine].map((values, at) => (
                  <bdi key={at}>{worded(field, values[field.name] ?? "", context)}</bdi>
                )),
              ],
            })),
          },
        ]}
      />
      <Form hidden={hiddenOf(props)} label={translate("register.conflict")}>
        <div class="form__acts">
          <Button>{translate("register.conflict-save")}</Button>
          <Link href={recordAddress(request, record.party.id)}>{translate("register.conflict-keep")}</Link>
        </div>
      </Form>
    </section>
  );
}

import type { VNode } from "preact";
import { Table } from "../../../platform/html/index.ts";
import type { WorkRequest } from "../../../platform/http/index.ts";
import type { Held } from "../../access/index.ts";

/** More rows than these are in the file alone. */
const mostRows = 200;

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);

function wordsOf(value: unknown): string {
  if (value === null || value === undefined || value === "") return "–";
  if (value instanceof Date) return value.toISOString();
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

const Value = ({ value }: { readonly value: unknown }): VNode => <bdi dir="auto">{wordsOf(value)}</bdi>;

/** All that is held of somebody, part by part: the same that the file holds. */
export function HeldParts({ request, held }: { readonly request: WorkRequest; readonly held: Held }): VNode {
  return (
    <>
      {Object.entries(held).map(([part, value]) => (
        <Part key={part} {...{ request, part, value }} />
      ))}
    </>
  );
}

interface PartProps {
  readonly request: WorkRequest;
  readonly part: string;
  readonly value: unknown;
}

function Part({ request, part, value }: PartProps): VNode {
  const { translate } = request;
  const label = translate(`personal.part-${part.replaceAll("_", "-")}`);
  return (
    <section>
      <h2>{label}</h2>
      <Rows {...{ request, label, value }} />
    </section>
  );
}

function Rows({
  request,
  label,
  value,
}: {
  readonly request: WorkRequest;
  readonly label: string;
  readonly value: unknown;
}): VNode {
  const { translate } = request;
  const given: readonly unknown[] = Array.isArray(value) ? value : [];
  if (isFields(value)) return <FieldList value={value} />;
  if (!Array.isArray(value))
    return (
      <p class="prose">
        <Value value={value} />
      </p>
    );
  if (given.length === 0) return <p class="prose">{translate("personal.none")}</p>;
  const rows = given.slice(-mostRows).map((one) => (isFields(one) ? one : { "": one }));
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const rest = given.length - rows.length;
  return (
    <>
      <Table
        label={label}
        columns={names.map((name) => ({ label: name === "" ? label : name }))}
        groups={[
          {
            rows: rows.map((row) => ({ cells: names.map((name) => <Value key={name} value={row[name]} />) })),
          },
        ]}
      />
      {rest > 0 ? <p class="small">{translate("personal.more", { count: rest })}</p> : null}
    </>
  );
}

const FieldList = ({ value }: { readonly value: Fields }): VNode => (
  <dl class="facts">
    {Object.entries(value).map(([name, one]) => (
      <div key={name}>
        <dt>
          <bdi dir="ltr">{name}</bdi>
        </dt>
        <dd>
          <Value value={one} />
        </dd>
      </div>
    ))}
  </dl>
);

import type { VNode } from "preact";
import { Code, Link, Table } from "../../../platform/html/index.ts";
import {
  type AnswerField,
  type ApiRoute,
  expectedOf,
  type GuardedRoute,
  type PageRequest,
  type Parameter,
  parametersOf,
} from "../../../platform/http/index.ts";

export interface Given {
  readonly request: PageRequest;
}

export const Address = ({ children }: { children: string }): VNode => (
  <Link href={children}>
    <Code>{children}</Code>
  </Link>
);

export function columnsOf({ translate }: PageRequest) {
  return [
    { label: translate("api.page-column-name"), names: true },
    { label: translate("api.page-column-type") },
    { label: translate("api.page-column-meaning") },
  ];
}

export function Parameters({ route, request }: Given & { route: ApiRoute | GuardedRoute }): VNode {
  const { translate } = request;
  return (
    <Table
      caption={translate("api.page-parameters", { operation: route.path })}
      columns={columnsOf(request)}
      groups={[
        {
          rows: parametersOf(route).map(({ name, schema, required }) => ({
            cells: [
              <Code key="name">{name}</Code>,
              <Code key="type">{valuesOf(schema)}</Code>,
              <Meaning
                key="meaning"
                text={translate(`api.parameter.${schema.says ?? name}`)}
                mark={required ? translate("api.page-required") : undefined}
              />,
            ],
          })),
        },
      ]}
    />
  );
}

/** What there is to choose from; of a free text, one that works. */
function valuesOf(schema: Parameter["schema"]): string {
  const free = schema.type === "string" && schema.enum === undefined && schema.example !== undefined;
  return free ? `string (${schema.example})` : expectedOf(schema);
}

interface FieldsProps extends Given {
  readonly fields: readonly AnswerField[];
  readonly label: string;
}

export function Fields({ fields, label, request }: FieldsProps): VNode {
  const { translate } = request;
  return (
    <Table
      caption={label}
      columns={columnsOf(request)}
      groups={[
        {
          rows: fields.map(({ path, type, required, says }) => ({
            cells: [
              <Code key="path">{path}</Code>,
              <Code key="type">{type}</Code>,
              <Meaning
                key="meaning"
                text={translate(`api.field.${says}`)}
                mark={required ? translate("api.page-always") : undefined}
              />,
            ],
          })),
        },
      ]}
    />
  );
}

const Meaning = ({ text, mark }: { text: string; mark: string | undefined }): VNode => (
  <>
    {text} {mark === undefined ? null : <span class="small">{mark}</span>}
  </>
);

/** Lines of an answer that stand for the whole. */
const shownLines = 24;

export function beginningOf(answer: unknown): string {
  const lines = JSON.stringify(answer, null, 2).split("\n");
  return lines.length <= shownLines ? lines.join("\n") : [...lines.slice(0, shownLines), "…"].join("\n");
}

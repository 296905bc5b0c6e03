import type { VNode } from "preact";
import {
  Code,
  Group,
  Lede,
  Link,
  Listing,
  Section,
  Sheet,
  Stand,
  Table,
  Title,
  Wide,
} from "../../../platform/html/index.ts";
import {
  type AnswerField,
  type ApiRoute,
  answerFields,
  apiBase,
  expectedOf,
  type PageRequest,
  type Parameter,
  parametersOf,
  problemFields,
} from "../../../platform/http/index.ts";
import type { PartyLabel } from "../../registry/index.ts";
import { renderFrame } from "./frame.tsx";
import { partyLink } from "./words.tsx";

/** An operation, its first example, and what that answers; neither where there is no example. */
export interface ApiExample {
  readonly route: ApiRoute;
  readonly address: string;
  readonly answer: unknown;
}

export interface ApiPage {
  readonly secretariat: PartyLabel;
  readonly examples: readonly ApiExample[];
}

const openApi = "/api/openapi.json";
/** An address that gives a problem. */
const wrong = `${apiBase}/parties?colour=blue`;

/** `/{lang}/api`: how to read by program, each operation with its parameters, answer and examples. */
export function renderApiPage({ secretariat, examples }: ApiPage, request: PageRequest): string {
  const { translate } = request;
  return renderFrame({
    request,
    part: "about",
    title: translate("api.title"),
    description: translate("api.description"),
    owner: partyLink(secretariat, request),
    children: (
      <>
        <Title>{translate("api.title")}</Title>
        <Stand>{translate("api.description")}</Stand>
        <Sheet>
          <Start request={request} />
          <Section id="problems" heading={translate("api.page-problems")}>
            <Wide>
              <div class="spaced">
                <p>
                  {translate.rich("api.page-problems-text", {
                    type: <Code>application/problem+json</Code>,
                    example: <Address>{wrong}</Address>,
                  })}
                </p>
                <Fields fields={problemFields} label={translate("api.page-problems")} request={request} />
              </div>
            </Wide>
          </Section>
          <Section id="operations" heading={translate("api.page-operations")} count={examples.length}>
            <Wide>
              <Contents examples={examples} request={request} />
              {examples.map((example) => (
                <Operation key={example.route.operationId} example={example} request={request} />
              ))}
            </Wide>
          </Section>
        </Sheet>
      </>
    ),
  });
}

function Start({ request }: { request: PageRequest }): VNode {
  const { translate, place } = request;
  const base = translate.rich("api.page-base", {
    base: <Code>{`${place.origin}${apiBase}`}</Code>,
    document: <Address>{openApi}</Address>,
  });
  return (
    <>
      <Section id="start" heading={translate("api.page-start")}>
        <Lede>
          <div class="spaced">
            <p>{base}</p>
            <p>{translate("api.page-language")}</p>
            <p>{translate("api.page-day")}</p>
            <p>{translate("api.page-absent")}</p>
          </div>
        </Lede>
      </Section>
      <Section id="parts" heading={translate("api.page-parts")}>
        <Lede>
          <p>{translate("api.page-parts-text")}</p>
        </Lede>
      </Section>
      <Section id="limits" heading={translate("api.page-limits")}>
        <Lede>
          <p>{translate("api.page-limits-text")}</p>
        </Lede>
      </Section>
    </>
  );
}

const Address = ({ children }: { children: string }): VNode => (
  <Link href={children}>
    <Code>{children}</Code>
  </Link>
);

interface Given {
  readonly request: PageRequest;
}

function Contents({ examples, request: { translate } }: Given & Pick<ApiPage, "examples">): VNode {
  return (
    <nav aria-label={translate("api.page-contents")}>
      <ul>
        {examples.map(({ route }) => (
          <li key={route.operationId}>
            <a href={`#${route.operationId}`}>
              <Code>{route.path}</Code>
            </a>{" "}
            <span class="small">{translate(route.summary)}</span>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Operation({ example, request }: Given & { example: ApiExample }): VNode {
  const { translate } = request;
  const { route } = example;
  return (
    <div class="spaced">
      <Group id={route.operationId}>
        <Code>{`GET ${apiBase}${route.path}`}</Code>
      </Group>
      <p>{translate(route.summary)}</p>
      <Parameters route={route} request={request} />
      <Fields
        fields={answerFields(route)}
        label={translate("api.page-answer", { operation: route.path })}
        request={request}
      />
      {route.examples.length === 0 ? null : <Examples example={example} request={request} />}
    </div>
  );
}

function Examples({ example, request }: Given & { example: ApiExample }): VNode {
  const { translate } = request;
  const { route, address, answer } = example;
  const beginning = translate("api.page-shortened", { example: `${apiBase}${address}` });
  return (
    <>
      <Group level={2}>{translate("api.page-examples")}</Group>
      <ul>
        {route.examples.map((one) => (
          <li key={one}>
            <Address>{`${apiBase}${one}`}</Address>
          </li>
        ))}
      </ul>
      <p class="small">
        {translate.rich("api.page-shortened", { example: <Code>{`${apiBase}${address}`}</Code> })}
      </p>
      <Listing label={beginning}>{beginningOf(answer)}</Listing>
    </>
  );
}

function columnsOf({ translate }: PageRequest) {
  return [
    { label: translate("api.page-column-name"), names: true },
    { label: translate("api.page-column-type") },
    { label: translate("api.page-column-meaning") },
  ];
}

function Parameters({ route, request }: Given & { route: ApiRoute }): VNode {
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

function Fields({ fields, label, request }: FieldsProps): VNode {
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

function beginningOf(answer: unknown): string {
  const lines = JSON.stringify(answer, null, 2).split("\n");
  return lines.length <= shownLines ? lines.join("\n") : [...lines.slice(0, shownLines), "…"].join("\n");
}

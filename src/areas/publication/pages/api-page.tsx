import type { VNode } from "preact";
import {
  Code,
  Group,
  Lede,
  Listing,
  Section,
  Sheet,
  Stand,
  Title,
  Wide,
} from "../../../platform/html/index.ts";
import {
  type ApiRoute,
  answerFields,
  apiBase,
  type GuardedRoute,
  type PageRequest,
  problemFields,
} from "../../../platform/http/index.ts";
import type { PartyLabel } from "../../registry/index.ts";
import { Guarded } from "./api-guarded.tsx";
import { Address, beginningOf, Fields, type Given, Parameters } from "./api-tables.tsx";
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
  /** Operations that need the token of the installation. */
  readonly guarded: readonly GuardedRoute[];
}

const openApi = "/api/openapi.json";
/** An address that gives a problem. */
const wrong = `${apiBase}/parties?colour=blue`;

/** `/{lang}/api`: how to read by program, each operation with its parameters, answer and examples. */
export function renderApiPage({ secretariat, examples, guarded }: ApiPage, request: PageRequest): string {
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
          <Guarded routes={guarded} request={request} />
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

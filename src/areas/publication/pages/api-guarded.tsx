import type { VNode } from "preact";
import { Code, Group, Lede, Listing, Section, Table, Wide } from "../../../platform/html/index.ts";
import { answerFields, apiBase, type GuardedRoute, refusalsOf } from "../../../platform/http/index.ts";
import { beginningOf, columnsOf, Fields, type Given, Parameters } from "./api-tables.tsx";

interface GuardedProps extends Given {
  readonly routes: readonly GuardedRoute[];
}

/** What only a program with the token of the installation may ask: how it shows it, and each operation. */
export function Guarded({ routes, request }: GuardedProps): VNode {
  const { translate } = request;
  return (
    <Section id="guarded" heading={translate("api.page-guarded")} count={routes.length}>
      <Lede>
        <div class="spaced">
          <p>
            {translate.rich("api.page-guarded-text", {
              header: <Code>Authorization: Bearer TOKEN</Code>,
              variable: <Code>ENTENTE_API_TOKEN</Code>,
            })}
          </p>
          <p>{translate("api.page-guarded-kept")}</p>
        </div>
      </Lede>
      <Wide>
        {routes.map((route) => (
          <Operation key={route.operationId} route={route} request={request} />
        ))}
      </Wide>
    </Section>
  );
}

interface OperationProps extends Given {
  readonly route: GuardedRoute;
}

function Operation({ route, request }: OperationProps): VNode {
  const { translate, place } = request;
  const { method, path, largest, sample } = route;
  const command = translate("api.page-command", { operation: path });
  const answer = translate("api.page-sample", { operation: path });
  return (
    <div class="spaced">
      <Group id={route.operationId}>
        <Code>{`${method} ${apiBase}${path}`}</Code>
      </Group>
      <p>{translate(route.summary)}</p>
      {largest === undefined ? null : <p>{translate("api.body", { limit: largest / 1_000_000 })}</p>}
      <Parameters route={route} request={request} />
      <Fields
        fields={answerFields(route)}
        label={translate("api.page-answer", { operation: path })}
        request={request}
      />
      <Refusals route={route} request={request} />
      <p class="small">{command}</p>
      <Listing label={command}>{commandOf(route, place.origin)}</Listing>
      <p class="small">{answer}</p>
      <Listing label={answer}>{beginningOf(sample)}</Listing>
    </div>
  );
}

/** A command that asks the first example; the token stays in the environment of whoever asks. */
function commandOf({ method, largest, examples: [example = ""] }: GuardedRoute, origin: string): string {
  const body = largest === undefined ? "" : " --data-binary @report.pdf";
  return [
    `curl -X ${method}${body} \\`,
    '  -H "Authorization: Bearer $ENTENTE_API_TOKEN" \\',
    `  "${origin}${apiBase}${example}"`,
  ].join("\n");
}

/** How an operation refuses: the status, the code, and the sentence that comes with it. */
function Refusals({ route, request }: OperationProps): VNode {
  const { translate } = request;
  const [, , meaning] = columnsOf(request);
  return (
    <Table
      caption={translate("api.page-refusals", { operation: route.path })}
      columns={[
        { label: translate("api.page-column-status"), is: "number" },
        { label: translate("api.page-column-code"), names: true },
        { label: meaning?.label ?? "" },
      ]}
      groups={[
        {
          rows: refusalsOf(route, translate).map(({ status, code, message }) => ({
            cells: [status, <Code key="code">{code}</Code>, message],
          })),
        },
      ]}
    />
  );
}

import type { VNode } from "preact";
import { Button, Form, Table, Tag } from "../../../../platform/html/index.ts";
import { addressOf, type WorkRequest } from "../../../../platform/http/index.ts";
import type { Handling } from "../../../access/index.ts";
import { formToken } from "../frame.tsx";
import { audienceWords, HandlingFields, type TypedHandling, typedFrom } from "./audience.tsx";
import { Level } from "./documents-page.tsx";
import type { KeptDocument } from "./queries.ts";

/** Who would read it, by name: asked before it is saved. */
export interface Readers {
  readonly handling: Handling;
  readonly everybody: boolean;
  readonly readers: readonly {
    readonly id: string;
    readonly name: string;
    readonly parties: readonly string[];
    readonly ground: string;
  }[];
}

export interface HandlingProps {
  readonly request: WorkRequest;
  readonly kept: KeptDocument;
  /** What was typed: refused, or to be looked at before it is saved. */
  readonly typed: TypedHandling | undefined;
  readonly readers: Readers | undefined;
  readonly error: { readonly field: string; readonly message: string } | undefined;
}

/** Who may see the document, and the way to change it in two steps. */
export function HandlingSection(props: HandlingProps): VNode {
  const { request, kept, typed, readers, error } = props;
  const { translate, language } = request;
  const { document, people } = kept;
  const action = addressOf(language, `work/documents/${document.id}`, "#handling");
  return (
    <section id="handling" aria-labelledby="handling-heading">
      <h2 id="handling-heading">{translate("documents.handling")}</h2>
      <HandlingWords {...{ request, kept }} handling={document} people={people} />
      {readers === undefined ? null : <WhoWillSee {...{ request, kept, readers, action }} />}
      <details open={typed !== undefined || readers !== undefined}>
        <summary>{translate("documents.handling-change")}</summary>
        <Form
          action={action}
          hidden={[formToken(request), { name: "do", value: "preview" }]}
          id="handling-form"
        >
          <HandlingFields {...{ request, error }} typed={typed ?? typedFrom(document)} nameable={kept} />
          <div class="form__acts">
            <Button is={readers === undefined ? undefined : "plain"}>
              {translate("documents.who-will-see")}
            </Button>
          </div>
        </Form>
      </details>
    </section>
  );
}

interface WordsProps {
  readonly request: WorkRequest;
  readonly kept: KeptDocument;
  readonly handling: Handling;
  readonly people: ReadonlyMap<string, string>;
}

function HandlingWords({ request, kept, handling, people }: WordsProps): VNode {
  const { translate } = request;
  return (
    <dl class="proof prose">
      <dt>{translate("documents.level")}</dt>
      <dd>
        <Level row={handling} request={request} />
      </dd>
      <dt>{translate("documents.audience")}</dt>
      <dd>{audienceWords(handling.audience, { nameable: kept, people, request })}</dd>
      <dt>{translate("documents.originator")}</dt>
      <dd>
        <bdi dir="ltr">{handling.originator}</bdi>
      </dd>
    </dl>
  );
}

interface WhoProps {
  readonly request: WorkRequest;
  readonly kept: KeptDocument;
  readonly readers: Readers;
  readonly action: string;
}

function WhoWillSee({ request, kept, readers, action }: WhoProps): VNode {
  const { translate } = request;
  const { handling, everybody, readers: all } = readers;
  const before = kept.document;
  const opens = handling.level === "public" && before.level !== "public";
  const hidden = [
    ...[formToken(request), { name: "do", value: "handle" }, { name: "expected", value: kept.version }],
    ...[
      { name: "level", value: handling.level },
      { name: "originator", value: handling.originator },
    ],
    ...handling.audience.map((value) => ({ name: "audience", value })),
  ];
  return (
    <div role="status">
      <h3>{translate("documents.who-heading")}</h3>
      <HandlingWords {...{ request, kept, handling }} people={kept.people} />
      <p>
        {everybody
          ? translate("documents.who-everybody")
          : translate("documents.who-count", { count: all.length })}{" "}
        {opens ? <Tag>{translate("documents.who-waits")}</Tag> : null}
      </p>
      {everybody ? null : (
        <Table
          label={translate("documents.who-heading")}
          columns={[
            { label: translate("documents.column-person"), names: true },
            { label: translate("column.party") },
            { label: translate("documents.column-ground") },
          ]}
          groups={[
            {
              rows: all.map(({ id, name, parties, ground }) => ({
                id: `reader-${id}`,
                cells: [
                  <bdi>{name}</bdi>,
                  <bdi dir="ltr">{parties.join(", ")}</bdi>,
                  translate(`ground.${ground}`),
                ],
              })),
            },
          ]}
        />
      )}
      <Form action={action} hidden={hidden}>
        <div class="form__acts">
          <Button>{translate("documents.save-handling")}</Button>
        </div>
      </Form>
    </div>
  );
}

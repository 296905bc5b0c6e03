import type { VNode } from "preact";
import {
  Absent,
  Button,
  Choice,
  Form,
  Link,
  Notice,
  Table,
  TextArea,
} from "../../../../platform/html/index.ts";
import { addressOf, type WorkRequest } from "../../../../platform/http/index.ts";
import { languageName } from "../../../../platform/i18n/index.ts";
import type { WaitingAct } from "../../waiting/queries.ts";
import { formToken, renderWork } from "../frame.tsx";
import { recordAddress, words } from "../partners/words.tsx";
import { kindWords, onePath, statusWord, translationPath } from "./asked.ts";
import { isTranslation, keyOf, type ListedText } from "./entry.ts";
import { recordedAs } from "./file.ts";
import { Standing } from "./list-page.tsx";

export interface TextProps {
  readonly entry: ListedText;
  readonly waiting: readonly WaitingAct[];
  /** What was typed, where it was not taken. */
  readonly typed?: { readonly words: string; readonly status: string; readonly why: string } | undefined;
  readonly error?: string | undefined;
  readonly problem?: string | undefined;
  /** Somebody else has changed the text, or its source, since the form was opened. */
  readonly conflict?: boolean;
}

type Parts = TextProps & { readonly request: WorkRequest };

const dones = ["saved", "waits", "unchanged"] as const;

/** One text beside what it is made from, to be written in place. */
export function renderText(request: WorkRequest, props: TextProps): string {
  const { translate, language, query } = request;
  const { entry, waiting, problem } = props;
  const done = dones.find((one) => one === query.done);
  const parts: Parts = { ...props, request };
  return renderWork({
    request,
    title: kindWords(entry.name, request),
    stand: <Link href={addressOf(language, translationPath)}>{translate("texts.title")}</Link>,
    done: done && translate(`texts.done-${done}`),
    problem,
    children: (
      <>
        {waiting.length === 0 ? null : (
          <Notice is="warn" lead={translate("texts.pending")}>
            <Link href={addressOf(language, "work/publication")}>{translate("register.to-publication")}</Link>
          </Notice>
        )}
        <Standings {...parts} />
        {props.conflict ? <Conflict {...parts} /> : <Edit {...parts} />}
      </>
    ),
  });
}

function Standings({ request, entry }: Parts): VNode {
  const { translate, language } = request;
  const { owner, source, text } = entry;
  const ofParty = entry.name.startsWith("party-");
  return (
    <dl class="facts">
      <div>
        <dt>{translate("texts.owner")}</dt>
        <dd>{ofParty ? <Link href={recordAddress(request, owner)}>{owner}</Link> : <bdi>{owner}</bdi>}</dd>
      </div>
      <div>
        <dt>{translate("texts.source", { language: languageName(source.language, language) })}</dt>
        <dd>{words(source, request)}</dd>
      </div>
      <div>
        <dt>{translate("texts.target", { language: languageName(entry.language, language) })}</dt>
        <dd>
          {text === undefined ? (
            <Absent>{statusWord("missing", request)}</Absent>
          ) : (
            words({ text, language: entry.language }, request)
          )}
        </dd>
      </div>
      <div>
        <dt>{translate("texts.state")}</dt>
        <dd>
          <Standing {...{ request, entry }} />
        </dd>
      </div>
    </dl>
  );
}

/** What the form was opened with goes along: what was changed meanwhile is not overwritten unseen. */
const seenOf = ({ text, source }: ListedText) => [
  { name: "was", value: text ?? "" },
  { name: "source", value: source.text },
];

function Edit({ request, entry, typed, error }: Parts): VNode | null {
  const { translate, language, can } = request;
  if (!isTranslation(entry)) return <p class="prose">{translate("texts.closed")}</p>;
  if (!can("keep-register")) return null;
  const status = recordedAs.find((one) => one === (typed?.status ?? entry.status)) ?? "courtesy";
  return (
    <section aria-labelledby="edit">
      <h2 id="edit">{translate("texts.edit")}</h2>
      <Form
        action={addressOf(language, onePath(keyOf(entry)))}
        hidden={[formToken(request), ...seenOf(entry)]}
      >
        <TextArea
          {...{ id: "words", name: "words", rows: 4, language: entry.language, error }}
          label={translate("texts.target", { language: languageName(entry.language, language) })}
          value={typed?.words ?? entry.text ?? ""}
        />
        <Choice
          {...{ id: "status", name: "status", label: translate("texts.in-as"), value: status }}
          hint={translate("texts.same-hint")}
          options={recordedAs.map((one) => ({ value: one, text: statusWord(one, request) }))}
        />
        <TextArea id="why" name="why" rows={2} label={translate("register.why")} value={typed?.why} />
        <div class="form__acts">
          <Button>{translate("register.save")}</Button>
          <Link href={addressOf(language, translationPath)}>{translate("texts.leave")}</Link>
        </div>
      </Form>
    </section>
  );
}

/** Both versions side by side, and the choice between them. */
function Conflict({ request, entry, typed }: Parts): VNode {
  const { translate, language } = request;
  const mine = typed?.words ?? "";
  const hidden = [
    ...[formToken(request), ...seenOf(entry), { name: "words", value: mine }],
    ...[
      { name: "status", value: typed?.status ?? "" },
      { name: "why", value: typed?.why ?? "" },
    ],
  ];
  return (
    <section aria-labelledby="conflict">
      <h2 id="conflict">{translate("register.conflict")}</h2>
      <Notice is="warn" lead={translate("register.conflict-lead")} />
      <Table
        label={translate("register.conflict")}
        columns={[
          { label: translate("texts.text"), names: true },
          { label: translate("register.conflict-theirs") },
          { label: translate("register.conflict-mine") },
        ]}
        groups={[
          {
            rows: [
              {
                cells: [
                  translate("texts.target", { language: languageName(entry.language, language) }),
                  words({ text: entry.text ?? "", language: entry.language }, request),
                  words({ text: mine, language: entry.language }, request),
                ],
              },
            ],
          },
        ]}
      />
      <Form
        action={addressOf(language, onePath(keyOf(entry)))}
        hidden={hidden}
        label={translate("register.conflict")}
      >
        <div class="form__acts">
          <Button>{translate("register.conflict-save")}</Button>
          <Link href={addressOf(language, onePath(keyOf(entry)))}>{translate("register.conflict-keep")}</Link>
        </div>
      </Form>
    </section>
  );
}

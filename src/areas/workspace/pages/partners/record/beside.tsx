import type { VNode } from "preact";
import { directionOf } from "../../../../../kernel/language.ts";
import { Link } from "../../../../../platform/html/index.ts";
import { addressOf, type WorkRequest } from "../../../../../platform/http/index.ts";
import type { WaitingAct } from "../../../waiting/queries.ts";
import { DoForm } from "../../frame.tsx";
import { comma, instant, type PeopleNames, recordAddress, who } from "../words.tsx";
import { Part } from "./part.tsx";
import { AddLink, Level, type RecordProps } from "./row-acts.tsx";

/** What the secretariat remarks, the latest first. */
export function NotesPart(props: RecordProps & { readonly people: PeopleNames }): VNode {
  const { request, record, changes, people } = props;
  const { translate } = request;
  const { notes } = record;
  return (
    <Part
      {...{ request, id: "part-notes", count: notes.length }}
      heading={translate("register.section-notes")}
      add={<AddLink {...props} section="notes" />}
    >
      <ul>
        {notes.map((note) => {
          const says = note.text.slice(0, 60);
          return (
            <li key={note.id} id={`row-${note.id}`} class="line">
              <span class="line__when" data-is="instant">
                {instant(note.at, request)}
              </span>
              <span class="line__what" lang={note.language} dir={directionOf(note.language)}>
                {note.text.split("\n").map((text, at) => (
                  <p key={at}>{text}</p>
                ))}
              </span>
              <span class="line__from">{who(note.author, people, request)}</span>
              <span class="line__act">
                <Level {...props} section="notes" row={note} says={says} />
                {changes && note.version !== undefined ? (
                  <Link href={recordAddress(request, record.party.id, `/notes/${note.id}/remove`)}>
                    {translate("register.remove")}
                  </Link>
                ) : null}
              </span>
            </li>
          );
        })}
      </ul>
    </Part>
  );
}

/** Who sees the party itself. */
export function HandlingPart(props: RecordProps & { readonly audience: readonly string[] }): VNode {
  const { request, record, audience } = props;
  const { translate } = request;
  const { party } = record;
  const heading = translate("register.section-handling");
  return (
    <Part {...{ request, heading, id: "part-handling" }}>
      <dl class="facts">
        <div>
          <dt>{translate("register.facet-level")}</dt>
          <dd>
            <Level {...props} section="facts" row={party} says={heading} />
          </dd>
        </div>
        <div>
          <dt>{translate("register.audience")}</dt>
          <dd>
            <bdi>{audience.join(comma(request)) || translate("register.audience-none")}</bdi>
          </dd>
        </div>
        <div>
          <dt>{translate("register.originator")}</dt>
          <dd>
            <bdi dir="ltr">{party.originator}</bdi>
          </dd>
        </div>
      </dl>
      <p>
        <Link href={recordAddress(request, party.id, "/handling/facts/party")}>
          {translate("register.who-sees")}
        </Link>
      </p>
    </Part>
  );
}

/** What somebody has proposed and nobody has decided yet. */
export function PendingPart({
  request,
  waiting,
  people,
}: {
  readonly request: WorkRequest;
  readonly waiting: readonly WaitingAct[];
  readonly people: PeopleNames;
}): VNode | null {
  const { translate, language, actor } = request;
  if (waiting.length === 0) return null;
  return (
    <Part
      {...{ request, id: "part-pending", count: waiting.length }}
      heading={translate("register.section-pending")}
    >
      <ul>
        {waiting.map((one) => (
          <li key={one.id} class="line">
            <span class="line__when" data-is="instant">
              {instant(one.proposed_at, request)}
            </span>
            <span class="line__what">
              <Link href={addressOf(language, "work/publication")}>{translate(`act.${one.act}`)}</Link>
              {one.why === "" ? null : (
                <small>
                  <bdi>{one.why}</bdi>
                </small>
              )}
            </span>
            <span class="line__from">{who(one.proposer, people, request)}</span>
            <span class="line__act">
              {one.proposer.kind === actor.kind && one.proposer.name === actor.name ? (
                <DoForm
                  request={request}
                  hidden={[
                    { name: "verb", value: "withdraw" },
                    { name: "waiting", value: one.id },
                  ]}
                >
                  {translate("register.withdraw")}
                </DoForm>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

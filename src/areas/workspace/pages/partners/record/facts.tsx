import type { ComponentChildren, VNode } from "preact";
import { Absent, ExternalLink, Link, Tag } from "../../../../../platform/html/index.ts";
import { DoForm } from "../../frame.tsx";
import { capital, date, freshTag, languageMark, period, recordAddress, spaced, words } from "../words.tsx";
import { Part, Proof, partId } from "./part.tsx";
import { Level, type RecordProps, RowActs } from "./row-acts.tsx";

interface Said {
  readonly label: string;
  readonly value: ComponentChildren;
}

/** The address of the website is looked at more often than the rest. */
function ConfirmWebsite({ request, record, changes }: RecordProps): VNode | null {
  const { party } = record;
  if (!changes || party.version === undefined) return null;
  return (
    <DoForm
      request={request}
      action={recordAddress(request, party.id, "/facts/party/confirm")}
      hidden={[
        { name: "expected", value: party.version },
        { name: "website", value: "on" },
      ]}
    >
      {request.translate("register.confirm-website")}
    </DoForm>
  );
}

function saidOf(props: RecordProps): readonly Said[] {
  const { request, record } = props;
  const { translate, language, today } = request;
  const { party } = record;
  const none = <Absent>{translate("register.not-stated")}</Absent>;
  return [
    { label: "id", value: <bdi dir="ltr">{party.id}</bdi> },
    { label: "kind", value: capital(translate(`kind.${party.kind}`), language) },
    { label: "category", value: translate(`category.${party.category}`) },
    {
      label: "parent_id",
      value:
        party.parent === undefined
          ? none
          : spaced([
              <Link key="parent" href={recordAddress(request, party.parent.id)}>
                {words(party.parent.name, request)}
              </Link>,
              languageMark(party.parent.name, request),
            ]),
    },
    {
      label: "status",
      value:
        party.status === "active"
          ? translate("status.active")
          : [<Tag key="status">{translate(`status.${party.status}`)}</Tag>],
    },
    { label: "dates", value: period(party, today, request) },
    { label: "place", value: party.place === undefined ? none : <bdi>{party.place}</bdi> },
    { label: "country", value: party.country === undefined ? none : <bdi dir="ltr">{party.country}</bdi> },
    {
      label: "website",
      value:
        party.website === ""
          ? none
          : spaced([
              <ExternalLink key="website" href={party.website} />,
              party.websiteVerifiedOn === undefined ? null : (
                <span class="small">{date(party.websiteVerifiedOn, request)}</span>
              ),
              freshTag(party.websiteFreshness, request),
              <ConfirmWebsite key="confirm" {...props} />,
            ]),
    },
    {
      label: "on_source_page",
      value: translate(party.onSourcePage ? "register.yes" : "register.no"),
    },
    { label: "note", value: party.note === "" ? none : <bdi>{party.note}</bdi> },
  ];
}

/** What is said of the party itself. */
export function FactsPart(props: RecordProps): VNode {
  const { request, record } = props;
  const { translate } = request;
  const { party } = record;
  const heading = translate("register.section-facts");
  const row = { ...props, section: "facts" as const, row: party, says: heading };
  return (
    <Part {...{ request, heading, id: partId("facts") }}>
      <dl class="facts">
        {saidOf(props).map(({ label, value }) => (
          <div key={label}>
            <dt>{translate(`register.field-${label}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>{translate("register.proof")}</dt>
          <dd>
            <Proof row={party} request={request} />
          </dd>
        </div>
        <div>
          <dt>{translate("register.facet-level")}</dt>
          <dd>
            <Level {...row} />
          </dd>
        </div>
      </dl>
      <p class="prose">
        <RowActs {...row} />
      </p>
    </Part>
  );
}

import type { ComponentChildren, VNode } from "preact";
import { Absent, Table, Tag } from "../../../../../platform/html/index.ts";
import type { WorkRequest } from "../../../../../platform/http/index.ts";
import { languageName } from "../../../../../platform/i18n/index.ts";
import type { FocalPointRecord } from "../../../../registry/index.ts";
import { period, spaced } from "../words.tsx";
import { Part, Proof, partId } from "./part.tsx";
import { AddLink, Level, type RecordProps, RowActs } from "./row-acts.tsx";

/** How somebody is reached; what was erased says so. */
function Reached({ person, request }: { person: FocalPointRecord; request: WorkRequest }): VNode {
  const { translate } = request;
  const told = (value: string | null, link: (text: string) => ComponentChildren): ComponentChildren => {
    if (value === null) return <Absent>{translate("register.erased")}</Absent>;
    return value === "" ? null : link(value);
  };
  return (
    <>
      {spaced([
        told(person.email, (text) => (
          <a href={`mailto:${encodeURIComponent(text).replace("%40", "@")}`}>
            <bdi dir="ltr">{text}</bdi>
          </a>
        )),
        told(person.phone, (text) => <bdi dir="ltr">{text}</bdi>),
        languageName(person.language, request.language),
        person.personId === undefined ? null : <Tag>{translate("register.has-account")}</Tag>,
      ])}
    </>
  );
}

/** Whom the secretariat speaks to. */
export function FocalPointsPart(props: RecordProps & { readonly leftOut: number }): VNode {
  const { request, record, leftOut } = props;
  const { translate, today } = request;
  const heading = translate("register.section-focal-points");
  return (
    <Part
      {...{ request, leftOut, heading, id: partId("focal-points"), count: record.focalPoints.length }}
      add={<AddLink {...props} section="focal-points" />}
    >
      <Table
        label={heading}
        columns={[
          { label: translate("register.field-person"), names: true },
          { label: translate("register.field-role") },
          { label: translate("register.field-reached") },
          { label: translate("register.field-term") },
          { label: translate("register.proof") },
          { label: translate("register.facet-level") },
          { label: translate("register.acts") },
        ]}
        groups={[
          {
            rows: record.focalPoints.map((person) => {
              const says = person.name ?? translate("register.erased");
              const row = { ...props, section: "focal-points" as const, row: person, says };
              return {
                id: `row-${person.id}`,
                cells: [
                  spaced([
                    <bdi key="name">{says}</bdi>,
                    person.title === "" ? null : <small key="title">{person.title}</small>,
                  ]),
                  translate(`register.focal-${person.role}`),
                  <Reached key="reached" {...{ person, request }} />,
                  period(person, today, request),
                  <Proof key="proof" row={person} request={request} />,
                  <Level key="level" {...row} />,
                  <RowActs key="acts" {...row} />,
                ],
              };
            }),
          },
        ]}
      />
    </Part>
  );
}

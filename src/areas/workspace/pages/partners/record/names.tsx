import type { ComponentChildren, VNode } from "preact";
import { directionOf, type Language, languages } from "../../../../../kernel/language.ts";
import { Absent, Link, Table, type TableRow, Tag } from "../../../../../platform/html/index.ts";
import type { WorkRequest } from "../../../../../platform/http/index.ts";
import { languageName } from "../../../../../platform/i18n/index.ts";
import type { NameRecord } from "../../../../registry/index.ts";
import { capital, period, recordAddress, spaced } from "../words.tsx";
import { Part, Proof, partId } from "./part.tsx";
import { AddLink, Level, type RecordProps, RowActs } from "./row-acts.tsx";

/** How a name stands in its language, and whether what it renders says something else by now. */
function statusOf(name: NameRecord, { translate }: WorkRequest): ComponentChildren {
  const said = [
    name.status === undefined ? null : translate(`translation.status.${name.status}`),
    name.stale === true ? <Tag>{translate("translation.status.stale")}</Tag> : null,
  ].filter((part) => part !== null);
  return said.length === 0 ? undefined : spaced(said);
}

function rowOf(name: NameRecord, props: RecordProps): TableRow {
  const { request } = props;
  const { translate, today } = request;
  const row = { ...props, section: "names" as const, row: name, says: name.name };
  const dated = name.since !== undefined || name.until !== undefined;
  return {
    id: `row-${name.id}`,
    cells: [
      <bdi key="name" lang={name.language} dir={directionOf(name.language)}>
        {name.name}
      </bdi>,
      spaced([translate(`name.${name.type}`), dated ? <>({period(name, today, request)})</> : null]),
      statusOf(name, request),
      <Proof key="proof" row={name} request={request} />,
      <Level key="level" {...row} />,
      <RowActs key="acts" {...row} />,
    ],
  };
}

/** Says that a language has no official name, and leads to where one is added. */
function missingRow(language: Language, { request, record, changes }: RecordProps): TableRow {
  const { translate } = request;
  const add = recordAddress(request, record.party.id, `/names/new?language=${language}&type=official`);
  const rest: ComponentChildren[] = [undefined, undefined, undefined, undefined];
  return {
    cells: [
      <Absent key="none">{translate("register.name-missing")}</Absent>,
      ...rest,
      changes ? (
        <Link key="add" href={add}>
          {translate("register.add")}
          <span class="unseen"> {languageName(language, request.language)}</span>
        </Link>
      ) : undefined,
    ],
  };
}

/** All names, language by language. */
export function NamesPart(props: RecordProps & { readonly leftOut: number }): VNode {
  const { request, record, leftOut } = props;
  const { translate, language } = request;
  return (
    <Part
      {...{ request, leftOut, id: partId("names"), heading: translate("register.section-names") }}
      add={<AddLink {...props} section="names" />}
    >
      <Table
        label={translate("register.section-names")}
        columns={[
          { label: translate("register.field-name"), names: true },
          { label: translate("register.field-type") },
          { label: translate("register.field-name-status") },
          { label: translate("register.proof") },
          { label: translate("register.facet-level") },
          { label: translate("register.acts") },
        ]}
        groups={languages.map((of) => {
          const names = record.names.filter((name) => name.language === of);
          return {
            heading: capital(languageName(of, language), language),
            count: names.length,
            rows: [
              ...(record.missing.includes(of) ? [missingRow(of, props)] : []),
              ...names.map((name) => rowOf(name, props)),
            ],
          };
        })}
      />
    </Part>
  );
}

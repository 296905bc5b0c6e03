import type { ComponentChildren, VNode } from "preact";
import { sample, titles } from "../design-text.ts";
import type { Example } from "../example.ts";
import { roles } from "../table-roles.ts";
import { Absent } from "./absent.tsx";
import { Foreign } from "./foreign.tsx";
import { LanguageMark } from "./language-mark.tsx";
import { Tag } from "./tag.tsx";

export interface RegisterRow {
  /** The name; a `Foreign` where it is missing in the page's language. */
  readonly name: ComponentChildren;
  readonly href: string;
  /** Behind the name: a `Tag`, a `LanguageMark`. */
  readonly mark?: ComponentChildren;
  /** Under the name: an `Absent`, the form that was searched for. */
  readonly note?: ComponentChildren;
  readonly acronym?: ComponentChildren;
  readonly seat?: ComponentChildren;
}

export interface RegisterProps {
  /** What the table lists, for whoever hears it. Usually the heading above. */
  readonly label: string;
  readonly columns: { readonly name: string; readonly acronym: string; readonly seat: string };
  readonly rows: readonly RegisterRow[];
  /** Shows the column heads; without it they are only heard. */
  readonly heads?: boolean | undefined;
}

function Head({ text, heads }: { readonly text: string; readonly heads: boolean }): VNode {
  return (
    <th scope="col" {...roles.head}>
      {heads ? text : <span class="unseen">{text}</span>}
    </th>
  );
}

function Row({ name, href, mark, note, acronym, seat }: RegisterRow): VNode {
  return (
    <tr {...roles.row}>
      <th scope="row" {...roles.rowHead}>
        <a href={href}>{name}</a>
        {mark === undefined ? null : <> {mark}</>}
        {note === undefined ? null : <span class="register__note"> {note}</span>}
      </th>
      <td class="acr" {...roles.cell}>
        {acronym === undefined ? null : <bdi>{acronym}</bdi>}
      </td>
      <td class="seat" {...roles.cell}>
        {seat}
      </td>
    </tr>
  );
}

/** The directory: one hairline a row. On a phone the seat stands under the acronym, beside the name. */
export function Register({ label, columns, rows, heads = false }: RegisterProps): VNode {
  return (
    <table class="register" aria-label={label} {...roles.table}>
      <thead data-heard={heads ? undefined : true} {...roles.group}>
        <tr {...roles.row}>
          <Head text={columns.name} heads={heads} />
          <Head text={columns.acronym} heads={heads} />
          <Head text={columns.seat} heads={heads} />
        </tr>
      </thead>
      <tbody {...roles.group}>
        {rows.map((row) => (
          <Row key={row.href} {...row} />
        ))}
      </tbody>
    </table>
  );
}

export const examples: readonly Example[] = [
  {
    title: titles.registerRows,
    render: () => (
      <Register
        label={sample.groups.international}
        columns={sample.columns}
        rows={[
          { name: sample.fatf.en, href: "#row-1", acronym: sample.acronym, seat: sample.paris },
          { name: sample.longName, href: "#row-2", seat: sample.geneva },
          { name: sample.isa, href: "#row-3", acronym: "CIS-ATC", mark: <Tag>{sample.dormant}</Tag> },
          {
            name: <Foreign text={sample.fatf.fr} language="fr" pageLanguage="en" />,
            href: "#row-4",
            mark: <LanguageMark word={sample.inFrench} />,
            note: <Absent>{sample.noName}</Absent>,
          },
        ]}
      />
    ),
  },
  {
    title: titles.visibleHeads,
    render: () => (
      <Register
        label={sample.groups.council}
        columns={sample.columns}
        heads
        rows={[{ name: sample.fatf.en, href: "#row-5", acronym: sample.acronym, seat: sample.paris }]}
      />
    ),
  },
];

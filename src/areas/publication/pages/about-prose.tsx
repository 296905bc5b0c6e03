import type { ComponentChildren } from "preact";
import { Absent, Ends, ExternalLink, LanguageMark, Link, Table, Tag } from "../../../platform/html/index.ts";
import { addressOf, type OtherRepresentation, type PageRequest } from "../../../platform/http/index.ts";
import { formatDate, languageName } from "../../../platform/i18n/index.ts";
import { certaintyMarks, type MarkRow } from "./about-tables.tsx";
import type { PageSection } from "./section.tsx";
import { joined } from "./words.tsx";

/** A list that can be had whole, and in which forms. */
export interface Download {
  readonly path: string;
  readonly suffixes: readonly OtherRepresentation[];
}

export interface AboutParts {
  readonly request: PageRequest;
  readonly downloads: readonly Download[];
  /** Whether the site has a page about its interface for programs. */
  readonly described: boolean;
}

/** Where the licence of the dataset stands (`data/LICENSE.md`). */
const licence = "https://creativecommons.org/licenses/by/4.0/";

/** What the signs beside facts and names mean, each as it looks. */
export function marksSection(request: PageRequest): PageSection {
  const { translate, language } = request;
  const heading = translate("about.section-marks");
  const other = language === "en" ? "fr" : "en";
  const inOther = translate("mark.in-language", { language: languageName(other, language) });
  const rows: readonly MarkRow[] = [
    ...certaintyMarks(request),
    [<LanguageMark word={inOther} />, translate("about.mark-language")],
    [<Tag>{translate("status.dissolved")}</Tag>, translate("about.mark-status")],
    [<Ends is="expired">{translate("state.expired")}</Ends>, translate("about.mark-expired")],
    [<Absent>{translate("date.not-known")}</Absent>, translate("about.mark-absent")],
  ];
  return {
    ...{ id: "marks", heading },
    body: (
      <Table
        label={heading}
        phone="fold"
        columns={[
          { label: translate("about.column-mark"), names: true },
          { label: translate("about.column-meaning") },
        ]}
        groups={[{ rows: rows.map(([mark, meaning]) => ({ cells: [mark, meaning] })) }]}
      />
    ),
  };
}

const paragraphs = {
  "not-shown": ["statements", "levels", "states", "page"],
  origin: ["page", "documents", "states", "names", "fatf", "memberships"],
  releases: ["files", "corrections", "known"],
} as const;

/** A section of short statements in our own words. */
export function proseSection(id: keyof typeof paragraphs, { translate }: PageRequest): PageSection {
  return {
    id,
    heading: translate(`about.section-${id}`),
    body: (
      <ul class="advice">
        {paragraphs[id].map((part) => (
          <li key={part}>{translate(`about.${id}-${part}`)}</li>
        ))}
      </ul>
    ),
  };
}

/** What may be done with the data, and how they are named. */
export function citationSection(request: PageRequest): PageSection {
  const { translate, language, place, on } = request;
  const address = `${place.origin}${addressOf(language, "about", place.query)}`;
  return {
    id: "licence",
    heading: translate("about.section-licence"),
    body: (
      <ul class="advice">
        <li>
          {translate.rich("about.licence", {
            licence: <ExternalLink href={licence}>CC BY 4.0</ExternalLink>,
          })}
        </li>
        <li>{translate("about.licence-limits")}</li>
        <li>
          {translate("about.citation")}{" "}
          {translate.rich("about.citation-text", {
            date: formatDate(language, on),
            address: <bdi dir="ltr">{address}</bdi>,
          })}
        </li>
      </ul>
    ),
  };
}

const formats = { csv: "CSV", json: "JSON-LD", atom: "Atom" } as const;

/** The lists of the site in the forms in which programs read them. */
export function downloadsSection({ request, downloads, described }: AboutParts): PageSection {
  const { translate, language, place } = request;
  const heading = translate("about.section-downloads");
  const forms = ({ path, suffixes }: AboutParts["downloads"][number]): ComponentChildren =>
    joined(
      suffixes.map((suffix) => (
        <Link href={addressOf(language, `${path}.${suffix}`, place.query)}>{formats[suffix]}</Link>
      )),
      " · ",
    );
  return {
    ...{ id: "downloads", heading },
    body: (
      <>
        <p class="small">{translate("about.downloads-note")}</p>
        {downloads.length === 0 ? null : (
          <Table
            label={heading}
            phone="fold"
            columns={[
              { label: translate("about.column-list"), names: true },
              { label: translate("about.column-forms") },
            ]}
            groups={[
              {
                rows: downloads.map((download) => ({
                  cells: [
                    <Link href={addressOf(language, download.path, place.query)}>
                      {translate(`about.list-${download.path}`)}
                    </Link>,
                    forms(download),
                  ],
                })),
              },
            ]}
          />
        )}
        {described ? (
          <p class="small">
            <Link href={addressOf(language, "api", place.query)}>{translate("about.api")}</Link>
          </p>
        ) : null}
      </>
    ),
  };
}

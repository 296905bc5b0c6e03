import type { ComponentChildren } from "preact";
import { certainties } from "../../../kernel/handling.ts";
import { languages } from "../../../kernel/language.ts";
import { Absent, Table } from "../../../platform/html/index.ts";
import type { PageRequest } from "../../../platform/http/index.ts";
import { languageName } from "../../../platform/i18n/index.ts";
import type { DataPage } from "../queries/index.ts";
import type { PageSection } from "./section.tsx";
import { sure } from "./words.tsx";

/** Kinds of fact of which the doubtful ones wait in the workspace: none of them is counted here. */
const statements = ["relation", "office", "membership", "establishment", "line", "event"];

/** How many facts of each kind are how sure. */
export function certaintySection({ certainties: rows }: DataPage, request: PageRequest): PageSection {
  const { translate } = request;
  const heading = translate("about.section-certainty");
  return {
    ...{ id: "certainty", heading },
    body: (
      <>
        <p class="small">{translate("about.certainty-note")}</p>
        <Table
          label={heading}
          phone="scroll"
          columns={[
            { label: translate("about.column-facts"), names: true },
            ...certainties.map((certainty) => ({
              label: translate(`certainty.${certainty}`),
              is: "number" as const,
            })),
            { label: translate("about.column-all"), is: "number" },
          ]}
          groups={[
            {
              rows: rows.map(({ of, counts, all }) => ({
                id: `facts-${of}`,
                cells: [
                  translate(`about.of-${of}`),
                  ...certainties.map((certainty) =>
                    certainty === "unverified" && statements.includes(of) ? (
                      <Absent>{translate("about.not-public")}</Absent>
                    ) : (
                      (counts[certainty] ?? 0)
                    ),
                  ),
                  all,
                ],
              })),
            },
          ]}
        />
      </>
    ),
  };
}

/** How many names are missing in each language. */
export function languagesSection({ languages: rows }: DataPage, request: PageRequest): PageSection {
  const { translate } = request;
  const heading = translate("about.section-languages");
  return {
    ...{ id: "languages", heading },
    body: (
      <>
        <p class="small">{translate("about.languages-note")}</p>
        <Table
          label={heading}
          phone="scroll"
          columns={[
            { label: translate("about.column-names"), names: true },
            ...languages.map((language) => ({
              label: languageName(language, request.language),
              is: "number" as const,
            })),
            { label: translate("about.column-of"), is: "number" },
          ]}
          groups={[
            {
              rows: rows.map(({ of, named, all }) => ({
                id: `names-${of}`,
                cells: [
                  translate(`about.names-${of}`),
                  ...languages.map((language) => all - (named[language] ?? 0)),
                  all,
                ],
              })),
            },
          ]}
        />
      </>
    ),
  };
}

/** How many lack what. */
export function gapsSection({ gaps }: DataPage, request: PageRequest): PageSection {
  const { translate } = request;
  const heading = translate("about.section-gaps");
  return {
    ...{ id: "gaps", heading },
    body: (
      <>
        <p class="small">{translate("about.gaps-note")}</p>
        <Table
          label={heading}
          phone="fold"
          columns={[
            { label: translate("about.column-gap"), names: true },
            { label: translate("about.column-missing"), is: "number" },
            { label: translate("about.column-of"), is: "number" },
          ]}
          groups={[
            {
              rows: gaps.map(({ gap, count, all }) => ({
                id: `gap-${gap}`,
                cells: [translate(`about.gap-${gap}`), count, all],
              })),
            },
          ]}
        />
      </>
    ),
  };
}

/** A mark, and what it says. */
export type MarkRow = readonly [mark: ComponentChildren, meaning: string];

/** The four degrees, each as it stands beside a fact. */
export const certaintyMarks = (request: PageRequest): MarkRow[] =>
  certainties.map((certainty) => [sure(certainty, request), request.translate(`about.mark-${certainty}`)]);

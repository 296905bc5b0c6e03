import type { PartialDate } from "../../../kernel/partial-date.ts";
import { asPartialDate } from "../../../kernel/partial-date.ts";
import type { DocumentRow } from "../../evidence/index.ts";
import type { Iris } from "./iris.ts";
import { addressed, dateValue, languageMap, type Node } from "./values.ts";

const dateOf = (text: string | null): PartialDate | undefined =>
  text === null ? undefined : asPartialDate(text);

/** What a document says of itself. */
export const documentNode = (row: DocumentRow, iris: Iris): Node => ({
  "@id": iris.document(row.id),
  "@type": "schema:DigitalDocument",
  name: languageMap([[row.language, row.title]]),
  inLanguage: row.language,
  identifier: row.symbol || undefined,
  datePublished: dateValue(dateOf(row.dated)),
  publisher:
    row.issuer === ""
      ? undefined
      : { "@type": "schema:Organization", name: languageMap([[row.language, row.issuer]]) },
  translationOfWork: row.version_of === null ? undefined : iris.document(row.version_of),
  source: addressed(row.source_url),
});

export { publicationPages } from "./api/index.ts";
export { type LaidPassage, layOut, partAt, type TextMark } from "./document-text.ts";
export {
  type Cell,
  type Concept,
  contextWithin,
  csvHead,
  csvRows,
  type Exportable,
  type ExportName,
  type ExportQuery,
  exportables,
  exportNames,
  type Iris,
  irisOf,
  type Node,
} from "./exports/index.ts";
export { documentTitle, thingAddress, thingName } from "./pages/document-words.tsx";
export { renderProblemPage } from "./pages/problem-page.tsx";
export { type DocumentPage, readDocumentPage } from "./queries/document-page.ts";
export { maySee, readThings, type Subject, type Things } from "./queries/document-things.ts";
export { type FindResult, find, findKinds, listAddresses, type PassageResult } from "./queries/index.ts";

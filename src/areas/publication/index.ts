export { partnerPage } from "./api/partners.ts";
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
export { renderProblemPage } from "./pages/problem-page.tsx";
export { type FindResult, find, findKinds, type PassageResult } from "./queries/index.ts";

export { decodeXliff } from "./decode.ts";
export {
  type Inline,
  type ReadUnit,
  type ReadXliff,
  type XliffDocument,
  type XliffFile,
  type XliffNote,
  type XliffState,
  type XliffTerm,
  type XliffUnit,
  xliffStates,
} from "./document.ts";
export { readXliff } from "./read.ts";
export { writeXliff } from "./write.ts";

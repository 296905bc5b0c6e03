export { readXliffFile, usualXliffLimits, type XliffLimits } from "./read-file.ts";

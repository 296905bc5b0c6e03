export { extract, type ReadableFile } from "./extract.ts";
export {
  type Attachment,
  type Extracted,
  type Limits,
  type MediaType,
  mediaTypes,
  usualLimits,
  type Warning,
  type WarningCode,
  warningCodes,
} from "./extracted.ts";

import { addressOf, type WorkRequest } from "../../../../platform/http/index.ts";

/** The address of the review of a document with one proposal in hand. */
export const reviewAddress = (
  { language }: WorkRequest,
  { document, at, also = "" }: { readonly document: string; readonly at: string; readonly also?: string },
): string => addressOf(language, `work/review/${document}`, `?at=${at}${also}#hand`);

import type { EntryAnswer, EntryRequest } from "../../../platform/http/index.ts";
import type { Limited } from "../../../platform/sign-in/index.ts";
import { renderFault } from "./pages.tsx";

/** What somebody is told who has tried too often. */
export const limitedAnswer = (request: EntryRequest, { retryAfter }: Limited): EntryAnswer => ({
  status: 429,
  retryAfter,
  html: renderFault(request, request.translate("entry.fault-limited", { seconds: retryAfter })),
});

import type { WorkRequest } from "../../../../platform/http/index.ts";
import { formatDate } from "../../../../platform/i18n/index.ts";
import { renderWork } from "../frame.tsx";

/** What is to be done this morning. */
export const renderToday = (request: WorkRequest): string =>
  renderWork({ request, title: formatDate(request.language, request.today), children: null });

import { addressOf, type WorkRequest } from "../../../platform/http/index.ts";
import { formatDate } from "../../../platform/i18n/index.ts";
import type { Held } from "../../access/index.ts";
import { renderWork } from "../pages/frame.tsx";
import { HeldParts } from "./held.tsx";

/** What is kept of oneself, to be read. */
export function renderOwnData(request: WorkRequest, held: Held): string {
  const { translate, language, today } = request;
  return renderWork({
    request,
    title: translate("personal.data-title"),
    children: (
      <>
        <p class="prose">{translate("personal.data-lead", { date: formatDate(language, today) })}</p>
        <p>
          <a href={addressOf(language, "work/account/data")}>{translate("personal.download")}</a>
        </p>
        <HeldParts {...{ request, held }} />
      </>
    ),
  });
}

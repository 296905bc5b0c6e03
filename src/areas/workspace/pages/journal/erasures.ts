import { dayOf } from "../../../../kernel/partial-date.ts";
import type { WorkRequest } from "../../../../platform/http/index.ts";
import { formatDate } from "../../../../platform/i18n/index.ts";
import type { Erasure } from "../../../access/index.ts";
import type { JournalPage } from "../../journal/queries.ts";

interface Parts {
  readonly request: WorkRequest;
  readonly page: Pick<JournalPage, "people">;
}

/** That a value was erased, and when; by whom and why, where the reader may read that act. */
export function erasureWords({ at, by, name, why }: Erasure, { request, page }: Parts): string {
  const { translate, language } = request;
  const date = formatDate(language, dayOf(at));
  if (by === undefined) return `(${translate("personal.entry-erased", { date })})`;
  const who =
    by.kind === "person"
      ? (page.people.get(by.name) ?? by.name)
      : `${translate(`journal.by-${by.kind}`)} ${by.name}`;
  const erased = translate("personal.entry-by", { date, who });
  // Rules give no reason of their own: what they do is one.
  const does = name !== undefined && translate.has(`act.${name}`) ? translate(`act.${name}`) : "";
  const reason = why === "" ? does : why;
  return reason === "" ? `(${erased})` : `(${erased} · ${translate("personal.entry-why", { why: reason })})`;
}

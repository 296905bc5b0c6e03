import type { ComponentChildren, VNode } from "preact";
import { handlingLevels } from "../../../../kernel/handling.ts";
import { isLanguage } from "../../../../kernel/language.ts";
import type { WorkRequest } from "../../../../platform/http/index.ts";
import { languageName } from "../../../../platform/i18n/index.ts";
import { sectionOfTable } from "../partners/facts/kinds.ts";
import { colon, comma, levelWord } from "../partners/words.tsx";

/** A row of any area, as the database gives it. */
export type Image = Readonly<Record<string, unknown>>;

/** What the machinery keeps beside a fact, and no reader asks for. */
const unsaid = new Set([
  "id",
  "audience",
  "originator",
  "version",
  "of_name",
  "of_digest",
  "position",
  "party_id",
]);

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === "" ||
  value === false ||
  (Array.isArray(value) && value.length === 0);

/** In which catalogue family the values of a column stand, table by table where it differs. */
function keysOf(table: string, column: string, value: string): string[] {
  const ofName = table === "registry.party_name";
  switch (column) {
    case "type":
      return ofName ? [`name.${value}`] : [];
    case "status":
      return ofName ? [`translation.status.${value}`] : [`status.${value}`, `membership.${value}`];
    case "kind":
      return table === "registry.relation" ? [`relation.${value}.out`] : [`kind.${value}`];
    case "category":
      return [`category.${value}`];
    case "verification":
      return [`certainty.${value}`];
    case "office":
      return [`office.${value}.holds`];
    case "role":
      return [`register.focal-${value}`, `role.${value}`];
    default:
      return [];
  }
}

function worded(table: string, [column, value]: [string, unknown], request: WorkRequest): string {
  const { translate, language } = request;
  if (Array.isArray(value)) return value.map(String).join(comma(request));
  if (value === true) return translate("register.yes");
  if (typeof value === "object") return JSON.stringify(value);
  const text = String(value);
  if (column === "language" && isLanguage(text)) return languageName(text, language);
  const level = column === "level" ? handlingLevels.find((one) => one === text) : undefined;
  if (level !== undefined) return levelWord(level, request);
  const key = keysOf(table, column, text).find((one) => translate.has(one));
  return key === undefined ? text : translate(key);
}

export const columnLabel = (column: string, { translate }: WorkRequest): string => {
  if (column === "level") return translate("register.facet-level");
  const key = `register.field-${column}`;
  return translate.has(key) ? translate(key) : column;
};

/** Every column that a merge has changed, whose the row is among them. */
export const changeWords = (table: string, part: Image, request: WorkRequest): ComponentChildren =>
  partWords(table, Object.entries(part), request);

/** What a row says, column by column; nothing of what is empty. */
export const rowWords = (table: string, row: Image, request: WorkRequest): ComponentChildren =>
  partWords(
    table,
    Object.entries(row).filter(([column]) => !unsaid.has(column)),
    request,
  );

function partWords(
  table: string,
  entries: readonly [string, unknown][],
  request: WorkRequest,
): ComponentChildren {
  const said = entries.filter(([, value]) => !isEmpty(value));
  if (said.length === 0) return request.translate("register.empty");
  return said.map(
    ([column, value], at): VNode => (
      <span key={column}>
        {at === 0 ? "" : " · "}
        <span class="small">
          {columnLabel(column, request)}
          {colon(request)}
        </span>
        <bdi>{worded(table, [column, value], request)}</bdi>
      </span>
    ),
  );
}

/** In which part of the record the rows of a table stand. */
export function tableWords(table: string, { translate }: WorkRequest): string {
  const section = sectionOfTable(table);
  if (table === "registry.party") return translate("merge.table-party");
  if (section !== undefined) return translate(`register.section-${section}`);
  return translate(table.startsWith("cooperation.") ? "register.section-lines" : "merge.table-other");
}

/** A field of the party itself, as a merge names it. */
export const fieldWords = (field: string, request: WorkRequest): string => {
  const column = { parent: "parent_id", seat: "place", listing: "on_source_page" }[field] ?? field;
  return columnLabel(column, request);
};

/** What a party has in one field; a dash in words where it has nothing. */
export function fieldValue(row: Image, request: WorkRequest): string {
  const said = Object.entries(row).filter(
    ([column, value]) => !isEmpty(value) && column !== "position" && column !== "website_verified_on",
  );
  if (said.length === 0) return request.translate("register.empty");
  return said.map((entry) => worded("registry.party", entry, request)).join(comma(request));
}

import type { AnyAct } from "../../../../platform/acts/index.ts";
import type { WorkPage } from "../../../../platform/http/index.ts";
import { factPages } from "./facts/index.ts";
import { handlingPages } from "./handling/index.tsx";
import { historyPages } from "./history-page.tsx";
import { linePages } from "./lines/index.tsx";
import { listPartyLines } from "./lines-query.ts";
import { listPages } from "./list/index.tsx";
import { newPages } from "./new/index.tsx";
import { recordPages } from "./record/index.tsx";

/** The list of parties, a new one, the record of one with all that may be changed of it, its history, and who sees what. */
export const partnersPages: readonly WorkPage[] = [
  ...listPages,
  ...newPages,
  ...recordPages,
  ...historyPages,
  ...handlingPages,
  ...factPages,
  ...linePages,
];

export const partnersActs: readonly AnyAct[] = [listPartyLines];

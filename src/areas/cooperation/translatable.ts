import type { Translatable } from "../registry/index.ts";
import { cooperationCatalogues } from "./catalogues.ts";

const catalogues = cooperationCatalogues;
const ofLine = { table: "cooperation.line_text", owner: "line_id", owners: "cooperation.line" } as const;

export const cooperationTranslatables: readonly Translatable[] = [
  {
    ...{ name: "line-title", ...ofLine, text: "title", longest: 300 },
    ...{ where: "translatable.line-title", catalogues },
  },
  {
    ...{ name: "line-text", ...ofLine, text: "text", longest: 20_000, links: true, paragraphs: true },
    ...{ where: "translatable.line-text", catalogues },
  },
  {
    ...{
      name: "event-title",
      table: "cooperation.event_title",
      owner: "event_id",
      owners: "cooperation.event",
    },
    ...{ text: "title", longest: 500, where: "translatable.event-title", catalogues },
  },
];

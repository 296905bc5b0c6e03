import { contextOf } from "../linked/context.ts";
import { type Iris, irisOf } from "../linked/iris.ts";
import type { Node } from "../linked/values.ts";
import { type Cell, cellsOf } from "../tables/column.ts";
import type { Concept } from "./concept.ts";
import { type ExportQuery, type Hand, readRows } from "./read-rows.ts";
import { instruments, parties, relations, type Subject, states } from "./subjects.ts";

export type { Cell } from "../tables/column.ts";
export { csvHead, csvRows } from "../tables/csv.ts";
export type { Concept } from "./concept.ts";
export type { ExportQuery } from "./read-rows.ts";
export { type Iris, irisOf, type Node };

export const exportNames = ["parties", "instruments", "relations", "states"] as const;
export type ExportName = (typeof exportNames)[number];

/** One subject of an export, and what its rows become in each format. */
export interface Exportable {
  /** The list of the site that the rows belong to, as in `Iris.list`. */
  readonly list: string;
  readonly columns: readonly string[];
  table(hand: Hand<readonly Cell[]>): ExportQuery;
  nodes(iris: Iris, hand: Hand<Node>): ExportQuery;
  /** Nothing for what is no concept: a relation has no name. */
  readonly concepts: ((iris: Iris, hand: Hand<Concept>) => ExportQuery) | undefined;
}

function exportable<Row, Key>(list: string, subject: Subject<Row, Key>): Exportable {
  const { columns, node, concept } = subject;
  return {
    list,
    columns: columns.map(({ name }) => name),
    table: (hand) =>
      readRows(subject, {
        depth: "table",
        hand: (rows, on) => hand(rows.map((row) => cellsOf(columns, row, on))),
      }),
    nodes: (iris, hand) =>
      readRows(subject, {
        depth: "whole",
        hand: (rows, on) => hand(rows.map((row) => node(row, { iris, on }))),
      }),
    concepts:
      concept &&
      ((iris, hand) =>
        readRows(subject, {
          depth: "whole",
          hand: (rows) => hand(rows.map((row) => concept(row, iris))),
        })),
  };
}

export const exportables: Readonly<Record<ExportName, Exportable>> = {
  parties: exportable("partners", parties),
  instruments: exportable("mandates", instruments),
  relations: exportable("relations", relations),
  states: exportable("states", states),
};

/** The context itself, for a file that goes about by itself. */
export const contextWithin = (origin: string): object => contextOf(origin)["@context"];

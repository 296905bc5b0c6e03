import { z } from "zod";
import { notFound } from "../../../../kernel/errors.ts";
import { handlingLevels } from "../../../../kernel/handling.ts";
import { languages } from "../../../../kernel/language.ts";
import { type AnyAct, query } from "../../../../platform/acts/index.ts";
import { listCircles, listPeople } from "../../../access/index.ts";
import {
  type DocumentRow,
  evidenceStore,
  type IntakeRow,
  type ListedDocument,
  type ListedEdition,
  listDocuments,
  listIntakes,
} from "../../../evidence/index.ts";
import { type PendingAct, pendingActs } from "../review/pending.ts";
import { type DocumentChange, documentChanges } from "./history.ts";

/** A document of the list, with how far its reading is. */
export interface WorkDocument extends ListedDocument {
  readonly read: boolean;
  /** Proposals that wait. */
  readonly waiting: number;
}

export interface WorkDocuments {
  readonly documents: readonly WorkDocument[];
  /** How many meet the conditions, and how many there are. */
  readonly found: number;
  readonly count: number;
  /** Files that were sent, the newest first: those that are being read, and the last ones that were. */
  readonly intakes: readonly IntakeRow[];
}

export const documentsOnPage = 50;
const lastIntakes = 20;

/** States of reading by which the list is narrowed down. */
export const readingStates = ["unread", "waiting", "done"] as const;
export type ReadingState = (typeof readingStates)[number];

export const readingStateOf = ({ read, waiting }: Pick<WorkDocument, "read" | "waiting">): ReadingState =>
  read ? (waiting > 0 ? "waiting" : "done") : "unread";

export const listWorkDocuments = query({
  name: "workspace.list-documents",
  permission: "review",
  input: z.strictObject({
    words: z.string().max(300).default(""),
    level: z.enum(handlingLevels).optional(),
    language: z.enum(languages).optional(),
    state: z.enum(readingStates).optional(),
    page: z.int().min(1).max(100_000).default(1),
  }),
  async run(context, { words, level, language, state, page }): Promise<WorkDocuments> {
    const [rows, read, intakes] = await Promise.all([
      listDocuments.run(context, {}),
      evidenceStore(context.db).documentsRead(),
      listIntakes.run(context, { limit: lastIntakes }),
    ]);
    const asked = words.normalize("NFKC").toLocaleLowerCase("und").split(/\s+/u).filter(Boolean);
    const all = rows.map((row): WorkDocument => ({ ...row, read: read.has(row.id) }));
    const found = all.filter(
      (row) =>
        (level === undefined || row.level === level) &&
        (language === undefined || row.language === language) &&
        (state === undefined || readingStateOf(row) === state) &&
        asked.every((word) => wordsOf(row).includes(word)),
    );
    const documents = found.slice((page - 1) * documentsOnPage, page * documentsOnPage);
    return { documents, found: found.length, count: all.length, intakes };
  },
});

const wordsOf = ({ title, symbol, issuer, id }: DocumentRow): string =>
  [title, symbol, issuer, id].join(" ").normalize("NFKC").toLocaleLowerCase("und");

/** One document as it is kept: what is said of it, its editions, and who may see it. */
export interface KeptDocument {
  readonly document: DocumentRow;
  /** The word for what it says now. */
  readonly version: string;
  readonly editions: readonly ListedEdition[];
  /** The same document in other languages. */
  readonly versions: readonly DocumentRow[];
  readonly waiting: number;
  readonly pending: readonly PendingAct[];
  /** The latest first. */
  readonly changes: readonly DocumentChange[];
  readonly people: ReadonlyMap<string, string>;
  /** Active people, by whom an audience can be named. */
  readonly nameable: readonly { readonly id: string; readonly name: string }[];
  readonly circles: readonly { readonly id: string; readonly name: string }[];
}

export const readKeptDocument = query({
  name: "workspace.read-document",
  permission: "review",
  input: z.strictObject({ id: z.string().max(100) }),
  async run(context, { id }): Promise<KeptDocument> {
    const { db } = context;
    const store = evidenceStore(db);
    const [document, version, editions] = await Promise.all([
      store.findDocument(id),
      store.documentVersion(id),
      store.everyEdition(id),
    ]);
    if (document === undefined || version === undefined)
      throw notFound("document-unknown", { id: id.slice(0, 60) });
    const [versions, tallies, pending, changes, { people }, { circles }] = await Promise.all([
      store.languageVersions(id),
      store.waitingTallies(),
      pendingActs(db, [id]),
      documentChanges(db, id),
      listPeople.run(context, {}),
      listCircles.run(context, {}),
    ]);
    return {
      ...{ document, version, editions, versions, pending, changes, waiting: tallies.get(id) ?? 0 },
      people: new Map(people.map((one) => [one.id, one.name])),
      nameable: people.filter(({ active }) => active).map((one) => ({ id: one.id, name: one.name })),
      circles: circles.map((one) => ({ id: one.id, name: one.name })),
    };
  },
});

/** By what an audience can be named when a file is sent. */
export const listAudience = query({
  name: "workspace.list-document-audience",
  permission: "review",
  input: z.strictObject({}),
  async run(context) {
    const [{ people }, { circles }] = await Promise.all([
      listPeople.run(context, {}),
      listCircles.run(context, {}),
    ]);
    return {
      nameable: people.filter(({ active }) => active).map(({ id, name }) => ({ id, name })),
      circles: circles.map(({ id, name }) => ({ id, name })),
    };
  },
});

export const documentQueries: readonly AnyAct[] = [listWorkDocuments, readKeptDocument, listAudience];

import { z } from "zod";
import { invalid } from "../../../kernel/errors.ts";
import { type Language, languages } from "../../../kernel/language.ts";
import { type MentionKind, mentionKinds } from "../../../kernel/mention.ts";
import { query } from "../../../platform/acts/index.ts";
import type { Db } from "../../../platform/storage/index.ts";
import {
  evidenceStore,
  type ListedDocument,
  nothingSpoken,
  type SpokenTallies,
} from "../../evidence/index.ts";
import { type PartyLabel, registryStore, secretariatId } from "../../registry/index.ts";
import { instrumentOf, readThings, type Subject, type Things } from "./document-things.ts";
import { all, reading } from "./reading.ts";
import { secretariatOf } from "./secretariat.ts";

/** A public document of a list, with how much of it the reader may know. */
export type DocumentEntry = ListedDocument & SpokenTallies;

export interface DocumentsPage {
  readonly secretariat: PartyLabel;
  /** The documents of this page, the newest first. */
  readonly rows: readonly DocumentEntry[];
  readonly found: number;
  /** Documents in all, whatever the conditions. */
  readonly count: number;
  readonly page: number;
  readonly pages: number;
  /** Documents in each language, of those that the other condition leaves. */
  readonly languages: ReadonlyMap<Language, number>;
  /** What the documents are to speak of, when that is asked for. */
  readonly about: { readonly subject: Subject; readonly things: Things } | undefined;
}

export const documentsAPage = 50;

interface Conditions {
  readonly language?: string | undefined;
  readonly about?: string | undefined;
}

/** All documents that meet the conditions. @throws invalid `filter-unknown` */
async function listed(db: Db, { language, about }: Conditions): Promise<readonly ListedDocument[]> {
  const named = languages.find((one) => one === language);
  if (language !== undefined && named === undefined)
    throw invalid("filter-unknown", {
      name: "language",
      value: language.slice(0, 60),
      allowed: languages.join(", "),
    });
  const subject = about === undefined ? undefined : await subjectOf(db, about);
  return evidenceStore(db).listDocuments({
    ...(named === undefined ? {} : { language: named }),
    ...(subject === undefined ? {} : { subject: `${subject.kind} ${subject.id}` }),
  });
}

async function withTallies(db: Db, rows: readonly ListedDocument[]): Promise<DocumentEntry[]> {
  const tallies = await evidenceStore(db).spokenTallies(rows.map(({ id }) => id));
  return rows.map((row) => ({ ...row, ...(tallies.get(row.id) ?? nothingSpoken) }));
}

/** `party:fatf`, of something that the reader may see. @throws invalid `filter-unknown` */
async function subjectOf(db: Db, about: string): Promise<Subject> {
  const [word = "", ...rest] = about.split(":");
  const kind: MentionKind | undefined = mentionKinds.find((one) => one === word);
  const subject = kind === undefined || kind === "date" ? undefined : { kind, id: rest.join(":") };
  if (subject !== undefined && isThere(subject, await readThings(db, [subject], "en"))) return subject;
  throw invalid("filter-unknown", {
    ...{ name: "about", value: about.slice(0, 60) },
    allowed: "party:ID, instrument:ID, provision:ID, state:ID",
  });
}

const isThere = ({ kind, id }: Subject, things: Things): boolean =>
  kind === "party"
    ? things.parties.has(id)
    : kind === "state"
      ? things.states.has(id)
      : kind === "provision"
        ? things.provisions.has(id) && things.instruments.has(instrumentOf(id))
        : things.instruments.has(id);

/** Every public document, for programs, by id. */
export const listPublicDocuments = query({
  name: "publication.list-documents",
  permission: "read-public",
  input: z.strictObject({ language: z.string().optional(), about: z.string().max(400).optional() }),
  async run({ db }, conditions): Promise<readonly DocumentEntry[]> {
    return withTallies(db, await listed(db, conditions));
  },
});

export const readDocumentsPage = query({
  name: "publication.read-documents-page",
  permission: "read-public",
  input: z.strictObject({
    ...reading,
    /** The language of the documents, not of the page. */
    of: z.string().optional(),
    about: z.string().max(400).optional(),
    page: z.string().optional(),
  }),
  async run({ db }, { language, of, about, page: askedPage }): Promise<DocumentsPage> {
    const { labels, documents, every } = await all({
      labels: registryStore(db).labels([secretariatId], language),
      documents: listed(db, { about }),
      every: evidenceStore(db).listDocuments({}),
    });
    const found = of === undefined ? documents : await listed(db, { language: of, about });
    const pages = Math.max(1, Math.ceil(found.length / documentsAPage));
    const page = Number(askedPage ?? 1);
    if (!Number.isInteger(page) || page < 1 || page > pages)
      throw invalid("filter-unknown", {
        name: "page",
        value: (askedPage ?? "").slice(0, 60),
        allowed: `1–${pages}`,
      });
    const counts = new Map<Language, number>();
    for (const row of documents) counts.set(row.language, (counts.get(row.language) ?? 0) + 1);
    const subject = about === undefined ? undefined : await subjectOf(db, about);
    return {
      secretariat: secretariatOf([...labels.values()]),
      rows: await withTallies(db, found.slice((page - 1) * documentsAPage, page * documentsAPage)),
      ...{ found: found.length, count: every.length, page, pages, languages: counts },
      about: subject && { subject, things: await readThings(db, [subject], language) },
    };
  },
});

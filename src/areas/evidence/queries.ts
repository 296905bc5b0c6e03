import { z } from "zod";
import { notFound } from "../../kernel/errors.ts";
import { languages } from "../../kernel/language.ts";
import { statementKinds } from "../../kernel/statement.ts";
import { type AnyAct, query } from "../../platform/acts/index.ts";
import { fileStore } from "../../platform/files/index.ts";
import { documentId } from "./commands/add-document.ts";
import { readingWords } from "./lexicon.ts";
import { surenesses } from "./model.ts";
import { readText } from "./read-text.ts";
import { evidenceStore, nothingSpoken } from "./store/index.ts";

/** What a text speaks of; nothing is kept. */
export const recogniseText = query({
  name: "evidence.recognise-text",
  permission: "review",
  input: z.strictObject({ text: z.string().max(100_000_000), language: z.enum(languages).optional() }),
  async run({ db, actor }, { text, language }) {
    return readText(text, { words: await readingWords(db, actor), language });
  },
});

/** Documents, the newest first, with how much the latest edition of each speaks of and how much of it waits. */
export const listDocuments = query({
  name: "evidence.list-documents",
  permission: "read-public",
  input: z.strictObject({ language: z.enum(languages).optional(), subject: z.string().max(200).optional() }),
  async run({ db }, { language, subject }) {
    const store = evidenceStore(db);
    const rows = await store.listDocuments({
      ...(language === undefined ? {} : { language }),
      ...(subject === undefined ? {} : { subject }),
    });
    const [tallies, waiting] = await Promise.all([
      store.spokenTallies(rows.map(({ id }) => id)),
      store.waitingTallies(),
    ]);
    return rows.map((row) => ({
      ...row,
      ...(tallies.get(row.id) ?? nothingSpoken),
      waiting: waiting.get(row.id) ?? 0,
    }));
  },
});

/** A document with its text, its passages, and what was recognised in it. */
export const getDocument = query({
  name: "evidence.get-document",
  permission: "read-public",
  input: z.strictObject({ id: documentId, edition: z.int().min(1).optional() }),
  async run({ db }, { id, edition: number }) {
    const store = evidenceStore(db);
    const [document, edition, versions] = await Promise.all([
      store.findDocument(id),
      store.findEdition(id, number),
      store.languageVersions(id),
    ]);
    if (document === undefined || edition === undefined) throw notFound("document-unknown", { id });
    const [passages, reading] = await Promise.all([
      store.passagesOf(edition.id),
      store.findReading(edition.id),
    ]);
    return { document, edition, versions, passages, reading };
  },
});

/** The file of an edition as it came. */
export const getEditionFile = query({
  name: "evidence.get-edition-file",
  permission: "review",
  input: z.strictObject({ id: documentId, edition: z.int().min(1).optional() }),
  async run({ db }, { id, edition: number }) {
    const store = evidenceStore(db);
    const [document, edition] = await Promise.all([store.findDocument(id), store.findEdition(id, number)]);
    if (document === undefined || edition === undefined) throw notFound("document-unknown", { id });
    const { file_name, media_type, sha256 } = edition;
    const bytes = Buffer.concat([...(await fileStore(db).read(sha256))]);
    return { id, level: document.level, file_name, media_type, bytes };
  },
});

/** What waits for a decision, or was decided, in the order of reading. */
export const listProposals = query({
  name: "evidence.list-proposals",
  permission: "review",
  input: z.strictObject({
    document: documentId.optional(),
    kind: z.enum(statementKinds).optional(),
    state: z.enum(["waiting", "confirmed", "rejected"]).default("waiting"),
    sureness: z.enum(surenesses).optional(),
    skip: z.int().min(0).max(1_000_000).default(0),
    limit: z.int().min(1).max(1000).default(100),
  }),
  run: ({ db }, filter) => evidenceStore(db).listProposals(filter),
});

/** How much waits, by document, kind and how sure it is. */
export const countProposals = query({
  name: "evidence.count-proposals",
  permission: "review",
  input: z.strictObject({}),
  run: ({ db }) => evidenceStore(db).proposalTallies(),
});

export const getProposal = query({
  name: "evidence.get-proposal",
  permission: "review",
  input: z.strictObject({ id: z.uuid() }),
  async run({ db }, { id }) {
    const proposal = await evidenceStore(db).findProposal(id);
    if (proposal === undefined) throw notFound("proposal-unknown", { id });
    return proposal;
  },
});

export const evidenceQueries: readonly AnyAct[] = [
  recogniseText,
  listDocuments,
  getDocument,
  getEditionFile,
  listProposals,
  countProposals,
  getProposal,
];

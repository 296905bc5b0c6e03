import { z } from "zod";
import { notFound } from "../../../kernel/errors.ts";
import type { Mention, MentionKind } from "../../../kernel/mention.ts";
import type { Statement } from "../../../kernel/statement.ts";
import { type Context, command } from "../../../platform/acts/index.ts";
import { findContradiction } from "../contradictions.ts";
import { isOpen, readingWords } from "../lexicon.ts";
import { contentKey, fingerprintOf, subjectKey } from "../model.ts";
import { readText } from "../read-text.ts";
import { type DocumentRow, type EditionRow, evidenceStore, type PassageRow } from "../store/index.ts";
import { evidenceWrites } from "../store/writes.ts";
import { documentId } from "./add-document.ts";

/** What reading an edition gave. */
export interface DocumentRead {
  readonly document: string;
  readonly edition: number;
  readonly mentions: Readonly<Record<MentionKind, number>>;
  readonly ambiguous: number;
  readonly candidates: number;
  /** Statements that are new to the queue, and those that were there or had been rejected. */
  readonly proposed: number;
  readonly known: number;
}

/** Reads the latest edition of a document by the names that the register has now, and queues what it says. */
export const readDocument = command({
  name: "evidence.read-document",
  permission: "review",
  input: z.strictObject({ id: documentId }),
  async run(context, { id }): Promise<DocumentRead> {
    const { db, actor, now } = context;
    const store = evidenceStore(db);
    await evidenceWrites(db).lock();
    const document = await store.findDocument(id);
    const edition = document === undefined ? undefined : await store.findEdition(id);
    if (document === undefined || edition === undefined) throw notFound("document-unknown", { id });
    const words = await readingWords(db, actor, isOpen(document.level));
    const passages = await store.passagesOf(edition.id);
    const { mentions, ambiguous, candidates, statements } = readText(edition.content, {
      ...{ words, language: document.language },
      passages: passages.map(({ starts, ends, kind, language }) => ({
        kind,
        language,
        start: starts,
        end: ends,
      })),
    });
    await evidenceWrites(db).addReading({
      ...{ edition_id: edition.id, lexicon: words.revision, read_at: now, mentions, ambiguous, candidates },
      subjects: [...new Set(mentions.map((mention) => subjectKey(mention.kind, mention.id)))].sort(),
      ...handlingOf(document),
    });
    const proposed = await propose(context, { document, edition, passages, statements });
    return {
      ...{ document: id, edition: edition.number, mentions: countByKind(mentions) },
      ...{ ambiguous: ambiguous.length, candidates: candidates.length, ...proposed },
    };
  },
});

const handlingOf = ({ level, audience, originator }: DocumentRow) => ({
  ...{ level, audience, originator },
  verification: "unverified",
});

function countByKind(mentions: readonly Mention[]): Record<MentionKind, number> {
  const counts = { party: 0, instrument: 0, provision: 0, state: 0, date: 0 };
  for (const { kind } of mentions) counts[kind] += 1;
  return counts;
}

interface Given {
  readonly document: DocumentRow;
  readonly edition: EditionRow;
  readonly passages: readonly PassageRow[];
  readonly statements: readonly Statement[];
}

/** Queues what is not there yet. The same thing said twice in one document is one proposal, with its first sentence. */
async function propose(
  { db, now, today }: Context,
  { document, edition, passages, statements }: Given,
): Promise<{ readonly proposed: number; readonly known: number }> {
  const fresh = new Map<string, { statement: Statement; fingerprint: string; passage: PassageRow }>();
  for (const statement of statements) {
    const passage = passages.findLast(
      ({ starts, ends, kind }) => kind !== "furniture" && starts <= statement.start && statement.end <= ends,
    );
    if (passage === undefined) continue;
    const key = contentKey(statement.content);
    const fingerprint = fingerprintOf(statement.content, statement.text);
    if (!fresh.has(key)) fresh.set(key, { statement, fingerprint, passage });
  }
  const fingerprints = [...fresh.values()].map(({ fingerprint }) => fingerprint);
  const known = new Set(await evidenceStore(db).knownFingerprints(edition.id, fingerprints));
  let proposed = 0;
  for (const { statement, fingerprint, passage } of fresh.values()) {
    if (known.has(fingerprint)) continue;
    const { start, end, text, content, confidence, reasons } = statement;
    await evidenceWrites(db).add("evidence.proposal", {
      ...{ edition_id: edition.id, passage_id: passage.id, starts: start, ends: end, kind: content.kind },
      ...{ content, wording: text, fingerprint, confidence, reasons, proposed_at: now },
      contradicts: await findContradiction(db, content, today),
      ...handlingOf(document),
    });
    proposed += 1;
  }
  return { proposed, known: fresh.size - proposed };
}

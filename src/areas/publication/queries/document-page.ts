import { z } from "zod";
import { notFound } from "../../../kernel/errors.ts";
import type { Language } from "../../../kernel/language.ts";
import type { Mention } from "../../../kernel/mention.ts";
import { query } from "../../../platform/acts/index.ts";
import type { Db } from "../../../platform/storage/index.ts";
import { type DocumentRow, type EditionRow, evidenceStore, type PassageRow } from "../../evidence/index.ts";
import { type PartyLabel, registryStore, secretariatId } from "../../registry/index.ts";
import { type LaidPassage, layOut, partNamed, partsOf, type Spoken, spokenOf } from "../document-text.ts";
import { type CitedFact, readCitedFacts } from "./cited-facts.ts";
import { maySee, readThings, type Subject, type Things } from "./document-things.ts";
import { all, reading } from "./reading.ts";
import { secretariatOf } from "./secretariat.ts";

/** A document as one of its editions has it, with what was recognised in it. */
export interface WholeDocument {
  readonly document: DocumentRow;
  readonly edition: EditionRow;
  /** The number of the latest edition. */
  readonly latest: number;
  /** The same document in other languages. */
  readonly versions: readonly DocumentRow[];
  readonly passages: readonly PassageRow[];
  /** Absent while nobody has had the edition read by the program. */
  readonly read: boolean;
  /** In the order of the text; only what the reader may know of. */
  readonly mentions: readonly Mention[];
  readonly things: Things;
}

const asked = { id: z.string().max(300), edition: z.string().max(20).optional() };

interface Asked {
  readonly id: string;
  readonly edition: string | undefined;
  readonly language: Language;
}

/** @throws not-found `document-unknown`, `edition-unknown` */
async function readWhole(db: Db, { id, edition: number, language }: Asked): Promise<WholeDocument> {
  const store = evidenceStore(db);
  const { document, last, versions } = await all({
    document: store.findDocument(id),
    last: store.findEdition(id),
    versions: store.languageVersions(id),
  });
  if (document === undefined || last === undefined)
    throw notFound("document-unknown", { id: id.slice(0, 60) });
  const edition = await editionOf(db, last, number);
  const { passages, found } = await all({
    passages: store.passagesOf(edition.id),
    found: store.findReading(edition.id),
  });
  const mentions = found?.mentions ?? [];
  const things = await readThings(db, mentions, language);
  return {
    ...{ document, edition, latest: last.number, versions, passages, things, read: found !== undefined },
    mentions: mentions
      .filter((mention) => maySee(mention, things))
      .toSorted((a, b) => a.start - b.start || b.end - a.end),
  };
}

async function editionOf(db: Db, last: EditionRow, number: string | undefined): Promise<EditionRow> {
  if (number === undefined || number === String(last.number)) return last;
  const edition = /^[1-9]\d{0,8}$/.test(number)
    ? await evidenceStore(db).findEdition(last.document_id, Number(number))
    : undefined;
  if (edition === undefined)
    throw notFound("edition-unknown", { edition: number.slice(0, 20), latest: last.number });
  return edition;
}

export const readDocument = query({
  name: "publication.read-document",
  permission: "read-public",
  input: z.strictObject({ ...asked, language: reading.language }),
  run: ({ db }, { id, edition, language }) => readWhole(db, { id, edition, language }),
});

export interface DocumentPage extends WholeDocument {
  readonly secretariat: PartyLabel;
  readonly part: number;
  readonly parts: number;
  /** The passages of the part. */
  readonly laid: readonly LaidPassage[];
  /** What the whole document speaks of. */
  readonly spoken: readonly Spoken[];
  readonly citedFacts: readonly CitedFact[];
}

export const readDocumentPage = query({
  name: "publication.read-document-page",
  permission: "read-public",
  input: z.strictObject({ ...asked, part: z.string().optional(), ...reading }),
  async run({ db }, { id, edition, part: askedPart, language }): Promise<DocumentPage> {
    const whole = await readWhole(db, { id, edition, language });
    const { passages, mentions } = whole;
    const parts = partsOf(passages);
    const part = partNamed(askedPart, parts);
    const { citedFacts, labels } = await all({
      citedFacts: readCitedFacts(db, whole.edition.id),
      labels: registryStore(db).labels([secretariatId], language),
    });
    return {
      ...whole,
      ...{ part, parts, citedFacts, secretariat: secretariatOf([...labels.values()]) },
      things: await withTold(db, { things: whole.things, citedFacts, language }),
      laid: layOut({ passages, mentions, citations: citedFacts }, part),
      spoken: spokenOf(mentions, passages),
    };
  },
});

/** The things of the text, and besides those whose facts it carries. */
async function withTold(
  db: Db,
  given: {
    readonly things: Things;
    readonly citedFacts: readonly CitedFact[];
    readonly language: Language;
  },
): Promise<Things> {
  const { things, citedFacts, language } = given;
  const told = citedFacts.flatMap(({ told: { of, other } }): Subject[] => [
    { kind: of.is, id: of.id },
    ...(other === undefined ? [] : [{ kind: "party" as const, id: other }]),
  ]);
  const missing = told.filter(({ kind, id }) =>
    kind === "party" ? !things.parties.has(id) : !things.instruments.has(id),
  );
  if (missing.length === 0) return things;
  const more = await readThings(db, missing, language);
  return {
    ...things,
    parties: new Map([...things.parties, ...more.parties]),
    instruments: new Map([...things.instruments, ...more.instruments]),
  };
}

import { z } from "zod";
import { notFound } from "../../../kernel/errors.ts";
import type { Language } from "../../../kernel/language.ts";
import type { Mention } from "../../../kernel/mention.ts";
import { query } from "../../../platform/acts/index.ts";
import type { Db } from "../../../platform/storage/index.ts";
import {
  type DocumentRow,
  type EditionRow,
  evidenceStore,
  namedIn,
  type PassageRow,
} from "../../evidence/index.ts";
import { type PartyLabel, registryStore, secretariatId } from "../../registry/index.ts";
import {
  type LaidPassage,
  layOut,
  partNamed,
  partsOf,
  type Spoken,
  spanOfPart,
  spokenOf,
} from "../document-text.ts";
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

type Frame = Pick<WholeDocument, "document" | "edition" | "latest" | "versions">;

/** @throws not-found `document-unknown`, `edition-unknown` */
async function readFrame(db: Db, { id, edition: number }: Omit<Asked, "language">): Promise<Frame> {
  const store = evidenceStore(db);
  const { document, last, versions } = await all({
    document: store.findDocument(id),
    last: store.findEdition(id),
    versions: store.languageVersions(id),
  });
  if (document === undefined || last === undefined)
    throw notFound("document-unknown", { id: id.slice(0, 60) });
  return { document, edition: await editionOf(db, last, number), latest: last.number, versions };
}

async function readWhole(db: Db, { language, ...which }: Asked): Promise<WholeDocument> {
  const store = evidenceStore(db);
  const frame = await readFrame(db, which);
  const { edition } = frame;
  const { passages, found } = await all({
    passages: store.passagesOf(edition.id),
    found: store.findReading(edition.id),
  });
  const mentions = found?.mentions ?? [];
  const things = await readThings(db, [...mentions, ...mentions.flatMap(namedInReasons)], language);
  return {
    ...{ ...frame, passages, things, read: found !== undefined },
    mentions: shown(mentions, things),
  };
}

const shown = (mentions: readonly Mention[], things: Things): readonly Mention[] =>
  mentions
    .filter((mention) => maySee(mention, things))
    .toSorted((a, b) => a.start - b.start || b.end - a.end);

/** What one part of the page shows: of the rest of the text only where its passages lie, and what it speaks of. */
async function readPart(db: Db, { language, part: asked, ...which }: Asked & { part: string | undefined }) {
  const store = evidenceStore(db);
  const frame = await readFrame(db, which);
  const { id } = frame.edition;
  const { outline, counts } = await all({
    outline: store.passagesOf(id, nowhere),
    counts: store.spokenCounts(id),
  });
  const parts = partsOf(outline);
  const part = partNamed(asked, parts);
  const within = spanOfPart(outline, part);
  const { passages, found } = await all({
    passages: store.passagesOf(id, within),
    found: store.findReading(id, within),
  });
  const mentions = found?.mentions ?? [];
  const things = await readThings(db, [...counts, ...mentions.flatMap(namedInReasons)], language);
  return {
    ...{ ...frame, passages, things, part, parts, read: found !== undefined },
    mentions: shown(mentions, things),
    spoken: spokenOf(
      counts.filter((one) => maySee(one, things)),
      passages,
    ),
  };
}

const nowhere = { start: 0, end: 0 };

/** What the reasons of a mention name besides: a rival is of the kind of what it rivals. */
const namedInReasons = ({ kind, reasons }: Mention): Subject[] =>
  reasons.flatMap((reason) => {
    const named = namedIn(reason);
    return named === undefined ? [] : [{ id: named.id, kind: named.kind === "any" ? kind : named.kind }];
  });

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

/** One part of a document: passages have their words, and mentions are there, only where they lie in it. */
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
    const shownPart = await readPart(db, { id, edition, language, part: askedPart });
    const { passages, mentions, part } = shownPart;
    const { citedFacts, labels } = await all({
      citedFacts: readCitedFacts(db, shownPart.edition.id),
      labels: registryStore(db).labels([secretariatId], language),
    });
    return {
      ...shownPart,
      ...{ citedFacts, secretariat: secretariatOf([...labels.values()]) },
      things: await withTold(db, { things: shownPart.things, citedFacts, language }),
      laid: layOut({ passages, mentions, citations: citedFacts }, part),
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

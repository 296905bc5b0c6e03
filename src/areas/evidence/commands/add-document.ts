import { z } from "zod";
import { passagesOf } from "../../../engines/passages/index.ts";
import { conflict, notFound } from "../../../kernel/errors.ts";
import { handlingLevels } from "../../../kernel/handling.ts";
import { languages } from "../../../kernel/language.ts";
import { asPartialDate } from "../../../kernel/partial-date.ts";
import { type Context, command } from "../../../platform/acts/index.ts";
import { fileStore, sha256Of } from "../../../platform/files/index.ts";
import { admitNew, alike } from "../handling.ts";
import { passageId } from "../model.ts";
import { type DocumentRow, evidenceStore } from "../store/index.ts";
import { evidenceWrites } from "../store/writes.ts";

/** Bytes of the largest file that is kept. */
export const largestDocument = 50_000_000;

export const line = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .refine((text) => !/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(text));
export const partialDate = z.string().refine((value) => asPartialDate(value) !== undefined);
export const documentId = z.string().regex(/^[0-9a-f]{12}$/);

export const handlingFields = {
  /** Of a new document `unclassified` when nothing is said; a later edition is handled as its document. */
  level: z.enum(handlingLevels).optional(),
  audience: z.array(line(100).min(1)).max(200).default([]),
  originator: line(100).default("cted"),
};

const input = z.strictObject({
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  text: z.string().max(100_000_000),
  file_name: line(300).default(""),
  media_type: line(100),
  encoding: line(50).default(""),
  warnings: z.array(z.object({ code: z.string() }).catchall(z.union([z.string(), z.number()]))).default([]),
  title: line(1000).min(1),
  language: z.enum(languages),
  symbol: line(100).default(""),
  dated: partialDate.nullable().default(null),
  issuer: line(500).default(""),
  source_url: z.union([z.url({ protocol: /^https?$/ }).max(2000), z.literal("")]).default(""),
  ...handlingFields,
  /** The document of which this is a later edition. */
  edition_of: documentId.optional(),
  /** A document of which this is another language version. */
  version_of: documentId.optional(),
});

export type DocumentInput = z.input<typeof input>;

export interface AddedDocument {
  readonly document: string;
  readonly edition: number;
  readonly edition_id: string;
  /** False when this file was known: then nothing was added. */
  readonly added: boolean;
  readonly passages: number;
}

/** Takes in a document: the file as it is, its text in passages, and who may see it. */
export const addDocument = command({
  name: "evidence.add-document",
  permission: "review",
  input,
  async run(context, given): Promise<AddedDocument> {
    const { db } = context;
    const store = evidenceStore(db);
    await admitNew(context, given);
    await evidenceWrites(db).lock();
    const sha256 = sha256Of(given.bytes);
    const known = (await store.documentsOfFile(sha256)).find(mayTell(context, given));
    if (known !== undefined) {
      if (given.edition_of !== undefined && given.edition_of !== known.id)
        throw conflict("document-known", { id: known.id, title: known.title });
      const edition = await store.findEdition(known.id, known.number);
      const passages = edition === undefined ? 0 : (await store.passagesOf(edition.id)).length;
      return {
        document: known.id,
        edition: known.number,
        edition_id: edition?.id ?? "",
        added: false,
        passages,
      };
    }
    return keep(context, given);
  },
});

/**
 * A program that takes a file in for somebody sees more than they do: that the file is here already is told only of what is as open
 * as what they sent, so that sending a file finds out nothing.
 */
const mayTell =
  ({ actor }: Context, { level = "unclassified", audience, originator }: z.output<typeof input>) =>
  (known: DocumentRow): boolean =>
    actor.kind !== "system" || known.level === "public" || alike(known, { level, audience, originator });

async function keep(context: Context, given: z.output<typeof input>): Promise<AddedDocument> {
  const { db, now } = context;
  const [store, writes] = [evidenceStore(db), evidenceWrites(db)];
  const document = await documentFor(context, given);
  const number = ((await store.findEdition(document.id))?.number ?? 0) + 1;
  const sha256 = await fileStore(db).keep(given.bytes);
  const alike = { ...document.handling, verification: "verified", source_url: given.source_url };
  const edition_id = await writes.add("evidence.edition", {
    ...{ document_id: document.id, number, sha256, size: given.bytes.length, media_type: given.media_type },
    ...{
      file_name: given.file_name,
      encoding: given.encoding,
      content: given.text,
      warnings: given.warnings,
    },
    ...{ received_at: now, ...alike },
  });
  const passages = passagesOf(given.text, { language: given.language });
  await writes.addPassages(
    edition_id,
    passages.map(({ start, end, kind, language }, at) => ({
      ...{ id: passageId(document.id, number, at + 1), number: at + 1, starts: start, ends: end },
      ...{ kind, language, words: given.text.slice(start, end) },
    })),
  );
  return { document: document.id, edition: number, edition_id, added: true, passages: passages.length };
}

/** The document it is an edition of, or a new one. An edition is handled as its document is, and is refused where it should not be. */
async function documentFor({ db, now }: Context, given: z.output<typeof input>) {
  const store = evidenceStore(db);
  const {
    level = "unclassified",
    audience,
    originator,
    title,
    language,
    symbol,
    dated,
    issuer,
    source_url,
  } = given;
  const alike =
    given.edition_of === undefined && given.version_of === undefined ? await sameSymbol(db, given) : {};
  const edition_of = given.edition_of ?? alike.edition_of;
  const version_of = given.version_of ?? alike.version_of;
  if (edition_of !== undefined) {
    const document = await store.findDocument(edition_of);
    if (document === undefined) throw notFound("document-unknown", { id: edition_of });
    if (given.level !== undefined && given.level !== document.level)
      throw conflict("edition-other-level", { id: document.id, level: document.level });
    const { id } = document;
    return {
      id,
      handling: { level: document.level, audience: document.audience, originator: document.originator },
    };
  }
  const other = version_of === undefined ? undefined : await store.findDocument(version_of);
  if (version_of !== undefined && other === undefined) throw notFound("document-unknown", { id: version_of });
  const handling = { level, audience, originator };
  const id = await evidenceWrites(db).add("evidence.document", {
    ...{ title, language, symbol, dated, issuer, source_url, added_at: now, ...handling },
    ...{ verification: "verified", version_of: other?.version_of ?? other?.id },
  });
  return { id, handling };
}

/**
 * What bears the same symbol: in the same language and handled alike, it is the document of which this is a later edition; in another
 * language it is the same document. A draft that fewer may see never becomes an edition of what more may see.
 */
async function sameSymbol(
  db: Context["db"],
  { symbol, language, level = "unclassified", audience, originator }: z.output<typeof input>,
): Promise<{ readonly edition_of?: string; readonly version_of?: string }> {
  if (symbol === "") return {};
  const known = await evidenceStore(db).documentsWithSymbol(symbol);
  const handling = { level, audience, originator };
  const same = known.find((document) => document.language === language && alike(document, handling));
  if (same !== undefined) return { edition_of: same.id };
  const other = known.find((document) => document.language !== language);
  return other === undefined ? {} : { version_of: other.id };
}

import { z } from "zod";
import { notFound } from "../../../kernel/errors.ts";
import { handlingLevels } from "../../../kernel/handling.ts";
import { command } from "../../../platform/acts/index.ts";
import { admitHandling, holdDocument } from "../handling.ts";
import { isOpen } from "../lexicon.ts";
import { evidenceStore } from "../store/index.ts";
import { evidenceWrites } from "../store/writes.ts";
import { documentId, line, partialDate } from "./add-document.ts";
import { readDocument } from "./read-document.ts";

/** Changes what is said of a document, or who may see it; its text stays. */
export const changeDocument = command({
  name: "evidence.change-document",
  permission: "review",
  input: z.strictObject({
    id: documentId,
    title: line(1000).min(1).optional(),
    symbol: line(100).optional(),
    dated: partialDate.nullable().optional(),
    issuer: line(500).optional(),
    source_url: z.union([z.url({ protocol: /^https?$/ }).max(2000), z.literal("")]).optional(),
    level: z.enum(handlingLevels).optional(),
    audience: z.array(z.string().trim().min(1).max(100)).max(200).optional(),
    originator: z.string().trim().min(1).max(100).optional(),
    version_of: documentId.nullable().optional(),
    /** The word for what the document said when it was read; without it a change asks nothing. */
    expected: z
      .string()
      .regex(/^[0-9a-f]{32}$/)
      .optional(),
  }),
  async run(context, { id, expected, ...changes }) {
    const { db } = context;
    const store = evidenceStore(db);
    const before = await store.findDocument(id);
    if (before === undefined) throw notFound("document-unknown", { id });
    const { version_of } = changes;
    if (version_of && (version_of === id || (await store.findDocument(version_of)) === undefined))
      throw notFound("document-unknown", { id: version_of });
    await holdDocument(context, id, expected);
    const { level, audience, originator } = before;
    await admitHandling(context, {
      level: changes.level ?? level,
      audience: changes.audience ?? audience,
      originator: changes.originator ?? originator,
    });
    await evidenceWrites(db).changeDocument(id, changes);
    await evidenceWrites(db).handleAlike(id);
    // What others may see now is not to tell the names that only fewer may see.
    if (changes.level !== undefined && isOpen(changes.level) && !isOpen(before.level))
      if ((await evidenceWrites(db).forgetReadings(id)) > 0) await readDocument.run(context, { id });
    return { id };
  },
});

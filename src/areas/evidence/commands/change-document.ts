import { z } from "zod";
import { notFound } from "../../../kernel/errors.ts";
import { handlingLevels } from "../../../kernel/handling.ts";
import { command } from "../../../platform/acts/index.ts";
import { evidenceStore } from "../store/index.ts";
import { evidenceWrites } from "../store/writes.ts";
import { documentId, partialDate } from "./add-document.ts";

/** Changes what is said of a document, or who may see it; its text stays. */
export const changeDocument = command({
  name: "evidence.change-document",
  permission: "operate",
  input: z.strictObject({
    id: documentId,
    title: z.string().trim().min(1).max(1000).optional(),
    symbol: z.string().trim().max(100).optional(),
    dated: partialDate.nullable().optional(),
    issuer: z.string().trim().max(500).optional(),
    source_url: z.union([z.url({ protocol: /^https?$/ }).max(2000), z.literal("")]).optional(),
    level: z.enum(handlingLevels).optional(),
    audience: z.array(z.string().trim().min(1).max(100)).max(200).optional(),
    originator: z.string().trim().min(1).max(100).optional(),
    version_of: documentId.nullable().optional(),
  }),
  async run({ db }, { id, ...changes }) {
    const store = evidenceStore(db);
    if ((await store.findDocument(id)) === undefined) throw notFound("document-unknown", { id });
    const { version_of } = changes;
    if (version_of && (version_of === id || (await store.findDocument(version_of)) === undefined))
      throw notFound("document-unknown", { id: version_of });
    await evidenceWrites(db).changeDocument(id, changes);
    await evidenceWrites(db).handleAlike(id);
    return { id };
  },
});

import { z } from "zod";
import { invalid, notFound } from "../../../kernel/errors.ts";
import { languages } from "../../../kernel/language.ts";
import { type AnyAct, command } from "../../../platform/acts/index.ts";
import { nameStatuses } from "../model.ts";
import { terms } from "./fields.ts";
import { readIncoming } from "./incoming.ts";
import { importAct, translationQuestions } from "./store.ts";
import { translatableNamed } from "./translatable.ts";
import { translationWrites } from "./writes.ts";

/** Takes what a file brings back: all units that pass, or none; those that do not pass are told. */
export const importTranslations = command({
  name: importAct,
  permission: "keep-register",
  input: terms,
  async run({ db }, { file, ...given }) {
    await translationQuestions(db).lockTranslations();
    const { report, rows } = await readIncoming(db, file, given);
    const writes = translationWrites(db);
    for (const row of rows) await writes.write(row);
    return report;
  },
});

/**
 * Says how a text stands, and that it holds for its source as that is now. Null takes back what was said. An authentic text
 * becomes the one that the others are made from.
 */
export const markTranslation = command({
  name: "registry.mark-translation",
  permission: "keep-register",
  input: z.strictObject({
    text: z.string().max(100),
    owner: z.string().max(200),
    language: z.enum(languages),
    status: z.enum(nameStatuses).nullable(),
  }),
  async run({ db }, { text, owner, language, status }) {
    const store = translationQuestions(db);
    await store.lockTranslations();
    const kind = translatableNamed(text);
    const [entry] = kind === undefined ? [] : await store.listEntries({ text, owner, language });
    if (kind === undefined || entry?.text === undefined)
      throw notFound("translation-text-missing", { name: text, owner, language });
    const isSource = entry.rowId === entry.source.rowId;
    if (isSource && status !== null && status !== "authentic")
      throw invalid("translation-of-itself", { name: text, owner, language });
    await translationWrites(db).mark(kind, entry, status);
    return { name: text, owner, language, status };
  },
});

export const translationCommands: readonly AnyAct[] = [importTranslations, markTranslation];

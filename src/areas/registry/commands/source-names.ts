import { z } from "zod";
import { notFound } from "../../../kernel/errors.ts";
import { languages } from "../../../kernel/language.ts";
import { command } from "../../../platform/acts/index.ts";
import { registryStore } from "../store/index.ts";
import { registryWrites } from "../store/writes.ts";
import { address, partyId, plainWords } from "./fields.ts";

/** The forms in which a source calls parties, each once: what stands there already is left as it is. */
export const recordSourceNames = command({
  name: "registry.record-source-names",
  permission: "operate",
  input: z.strictObject({
    language: z.enum(languages),
    forms: z
      .array(
        z.strictObject({
          party_id: partyId,
          name: plainWords,
          source_passage: plainWords.max(500).optional(),
        }),
      )
      .max(5000),
    source_url: address.optional(),
  }),
  async run({ db }, { language, forms, source_url }) {
    const [store, writes] = [registryStore(db), registryWrites(db)];
    await store.lockSourceForms();
    const ids = [...new Set(forms.map(({ party_id }) => party_id))];
    const [unknown] = await store.unknownParties(ids);
    if (unknown !== undefined) throw notFound("party-unknown", { id: unknown });
    const keyOf = (form: { party_id: string; name: string }) =>
      `${form.party_id} ${form.name.normalize("NFC")}`;
    const given = new Map(forms.map((form) => [keyOf(form), form]));
    const held = new Set((await store.sourceForms(ids, language)).map(keyOf));
    const added = [...given].filter(([key]) => !held.has(key)).map(([, form]) => form);
    for (const form of added)
      await writes.add("registry.party_name", {
        ...form,
        ...{ language, type: "as-in-source", verification: "seed", source_url },
      });
    return { added: added.length, unchanged: given.size - added.length };
  },
});

import { z } from "zod";
import { notFound } from "../../kernel/errors.ts";
import { certainties } from "../../kernel/handling.ts";
import { languages } from "../../kernel/language.ts";
import { asPartialDate } from "../../kernel/partial-date.ts";
import { type AnyAct, command } from "../../platform/acts/index.ts";
import { lifeCycle, nameTypes, relationKinds } from "./model.ts";
import { registryStore } from "./store/index.ts";
import { registryWrites } from "./store/writes.ts";

const partialDate = z.string().refine((value) => asPartialDate(value) !== undefined);
const partyId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(100);
const words = z.string().trim().min(1).max(1000);
const address = z.union([z.url({ protocol: /^https?$/ }).max(2000), z.literal("")]);

const source = {
  verification: z.enum(certainties),
  source_url: address.optional(),
  source_passage: z.string().max(500).optional(),
  verified_on: partialDate.optional(),
  note: z.string().max(2000).optional(),
};

export const addName = command({
  name: "registry.add-name",
  permission: "operate",
  input: z.strictObject({
    party_id: partyId,
    language: z.enum(languages),
    type: z.enum(nameTypes),
    name: words,
    ...source,
  }),
  async run({ db }, input) {
    const writes = registryWrites(db);
    if (!(await writes.partyExists(input.party_id))) throw notFound("party-unknown", { id: input.party_id });
    return { id: await writes.add("registry.party_name", input) };
  },
});

export const changeName = command({
  name: "registry.change-name",
  permission: "operate",
  input: z.strictObject({
    id: z.uuid(),
    name: words.optional(),
    type: z.enum(nameTypes).optional(),
    ...optional(source),
  }),
  async run({ db }, { id, ...changes }) {
    if (!(await registryWrites(db).change("registry.party_name", id, changes)))
      throw notFound("name-missing", { id });
    return { id };
  },
});

export const removeName = command({
  name: "registry.remove-name",
  permission: "operate",
  input: z.strictObject({ id: z.uuid() }),
  async run({ db }, { id }) {
    if (!(await registryWrites(db).remove("registry.party_name", id))) throw notFound("name-missing", { id });
    return { id };
  },
});

export const changeParty = command({
  name: "registry.change-party",
  permission: "operate",
  input: z.strictObject({
    id: partyId,
    status: z.enum(lifeCycle).optional(),
    since: partialDate.nullable().optional(),
    until: partialDate.nullable().optional(),
    place: words.nullable().optional(),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .nullable()
      .optional(),
    website: address.optional(),
    ...optional(source),
  }),
  async run({ db }, { id, ...changes }) {
    if (!(await registryWrites(db).change("registry.party", id, changes)))
      throw notFound("party-unknown", { id });
    return { id };
  },
});

export const addRelation = command({
  name: "registry.add-relation",
  permission: "operate",
  input: z.strictObject({
    from_id: partyId,
    kind: z.enum(relationKinds),
    to_id: partyId,
    roles: z.array(z.string().regex(/^[a-z-]+$/)).default([]),
    since: partialDate.nullable().optional(),
    until: partialDate.nullable().optional(),
    ...source,
  }),
  async run({ db }, input) {
    const writes = registryWrites(db);
    for (const id of [input.from_id, input.to_id]) {
      if (!(await writes.partyExists(id))) throw notFound("party-unknown", { id });
    }
    return { id: await writes.add("registry.relation", input) };
  },
});

export const changeRelation = command({
  name: "registry.change-relation",
  permission: "operate",
  input: z.strictObject({
    id: z.uuid(),
    since: partialDate.nullable().optional(),
    until: partialDate.nullable().optional(),
    ...optional(source),
  }),
  async run({ db }, { id, ...changes }) {
    if (!(await registryWrites(db).change("registry.relation", id, changes)))
      throw notFound("relation-missing", { id });
    return { id };
  },
});

export const removeRelation = command({
  name: "registry.remove-relation",
  permission: "operate",
  input: z.strictObject({ id: z.uuid() }),
  async run({ db }, { id }) {
    if (!(await registryWrites(db).remove("registry.relation", id)))
      throw notFound("relation-missing", { id });
    return { id };
  },
});

/** No control characters, and none that turn the direction of a line: a name is to read as it is stored. */
const plainWords = words.refine((text) => !/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(text));

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

/** The same fields, none of them needed: a change names only what it changes. */
function optional<Shape extends Readonly<Record<string, z.ZodType>>>(shape: Shape) {
  return z.object(shape).partial().shape;
}

export const registryCommands: readonly AnyAct[] = [
  addName,
  changeName,
  removeName,
  changeParty,
  addRelation,
  changeRelation,
  removeRelation,
  recordSourceNames,
];

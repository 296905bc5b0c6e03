import { z } from "zod";
import { invalid, notFound } from "../../../kernel/errors.ts";
import { languages } from "../../../kernel/language.ts";
import { query } from "../../../platform/acts/index.ts";
import {
  categories,
  lifeCycle,
  partyKinds,
  type RelationKey,
  registryStore,
  relationKinds,
  secretariatId,
} from "../../registry/index.ts";
import { secretariatOf } from "./secretariat.ts";

/** Whose site it is, for pages that read nothing else. */
export const readSecretariat = query({
  name: "publication.read-secretariat",
  permission: "read-public",
  input: z.strictObject({ language: z.enum(languages) }),
  async run({ db }, { language }) {
    return secretariatOf([...(await registryStore(db).labels([secretariatId], language)).values()]);
  },
});

/** Which part of a list: at most `most` rows, those behind the key `after`. */
const most = z.int().min(1).max(201);
const relationKey = z.tuple([z.string(), z.string(), z.string(), z.uuid()]).readonly();

export const listParties = query({
  name: "publication.list-parties",
  permission: "read-public",
  input: z.strictObject({
    kind: z.enum(partyKinds).optional(),
    category: z.enum(categories).optional(),
    status: z.enum(lifeCycle).optional(),
    listed: z.boolean().optional(),
    region: z.string().max(3).optional(),
    after: z.string().optional(),
    most,
  }),
  async run({ db }, { after, most: rows, ...filter }) {
    const store = registryStore(db);
    const found = await store.partyEntries(filter, { after, most: rows });
    if (found.length === 0 && filter.region !== undefined) {
      const known = (await store.regionEntries()).map(({ id }) => id);
      if (!known.includes(filter.region)) {
        const expected = known.join(", ");
        throw invalid("parameter-invalid", { parameter: "region", value: filter.region, expected });
      }
    }
    return found;
  },
});

export const readParty = query({
  name: "publication.read-party",
  permission: "read-public",
  input: z.strictObject({ id: z.string().max(300) }),
  async run({ db }, { id }) {
    const party = await registryStore(db).findPartyEntry(id);
    if (party === undefined) throw notFound("party-unknown", { id: id.slice(0, 60) });
    return party;
  },
});

export const listRelations = query({
  name: "publication.list-relations",
  permission: "read-public",
  input: z.strictObject({
    /** Only those of this party. */
    party: z.string().max(300).optional(),
    kind: z.enum(relationKinds).optional(),
    after: relationKey.optional(),
    most,
  }),
  async run({ db }, { after, most: rows, ...filter }) {
    const store = registryStore(db);
    const part = { after: after as RelationKey | undefined, most: rows };
    const found = await store.relationEntries(filter, part);
    const { party } = filter;
    if (found.length === 0 && party !== undefined && (await store.labels([party], "en")).size === 0)
      throw notFound("party-unknown", { id: party.slice(0, 60) });
    return found;
  },
});

export const listStates = query({
  name: "publication.list-states",
  permission: "read-public",
  input: z.strictObject({ after: z.string().optional(), most }),
  run: ({ db }, { after, most: rows }) => registryStore(db).stateEntries({ after, most: rows }),
});

export const readState = query({
  name: "publication.read-state",
  permission: "read-public",
  input: z.strictObject({ id: z.string().max(300) }),
  async run({ db }, { id }) {
    const state = await registryStore(db).findStateEntry(id);
    if (state === undefined) throw notFound("state-unknown", { id: id.slice(0, 60) });
    return state;
  },
});

export const listRegions = query({
  name: "publication.list-regions",
  permission: "read-public",
  input: z.strictObject({}),
  run: ({ db }) => registryStore(db).regionEntries(),
});

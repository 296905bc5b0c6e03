import { z } from "zod";
import { certainties } from "../../../../kernel/handling.ts";
import { languages } from "../../../../kernel/language.ts";
import { lineHeadings } from "../../../cooperation/index.ts";
import { instrumentRelationKinds, instrumentStates } from "../../../mandates/index.ts";
import {
  categories,
  lifeCycle,
  membershipStatuses,
  nameTypes,
  offices,
  partyKinds,
  relationKinds,
  unStatuses,
} from "../../../registry/index.ts";

/*
 * What the answers of /api/v1 are made of. A field that is not known is absent, never null. The description of a
 * field is the message `api.field.<name>`, or that of the key that it `says`.
 */

const language = z.enum(languages);
const certainty = z.enum(certainties);
/** A year, a month or a day. */
const partialDate = z.string();
const address = z.string().meta({ format: "uri" });
const ids = z.array(z.string());
const inEachLanguage = z
  .strictObject({
    ar: z.string().optional(),
    zh: z.string().optional(),
    en: z.string().optional(),
    fr: z.string().optional(),
    ru: z.string().optional(),
    es: z.string().optional(),
  })
  .meta({ id: "InEachLanguage", says: "names" });

const period = {
  since: partialDate.optional(),
  until: partialDate.optional(),
  standing: z.enum(["holds", "ended", "not-begun", "uncertain", "dates-not-known"]),
};
const statement = { ...period, certainty, source: address.optional() };
const named = {
  name: z.string(),
  nameLanguage: language.meta({ says: "text-language" }),
  names: inEachLanguage,
  unverifiedNames: z.array(language).meta({ says: "unverified" }),
};
const titled = {
  title: z.string().meta({ says: "name" }).optional(),
  titleLanguage: language.meta({ says: "text-language" }).optional(),
  titles: inEachLanguage,
  unverifiedTitles: z.array(language).meta({ says: "unverified" }),
};

const partyShape = {
  id: z.string(),
  ...named,
  acronym: z.string().optional(),
  kind: z.enum(partyKinds),
  category: z.enum(categories),
  status: z.enum(lifeCycle),
  listed: z.boolean(),
  parent: z.string().optional(),
  regions: ids,
  ...period,
  place: z.string().optional(),
  country: z.string().optional(),
  website: address.optional(),
  certainty,
  source: address.optional(),
  page: address,
};
export const party = z.strictObject(partyShape).meta({ id: "Party" });

export const wholeParty = z.strictObject({
  ...partyShape,
  children: ids,
  allNames: z.array(
    z.strictObject({
      language: language.meta({ says: "text-language" }),
      type: z.enum(nameTypes).meta({ says: "name-type" }),
      text: z.string(),
      certainty,
    }),
  ),
  identifiers: z.array(z.strictObject({ scheme: z.string(), value: z.string() })),
  offices: z.array(
    z.strictObject({ holder: z.string(), office: z.enum(offices), body: z.string(), ...statement }),
  ),
  members: z.array(
    z.strictObject({
      state: z.string().meta({ says: "state-id" }),
      membership: z.enum(membershipStatuses),
      ...statement,
    }),
  ),
});

export const relation = z
  .strictObject({
    from: z.string(),
    kind: z.enum(relationKinds),
    to: z.string(),
    roles: ids,
    ...statement,
  })
  .meta({ id: "Relation" });

const instrumentShape = {
  id: z.string(),
  slug: z.string(),
  ...titled,
  body: z.string().meta({ says: "adopted-by" }),
  year: z.int(),
  adopted: partialDate.optional(),
  expires: partialDate.optional(),
  state: z.enum(instrumentStates),
  supersededBy: z.string().optional(),
  carriedOnBy: z.string().optional(),
  topic: z.string(),
  themes: ids,
  certainty,
  source: address.optional(),
  page: address,
};
export const instrument = z.strictObject(instrumentShape).meta({ id: "Instrument" });

export const wholeInstrument = z.strictObject({
  ...instrumentShape,
  description: z.string().optional(),
  chain: ids,
  relations: z.array(
    z.strictObject({
      from: z.string().meta({ says: "from" }),
      kind: z.enum(instrumentRelationKinds),
      to: z.string().meta({ says: "to" }),
      certainty,
    }),
  ),
  provisions: z.array(
    z.strictObject({
      id: z.string(),
      label: z.string(),
      slug: z.string(),
      title: z.string().meta({ says: "name" }).optional(),
    }),
  ),
  established: z.array(z.strictObject({ party: z.string(), certainty })),
});

export const provision = z.strictObject({
  id: z.string(),
  instrument: z.string(),
  label: z.string(),
  slug: z.string(),
  ...titled,
  summary: z.string().optional(),
  addressee: z.string().optional(),
  instrumentState: z.enum(instrumentStates).meta({ says: "state" }),
  themes: ids,
  certainty,
  source: address.optional(),
  page: address,
});

const stateShape = {
  id: z.string(),
  ...named,
  alpha2: z.string(),
  m49: z.string(),
  unStatus: z.enum(unStatuses),
  region: z.string(),
  certainty,
  page: address,
};
export const state = z.strictObject(stateShape).meta({ id: "State" });

export const wholeState = z.strictObject({
  ...stateShape,
  formalNames: inEachLanguage,
  memberships: z.array(
    z.strictObject({ party: z.string(), membership: z.enum(membershipStatuses), ...statement }),
  ),
});

export const theme = z
  .strictObject({
    ...{ id: z.string(), ...named },
    ...{ instruments: ids, provisions: ids.meta({ says: "provision-ids" }) },
    ...{ certainty, page: address },
  })
  .meta({ id: "Theme" });

export const region = z
  .strictObject({
    id: z.string(),
    ...named,
    parent: z.string().optional(),
    certainty,
  })
  .meta({ id: "Region" });

export const line = z
  .strictObject({
    id: z.string(),
    heading: z.enum(lineHeadings),
    title: z.string().meta({ says: "name" }),
    text: z.string().meta({ says: "line-text" }),
    language: language.meta({ says: "text-language" }),
    partners: ids,
    modes: ids,
    bases: ids,
    certainty,
    source: address.optional(),
    passage: z.string().optional(),
  })
  .meta({ id: "Line" });

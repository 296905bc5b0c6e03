import { createHash } from "node:crypto";
import { z } from "zod";
import { bestOfTypes, type Language, languages, type Tagged } from "../../../kernel/language.ts";
import type { PartialDate } from "../../../kernel/partial-date.ts";
import { type Context, query } from "../../../platform/acts/index.ts";
import {
  displayTypes,
  type FocalRole,
  type HandledRecord,
  type Office,
  type PartyLabel,
  partyRecord,
  type RelationRecord,
} from "../../registry/index.ts";
import { checkLink } from "./check-link.ts";

/** Who may see a row that an answer shows: reading of what is confidential is recorded by it, and what is said of the row handled so. */
export type Shown = Pick<HandledRecord, "id" | "level" | "audience" | "originator">;

/** A fact that a partner is asked about: which row, and what it said when they read it. */
export interface AskedFact extends Shown {
  readonly version: string;
  readonly verifiedOn: PartialDate | undefined;
}

export interface AskedFocalPoint extends AskedFact {
  readonly role: FocalRole;
  readonly name: string;
  readonly title: string;
  readonly email: string;
  readonly phone: string;
  readonly language: Language;
}

export interface AskedOffice extends AskedFact {
  readonly office: Office;
  readonly body: PartyLabel;
}

/** What we hold about a partner and ask them about, as far as the reader may see it. */
export interface Details {
  readonly party: string;
  readonly name: Tagged & Partial<Shown>;
  /** Their own name in the reader's language; nothing where we have none. */
  readonly official: (AskedFact & { readonly text: string }) | undefined;
  /** All official names: an answer may be to one that was read in another language. */
  readonly names: readonly (Tagged & Shown)[];
  readonly website: AskedFact & { readonly address: string };
  readonly focalPoints: readonly AskedFocalPoint[];
  readonly offices: readonly AskedOffice[];
}

/** So many are asked about at once: it is to be answered in a minute. */
const most = 20;

const shown = ({ id, level, audience, originator }: Shown): Shown => ({ id, level, audience, originator });

const asked = (row: Shown & Pick<RelationRecord, "version" | "verifiedOn">): AskedFact => ({
  ...{ ...shown(row), version: row.version ?? "", verifiedOn: row.verifiedOn },
});

/** @throws not-found `party-unknown` */
export async function detailsOf(
  { db, today }: Context,
  { party, language }: { readonly party: string; readonly language: Language },
): Promise<Details> {
  const record = await partyRecord(db, { id: party, language, on: today });
  const names = record.names.map(({ name, ...rest }) => ({ ...rest, text: name }));
  const best = bestOfTypes(names, displayTypes, language);
  const name = names.find((one) => one.text === best?.text && one.language === best.language);
  const official = names.find((one) => one.type === "official" && one.language === language && !one.until);
  return {
    party,
    name:
      name === undefined
        ? { text: party, language: "en" }
        : { ...shown(name), text: name.text, language: name.language },
    names: names
      .filter(({ type }) => type === "official")
      .map((one) => ({ ...shown(one), text: one.text, language: one.language })),
    official: official && { ...asked(official), text: official.text },
    website: {
      ...asked({ ...record.party, verifiedOn: record.party.websiteVerifiedOn }),
      ...{ id: party, address: record.party.website },
    },
    focalPoints: record.focalPoints
      .filter(({ freshness }) => freshness?.state !== "ended")
      .slice(0, most)
      .map((one) => ({
        ...{ ...asked(one), role: one.role, name: one.name ?? "", title: one.title, language: one.language },
        ...{ email: one.email ?? "", phone: one.phone ?? "" },
      })),
    offices: record.offices
      .filter(({ direction, freshness }) => direction === "out" && freshness?.state !== "ended")
      .slice(0, most)
      .map((one) => ({ ...asked(one), office: one.office, body: one.other })),
  };
}

/** Every fact that is asked about. */
export const factsIn = ({ official, website, focalPoints, offices }: Details): AskedFact[] => [
  ...(official === undefined ? [] : [official]),
  ...(website.address === "" ? [] : [website]),
  ...focalPoints,
  ...offices,
];

/** A word for what was read: an answer is to what it was read beside. */
export const seenOf = (details: Details): string =>
  createHash("sha256")
    .update([details.website, ...factsIn(details)].map(({ id, version }) => `${id} ${version}`).join("\n"))
    .digest("hex");

/** What we hold about a partner, for whoever answers for them. @throws as `detailsOf` and `checkLink` */
export const readDetails = query({
  name: "workspace.read-details",
  permission: "read-as-person",
  input: z.strictObject({
    party: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      .max(100),
    language: z.enum(languages),
  }),
  async run(context, asked) {
    await checkLink(context);
    return detailsOf(context, asked);
  },
});

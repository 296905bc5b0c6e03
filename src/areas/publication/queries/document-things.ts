import type { Language, Tagged } from "../../../kernel/language.ts";
import type { MentionKind } from "../../../kernel/mention.ts";
import type { Db } from "../../../platform/storage/index.ts";
import { type InstrumentRow, mandatesStore, type ProvisionRow } from "../../mandates/index.ts";
import { type PartyLabel, registryStore } from "../../registry/index.ts";
import { all } from "./reading.ts";

/** Something that a text may speak of. */
export interface Subject {
  readonly kind: MentionKind;
  readonly id: string;
}

/** What the reader may see of the things that a text speaks of, each by its id. */
export interface Things {
  readonly parties: ReadonlyMap<string, PartyLabel>;
  readonly instruments: ReadonlyMap<string, InstrumentRow>;
  readonly provisions: ReadonlyMap<string, ProvisionRow>;
  readonly states: ReadonlyMap<string, Tagged>;
}

/** The id of a provision is that of its instrument, a space, and its label. */
export const instrumentOf = (provisionId: string): string => provisionId.split(" ", 1)[0] ?? provisionId;

export async function readThings(db: Db, subjects: readonly Subject[], language: Language): Promise<Things> {
  const ids = (kind: MentionKind) => [
    ...new Set(subjects.filter((subject) => subject.kind === kind).map(({ id }) => id)),
  ];
  const wanted = [...new Set([...ids("instrument"), ...ids("provision").map(instrumentOf)])];
  const states = new Set(ids("state"));
  const found = await all({
    parties: registryStore(db).labels(ids("party"), language),
    linked: mandatesStore(db).withSuccessors(wanted, language),
    provisions: mandatesStore(db).provisions(ids("provision"), language),
    states: states.size === 0 ? Promise.resolve([]) : registryStore(db).everyState(language),
  });
  return {
    parties: found.parties,
    provisions: found.provisions,
    instruments: new Map(
      found.linked.instruments.filter(({ id }) => wanted.includes(id)).map((row) => [row.id, row]),
    ),
    states: new Map(found.states.filter(({ id }) => states.has(id)).map(({ id, name }) => [id, name])),
  };
}

/**
 * Whether the reader may know that the text speaks of this. A party or a State that the reader may not see is not there; a
 * symbol says itself what it is, whether the register has the instrument or not.
 */
export const maySee = ({ kind, id }: Subject, { parties, states }: Things): boolean =>
  kind === "party" ? parties.has(id) : kind === "state" ? states.has(id) : true;

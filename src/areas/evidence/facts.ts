import { conflict, invalid, notFound } from "../../kernel/errors.ts";
import type { Db } from "../../platform/storage/index.ts";
import { mandatesWrites } from "../mandates/index.ts";
import { categories, mergeStore, partyKinds, registryWrites } from "../registry/index.ts";
import type { Applier, Appliers, FactSource } from "./appliers.ts";

const columnsOf = ({ audience, ...source }: FactSource) => ({ ...source, audience: [...audience] });

/** The parties that these are now: one may have been merged since the text was read. */
async function present<Name extends string>(
  db: Db,
  named: Readonly<Record<Name, string>>,
): Promise<Record<Name, string>> {
  const ids: string[] = Object.values(named);
  const current = await mergeStore(db).currentParties(ids);
  const now: Record<Name, string> = { ...named };
  for (const name of Object.keys(named) as Name[]) {
    now[name] = current.get(named[name]) ?? named[name];
    if (!(await registryWrites(db).partyExists(now[name])))
      throw notFound("party-unknown", { id: named[name] });
  }
  return now;
}

/** What ties a body to itself says nothing: the two that the text names have become one. */
function apart(one: string, other: string): void {
  if (one === other) throw conflict("statement-of-one-body", { id: one });
}

const dates = ({ since, until }: { readonly since?: string; readonly until?: string }) => ({
  ...(since === undefined ? {} : { since }),
  ...(until === undefined ? {} : { until }),
});

const relation: Applier<"relation"> = async (db, content, { language: _, ...source }) => {
  const { from, to } = await present(db, { from: content.from, to: content.to });
  apart(from, to);
  const key = { from_id: from, kind: content.relation, to_id: to };
  const table = "registry.relation";
  return {
    table,
    ...(await registryWrites(db).hold(table, key, { ...dates(content), ...columnsOf(source) })),
  };
};

const office: Applier<"office"> = async (db, content, { language: _, ...source }) => {
  const { holder, body } = await present(db, { holder: content.holder, body: content.body });
  apart(holder, body);
  const key = { holder_id: holder, office: content.office, body_id: body };
  const table = "registry.office";
  return {
    table,
    ...(await registryWrites(db).hold(table, key, { ...dates(content), ...columnsOf(source) })),
  };
};

const membership: Applier<"membership"> = async (db, content, { language: _, ...source }) => {
  const { party } = await present(db, { party: content.party });
  const key = { state_id: content.state, party_id: party, status: content.status };
  const table = "registry.membership";
  return {
    table,
    ...(await registryWrites(db).hold(table, key, { ...dates(content), ...columnsOf(source) })),
  };
};

const establishment: Applier<"establishment"> = async (db, content, { language: _, ...source }) => {
  const { party } = await present(db, { party: content.party });
  const writes = mandatesWrites(db);
  if (!(await writes.instrumentExists(content.instrument)))
    throw notFound("instrument-missing", { id: content.instrument });
  const held = await writes.holdEstablishment({ ...content, party }, columnsOf(source));
  return { table: "mandates.establishment", ...held };
};

/** The mandate is the instrument's: of a body alone nothing says which text carries it. */
const validity: Applier<"validity"> = async (db, content, { level }) => {
  const id = content.instrument ?? content.subject;
  const changed = await mandatesWrites(db).changeExpiry(id, content.until);
  if (changed === undefined) throw notFound("instrument-missing", { id });
  // Whoever sees the instrument would see the date, and not only who may see the document.
  if (changed.level === "public" && level !== "public" && changed.before !== content.until)
    throw conflict("fact-more-open", { id });
  return { table: "mandates.instrument", id, held: changed.before === content.until };
};

const name: Applier<"name"> = async (db, content, { language, ...source }) => {
  const { party } = await present(db, { party: content.party });
  const key = { party_id: party, language, name: content.name };
  const rest = { type: content.type, ...columnsOf(source) };
  const table = "registry.party_name";
  return { table, ...(await registryWrites(db).hold(table, key, rest)) };
};

const candidate: Applier<"candidate"> = async (db, content, { language, ...source }) => {
  const { id, partyKind, category } = content;
  if (id === undefined || partyKind === undefined || category === undefined)
    throw invalid("candidate-incomplete", { name: content.name });
  if (!(partyKinds as readonly string[]).includes(partyKind))
    throw invalid("party-kind-unknown", { value: partyKind, known: partyKinds.join(", ") });
  if (!(categories as readonly string[]).includes(category))
    throw invalid("party-category-unknown", { value: category, known: categories.join(", ") });
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) throw invalid("party-id-malformed", { id });
  const writes = registryWrites(db);
  const facts = columnsOf(source);
  const party = await writes.hold(
    "registry.party",
    { id },
    { kind: partyKind, category, status: "active", ...facts },
  );
  const named = [
    ["official", content.name],
    ["acronym", content.acronym],
  ] as const;
  for (const [type, text] of named)
    if (text !== "")
      await writes.hold("registry.party_name", { party_id: id, language, name: text }, { type, ...facts });
  return { table: "registry.party", ...party };
};

/** What confirming a statement does, as far as this area and those below it know. */
export const ownAppliers: Appliers = {
  relation,
  office,
  membership,
  establishment,
  validity,
  name,
  candidate,
};

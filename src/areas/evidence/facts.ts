import { conflict, invalid, notFound } from "../../kernel/errors.ts";
import type { Db } from "../../platform/storage/index.ts";
import { mandatesWrites } from "../mandates/index.ts";
import { categories, partyKinds, registryWrites } from "../registry/index.ts";
import type { Applier, Appliers, FactSource } from "./appliers.ts";

const columnsOf = ({ audience, ...source }: FactSource) => ({ ...source, audience: [...audience] });

async function partiesExist(db: Db, ids: readonly string[]): Promise<void> {
  for (const id of ids)
    if (!(await registryWrites(db).partyExists(id))) throw notFound("party-unknown", { id });
}

const dates = ({ since, until }: { readonly since?: string; readonly until?: string }) => ({
  ...(since === undefined ? {} : { since }),
  ...(until === undefined ? {} : { until }),
});

const relation: Applier<"relation"> = async (db, content, { language: _, ...source }) => {
  await partiesExist(db, [content.from, content.to]);
  const key = { from_id: content.from, kind: content.relation, to_id: content.to };
  const table = "registry.relation";
  return {
    table,
    ...(await registryWrites(db).hold(table, key, { ...dates(content), ...columnsOf(source) })),
  };
};

const office: Applier<"office"> = async (db, content, { language: _, ...source }) => {
  await partiesExist(db, [content.holder, content.body]);
  const key = { holder_id: content.holder, office: content.office, body_id: content.body };
  const table = "registry.office";
  return {
    table,
    ...(await registryWrites(db).hold(table, key, { ...dates(content), ...columnsOf(source) })),
  };
};

const membership: Applier<"membership"> = async (db, content, { language: _, ...source }) => {
  await partiesExist(db, [content.party]);
  const key = { state_id: content.state, party_id: content.party, status: content.status };
  const table = "registry.membership";
  return {
    table,
    ...(await registryWrites(db).hold(table, key, { ...dates(content), ...columnsOf(source) })),
  };
};

const establishment: Applier<"establishment"> = async (db, content, { language: _, ...source }) => {
  await partiesExist(db, [content.party]);
  const writes = mandatesWrites(db);
  if (!(await writes.instrumentExists(content.instrument)))
    throw notFound("instrument-missing", { id: content.instrument });
  const held = await writes.holdEstablishment(content, columnsOf(source));
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
  await partiesExist(db, [content.party]);
  const key = { party_id: content.party, language, name: content.name };
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

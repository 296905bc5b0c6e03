import fastify from "fastify";
import pg from "pg";

/**
 * The peer of the API: a bare Fastify route that reads the same from the same database and answers the same JSON, as
 * the owner, without rules, journal, schema, cursor, tag or language. `node bare-api.js URL ORIGIN` prints its address.
 */
const pool = new pg.Pool({ connectionString: process.argv[2] ?? "", max: 10 });
const origin = process.argv[3] ?? "";
const today = new Date().toISOString().slice(0, 10);

/** @typedef {[string, string, string, string]} Name language, type, text, certainty */
/** @typedef {{ since: string | null, until: string | null }} Dates */
/** @typedef {Dates & { certainty: string, source: string }} Statement */

/** @param {string} types */
const columns = (
  types,
) => `p.id, p.kind, p.category, p.parent_id, p.status, p.since, p.until, p.place, p.country,
  p.website, p.on_source_page, p.verification, p.source_url,
  coalesce((select json_agg(json_build_array(n.language, n.type, n.name, n.verification) order by n.name)
    from registry.party_name n where n.party_id = p.id ${types}), '[]') as names,
  array(select c.region_id from registry.coverage c where c.party_id = p.id order by c.region_id) as regions`;
/** @param {string} keys @param {string} alias */
const said = (keys, alias) => `json_build_object(${keys}, 'since', ${alias}.since, 'until', ${alias}.until,
  'certainty', ${alias}.verification, 'source', ${alias}.source_url)`;
const list = {
  name: "list",
  text: `select ${columns("and n.type in ('official', 'short', 'acronym', 'alias')")} from registry.party p
    where p.id > $1 order by p.id limit $2`,
};
const one = {
  name: "one",
  text: `select ${columns("")},
    array(select c.id from registry.party c where c.parent_id = p.id order by c.id) as children,
    coalesce((select json_agg(json_build_object('scheme', i.scheme, 'value', i.value) order by i.scheme, i.value)
      from registry.identifier i where i.party_id = p.id), '[]') as identifiers,
    coalesce((select json_agg(${said("'holder', o.holder_id, 'office', o.office, 'body', o.body_id", "o")} order by o.body_id, o.office, o.holder_id)
      from registry.office o where (o.holder_id = p.id or o.body_id = p.id) and o.verification <> 'unverified'), '[]') as offices,
    coalesce((select json_agg(${said("'state', m.state_id, 'status', m.status", "m")} order by m.state_id, m.since)
      from registry.membership m where m.party_id = p.id and m.verification <> 'unverified'), '[]') as members
    from registry.party p where p.id = $1`,
};

/** @param {Dates} dates */
function period({ since, until }) {
  const known = { ...(since && { since }), ...(until && { until }) };
  if (!since && !until) return { ...known, standing: "dates-not-known" };
  if (until && today > `${until}-12-31`.slice(0, 10)) return { ...known, standing: "ended" };
  if (since && today < since) return { ...known, standing: "not-begun" };
  return { ...known, standing: since ? "holds" : "uncertain" };
}

/** @param {Statement} statement */
const statement = ({ certainty, source, ...dates }) => ({
  ...period(dates),
  certainty,
  ...(source && { source }),
});

const shown = ["official", "short", "acronym", "alias"];

/** @param {Dates & Record<string, any>} row */
function party(row) {
  /** @type {Record<string, string>} */
  const names = {};
  /** @type {string[]} */
  const unverifiedNames = [];
  for (const type of shown) {
    for (const [language, of, text, certainty] of /** @type {Name[]} */ (row.names)) {
      if (of !== type || names[language] !== undefined) continue;
      names[language] = text;
      if (certainty === "unverified") unverifiedNames.push(language);
    }
  }
  const order = ["en", "fr", "es", "ru", "ar", "zh"];
  const nameLanguage = order.find((language) => names[language]) ?? "en";
  const acronyms = /** @type {Name[]} */ (row.names).filter(([, of]) => of === "acronym");
  const acronym = order.map((at) => acronyms.find(([of]) => of === at)).find((found) => found !== undefined);
  return {
    ...{ id: row.id, name: names[nameLanguage] ?? row.id, nameLanguage, names, unverifiedNames },
    ...(acronym && { acronym: acronym[2] }),
    ...{ kind: row.kind, category: row.category, status: row.status, listed: row.on_source_page },
    ...(row.parent_id && { parent: row.parent_id }),
    ...{ regions: row.regions, ...period(row) },
    ...(row.place && { place: row.place }),
    ...(row.country && { country: row.country }),
    ...(row.website && { website: row.website }),
    certainty: row.verification,
    ...(row.source_url && { source: row.source_url }),
    page: `${origin}/en/partners/${row.id}`,
  };
}

const server = fastify({ logger: false });
server.get("/parties", async () => {
  const { rows } = await pool.query({ ...list, values: ["", 51] });
  return { on: today, items: rows.slice(0, 50).map(party), next: `${origin}/parties?after=${rows[49]?.id}` };
});
server.get("/parties/:id", async (request) => {
  const { rows } = await pool.query({ ...one, values: [/** @type {{ id: string }} */ (request.params).id] });
  const [row] = rows;
  return {
    ...{ on: today, ...party(row), children: row.children },
    allNames: row.names.map((/** @type {Name} */ [language, type, text, certainty]) => ({
      ...{ language, type, text, certainty },
    })),
    identifiers: row.identifiers,
    offices: row.offices.map(
      (/** @type {Statement & Record<string, string>} */ { holder, office, body, ...rest }) => ({
        ...{ holder, office, body },
        ...statement(/** @type {Statement} */ (rest)),
      }),
    ),
    members: row.members.map(
      (/** @type {Statement & Record<string, string>} */ { state, status, ...rest }) => ({
        ...{ state, membership: status },
        ...statement(/** @type {Statement} */ (rest)),
      }),
    ),
  };
});
const address = await server.listen({ port: 0, host: "localhost" });
process.stdout.write(`${address}\n`);
process.once("SIGTERM", async () => {
  await server.close();
  await pool.end();
});

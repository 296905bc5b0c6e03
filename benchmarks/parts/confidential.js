import { asOwner } from "./journal.js";

/** @typedef {import("./bodies.js").Body} Body */

/** Whether somebody who may read one in a hundred may read this one. @param {number} at */
export const few = (at) => at % 100 === 0;

/** Two people of the secretariat: one in the circle of all bodies, one in that of a few. */
const people = `
  insert into access.person (id, name, email, language)
    values ('bench-all', 'Made-up One', 'one@example.org', 'en'), ('bench-few', 'Made-up Two', 'two@example.org', 'en');
  insert into access.role (person_id, role, party_id) values ('bench-all', 'drafter', 'cted'), ('bench-few', 'drafter', 'cted');
  insert into access.circle (id, name) values ('bench-all', 'All bodies'), ('bench-few', 'A few bodies');
  insert into access.circle_member (circle_id, person_id) values ('bench-all', 'bench-all'), ('bench-few', 'bench-few')`;

const regions = ["011", "014", "015", "018", "030", "034", "035", "145", "151", "154"];

/** The day on which what is said of a body was verified: over five years, and of one in seven on no day. @param {number} at */
const verified = (at) =>
  at % 7 === 0
    ? null
    : new Date(Date.UTC(2026, 10, 1) - ((at * 37) % 1800) * 86_400_000).toISOString().slice(0, 10);

const handled = "'confidential', string_to_array(u.audience, ' '), 'nobody-here'";

/**
 * Confidential bodies with their names and a region, straight into the tables, the index filled at once: how they came in is not what is measured.
 * @param {string} url
 * @param {readonly Body[]} bodies
 */
export const fillWithConfidential = (url, bodies) =>
  asOwner(url, async (client) => {
    await client.query("begin; select set_config('entente.reader', 'operator', true)");
    await client.query(
      "select journal.open_act(now(), 'system', 'benchmark', 'benchmark.add-bodies', 'fictional bodies for measurements', '{}')",
    );
    await client.query(people);
    const tables = ["registry.party", "registry.party_name", "registry.coverage"];
    for (const table of tables) await client.query(`alter table ${table} disable trigger user`);
    const audience = (/** @type {number} */ at) =>
      few(at) ? "circle:bench-all circle:bench-few" : "circle:bench-all";
    for (let from = 0; from < bodies.length; from += 5000) {
      const some = bodies
        .slice(from, from + 5000)
        .map((body, at) => ({ ...body, audience: audience(from + at) }));
      const parties = some.map(({ id, audience: theirs }, at) => ({
        ...{
          id,
          audience: theirs,
          verified_on: verified(from + at),
          region: regions[(from + at) % regions.length],
        },
      }));
      await client.query(
        `insert into registry.party (id, kind, category, status, verification, verified_on, note, level, audience, originator)
         select u.id, 'intergovernmental', 'prose', 'active', 'known', u.verified_on, 'Fictional, for measurements only.', ${handled}
         from jsonb_to_recordset($1::jsonb) u(id text, audience text, verified_on text)`,
        [JSON.stringify(parties)],
      );
      await client.query(
        `insert into registry.coverage (party_id, region_id, verification, verified_on, level, audience, originator)
         select u.id, u.region, 'known', u.verified_on, ${handled}
         from jsonb_to_recordset($1::jsonb) u(id text, audience text, verified_on text, region text)`,
        [JSON.stringify(parties)],
      );
      const names = some.flatMap((body, at) =>
        body.names.map((name) => ({
          ...{ ...name, id: body.id, audience: body.audience, verified_on: verified(from + at) },
        })),
      );
      await client.query(
        `insert into registry.party_name (party_id, language, type, name, verification, verified_on, level, audience, originator)
         select u.id, u.language, u.type, u.name, 'known', u.verified_on, ${handled}
         from jsonb_to_recordset($1::jsonb) u(id text, language text, type text, name text, audience text, verified_on text)`,
        [JSON.stringify(names)],
      );
    }
    await client.query("set constraints all immediate");
    for (const table of tables) await client.query(`alter table ${table} enable trigger user`);
    await client.query("truncate search.posting, search.variant, search.word, search.subject");
    await client.query(
      "call search.fill('registry.party_name', 'party', 'party_id', variadic array['name'])",
    );
    await client.query("call search.fill('registry.party', 'party', 'id', variadic array['id'])");
    await client.query("select registry.reckon_listing(array(select id from registry.party))");
    await client.query("commit");
    await client.query("vacuum analyze");
  });

import { appendFileSync, cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { asOwner } from "./journal.js";
import { root } from "./program.js";

/** Marks every row of what is made up here. */
const note = "Fictional, for measurements only.";

/** Parties, names in six languages with acronyms, and relations among them alone, as many times what the release has. */
const statements = [
  `insert into registry.party (id, kind, category, status, verification, note, parent_id)
    select 'fiction-' || lpad(i::text, 6, '0'), 'intergovernmental', 'prose', 'active', 'known', '${note}',
      case when i > 10 then 'fiction-' || lpad((i / 10)::text, 6, '0') end
    from generate_series($1::integer, $2::integer) i`,
  `insert into registry.party_name (party_id, language, type, name, verification, note)
    select 'fiction-' || lpad(i::text, 6, '0'), l.code, t.type, case t.type when 'acronym' then 'F' || i || upper(l.code) else
      (array['Fictional body ', 'Organisme fictif ', 'Organismo ficticio ', 'Вымышленный орган ', 'هيئة خيالية ', '虚构机构'])[l.place] || i end, 'known', '${note}'
    from generate_series($1::integer, $2::integer) i,
      (values ('en', 1), ('fr', 2), ('es', 3), ('ru', 4), ('ar', 5), ('zh', 6)) l(code, place), (values ('official'), ('acronym')) t(type)`,
  `insert into registry.relation (from_id, kind, to_id, verification, note)
    select 'fiction-' || lpad(i::text, 6, '0'), 'cooperates-with', 'fiction-' || lpad((($1::integer + (i * 7919) % ($2::integer - $1::integer + 1)))::text, 6, '0'), 'known', '${note}'
    from generate_series($1::integer, $2::integer) i`,
];

/**
 * Adds made-up parties `first` to `last` through the journal, in one act.
 * @param {string} url the owner's address
 * @param {{ first: number, last: number }} range
 */
export const addFiction = (url, { first, last }) =>
  asOwner(url, async (client) => {
    await client.query("begin; select set_config('entente.reader', 'operator', true)");
    await client.query(
      "select journal.open_act(now(), 'system', 'benchmark', 'benchmark.add-fiction', 'fictional bodies for measurements', '{}')",
    );
    for (const text of statements) await client.query(text, [first, last]);
    await client.query("commit");
    await client.query("vacuum analyze");
  });

/**
 * Adds made-up parties, named in six languages, and as many relations, past the triggers: quickly, and into no journal.
 * @param {string} url the owner's address
 * @param {number} count
 */
export const addPlainFiction = (url, count) =>
  asOwner(url, async (client) => {
    const tables = ["registry.party", "registry.party_name", "registry.relation"];
    const switched = (/** @type {string} */ way) =>
      tables.map((table) => `alter table ${table} ${way} trigger user`).join("; ");
    await client.query(`begin; ${switched("disable")}`);
    for (const text of statements) await client.query(text, [1, count]);
    // What is checked at the end of a transaction would stand in the way of switching back.
    await client.query(`set constraints all immediate; ${switched("enable")}; commit`);
    await client.query("vacuum analyze");
  });

/**
 * A copy of the shipped release in which parties and their names are so many times as many rows.
 * @param {string} folder where the copy goes
 * @param {number} times
 */
export function scaledRelease(folder, times) {
  cpSync(join(root, "data"), folder, { recursive: true });
  const rowsOf = (/** @type {string} */ path) =>
    readFileSync(join(folder, path), "utf8").trim().split("\n").length - 1;
  const [parties, names] = ["registry/parties.csv", "registry/party-names.csv"].map((path) => ({
    path,
    rows: rowsOf(path),
  }));
  if (!parties || !names) return;
  const ids = Array.from(
    { length: parties.rows * (times - 1) },
    (_, index) => `fiction-${String(index + 1).padStart(6, "0")}`,
  );
  const each = Math.round(names.rows / parties.rows);
  const columns = (readFileSync(join(folder, parties.path), "utf8").split("\n", 1)[0] ?? "").split(",");
  /** @type {Record<string, string>} */
  const cells = {
    kind: "intergovernmental",
    category: "prose",
    region: "global",
    status: "active",
    published: "false",
    verification: "known",
    note,
  };
  const line = (/** @type {string} */ id) =>
    columns.map((column) => (column === "id" ? id : quoted(cells[column] ?? ""))).join(",");
  appendFileSync(join(folder, parties.path), `${ids.map(line).join("\n")}\n`);
  const languages = ["en", "fr", "es", "ru", "ar", "zh"];
  const named = ids.flatMap((id) =>
    Array.from({ length: each }, (_, index) => {
      const language = languages[index % 6];
      return `${id},${language},${index < 6 ? "official" : "acronym"},Fictional ${id} ${language},known,`;
    }),
  );
  appendFileSync(join(folder, names.path), `${named.join("\n")}\n`);
}

/** @param {string} text */
const quoted = (text) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

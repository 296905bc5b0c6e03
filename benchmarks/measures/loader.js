import { startBare } from "../parts/bare-postgres.js";
import { asOwner, lastLoad } from "../parts/journal.js";
import { entente, ownerOf, remove, scratch } from "../parts/program.js";
import { middle, rate, ratio, time } from "../parts/table.js";

const schemas = ["registry", "mandates", "cooperation"];

/** Rows a second of the load, beside inserts of the same rows into the same tables without triggers and comparison. */
export async function loader() {
  const best = { ours: 0, peer: 0, seconds: Infinity, rows: 0 };
  /** @type {number[]} */
  const ratios = [];
  for (let turn = 0; turn < 3; turn += 1) {
    const folder = scratch();
    try {
      entente(["load"], folder);
      const server = await startBare(folder, "entente");
      const ours = await lastLoad(ownerOf(folder));
      const peer = await bareInsert(ownerOf(folder)).finally(server.stop);
      const [own, other] = [ours.rows / ours.seconds, peer.rows / peer.seconds];
      best.rows = ours.rows;
      best.seconds = Math.min(best.seconds, ours.seconds);
      best.ours = Math.max(best.ours, own);
      best.peer = Math.max(best.peer, other);
      ratios.push(own / other);
    } finally {
      remove(folder);
    }
  }
  return [
    {
      what: "reference load",
      ours: `${rate(best.ours)} rows`,
      peer: `${rate(best.peer)} bare inserts`,
      ratio: ratio(middle(ratios)),
      aim: "",
      note: `${best.rows.toLocaleString("en")} rows in ${time(best.seconds * 1000)}, each with its journal entry`,
    },
  ];
}

/**
 * The same rows into tables of the same columns, keys and indexes, one statement a table, one transaction.
 * @param {string} url
 */
const bareInsert = (url) =>
  asOwner(url, async (client) => {
    const tables = await client.query(
      `select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname = any($1) order by 1, 2`,
      [schemas],
    );
    await client.query("create schema bare");
    const given = [];
    for (const { schema, name } of tables.rows) {
      const table = client.escapeIdentifier(`${schema}_${name}`);
      await client.query(`create table bare.${table} (like ${schema}.${name} including all)`);
      const { rows } = await client.query(
        `select coalesce(jsonb_agg(t), '[]')::text as rows, count(*)::integer as count from ${schema}.${name} t`,
      );
      given.push({ table, rows: rows[0]?.rows, count: Number(rows[0]?.count) });
    }
    const began = performance.now();
    await client.query("begin");
    for (const { table, rows } of given) {
      await client.query(
        `insert into bare.${table} select * from jsonb_populate_recordset(null::bare.${table}, $1::jsonb)`,
        [rows],
      );
    }
    await client.query("commit");
    const seconds = (performance.now() - began) / 1000;
    await client.query("drop schema bare cascade");
    return { seconds, rows: given.reduce((sum, { count }) => sum + count, 0) };
  });

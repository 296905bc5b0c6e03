import pg from "pg";

/**
 * Runs `work` on a connection of the owner, who is not bound by row security.
 * @template T
 * @param {string} url
 * @param {(client: pg.Client) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function asOwner(url, work) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * How long the last load took in the database, from the opening of its act to its last statement, and how many rows it wrote.
 * @param {string} url
 */
export const lastLoad = (url) =>
  asOwner(url, async (client) => {
    const { rows } = await client.query(
      `select extract(epoch from r.loaded_at - a.at)::float8 as seconds,
        (select count(*)::integer from journal.change c where c.act_id = a.id) as rows
      from entente.reference_release r join journal.act a on a.id = r.act_id order by r.id desc limit 1`,
    );
    return { seconds: Number(rows[0]?.seconds), rows: Number(rows[0]?.rows) };
  });

import fastify from "fastify";
import pg from "pg";

/**
 * The limit: a bare Fastify route that asks one question of about as many rows as the page has, and answers a constant
 * page of its size. `node peer-server.js URL` prints its port; no access rules, no journal, no rendering.
 */
const pool = new pg.Pool({ connectionString: process.argv[2] ?? "", max: 10 });
const pages = [
  {
    path: "/partners",
    bytes: Number(process.argv[3] ?? 45_000),
    name: "peer-partners",
    text: `select p.id, p.kind, p.category, p.status, p.since, p.until, p.place, n.name, n.language, n.verification
      from registry.party p join registry.party_name n on n.party_id = p.id and n.language = $1 and n.type = 'official'
      where p.on_source_page order by p.position`,
    values: ["fr"],
  },
  {
    path: "/partner",
    bytes: Number(process.argv[4] ?? 70_000),
    name: "peer-partner",
    text: `select from_id, kind, to_id, verification from registry.relation where from_id = $1 or to_id = $1
      union all select state_id, status, party_id, verification from registry.membership where party_id = $1`,
    values: ["fatf"],
  },
];

const server = fastify({ logger: false });
for (const { path, bytes, ...question } of pages) {
  const html = `<!doctype html>${"é".repeat(bytes / 20)}${"a".repeat(bytes - bytes / 10)}`;
  server.get(path, async (_request, reply) => {
    const { rows } = await pool.query(question);
    if (rows.length === 0) throw new Error("no rows");
    return reply.type("text/html; charset=utf-8").send(html);
  });
}
const address = await server.listen({ port: 0, host: "localhost" });
process.stdout.write(`${address}\n`);
process.once("SIGTERM", async () => {
  await server.close();
  await pool.end();
});

import { createHash } from "node:crypto";
import { withClient } from "../../src/platform/postgres/index.ts";
import { rowsOf } from "./sql.ts";

/** A domain table for tests of the journal, with one personal column, in a schema that no area has. */
const lab = `
  create schema lab;
  grant usage on schema lab to entente_app;
  create table lab.note (id text primary key, body text not null default '', email text, like entente.handled including defaults including constraints);
  call entente.make_domain_table('lab.note', 'id', personal => array['email']);`;

export const makeLab = (ownerUrl: string) => rowsOf(ownerUrl, lab);

/** Opens an act in the transaction at hand, as the operator. */
export const openAct = (act = "lab.write-note") =>
  `select set_config('entente.reader', 'operator', true);
   select journal.open_act(now(), 'operator', 'test', '${act}', '', '{}');`;

/** One act of its own around `statements`. */
export const inAct = (url: string, statements: string) =>
  withClient(url, (client) => client.query(`begin; ${openAct()} ${statements}; commit`));

/** Seals until no act waits. Transactions of other databases of the server can hold a seal up for a moment. */
export async function sealAll(url: string): Promise<void> {
  for (let round = 0; round < 400; round += 1) {
    await rowsOf(url, "select journal.seal_batch()");
    const waiting = await rowsOf(url, "select act_id from journal.pending");
    if (waiting.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error("acts are still waiting for a seal");
}

/** The head of the chain worked out again in Node from the entries alone: the slow, obvious twin. */
export async function headByHand(url: string): Promise<string> {
  const rows = await rowsOf(
    url,
    `select s.seal_id, case s.kind when 'act' then journal.act_text(a) else journal.change_text(c) end as text
     from journal.sealed s
     left join journal.act a on s.kind = 'act' and a.id = s.entry_id
     left join journal.change c on s.kind = 'change' and c.id = s.entry_id
     order by s.seal_id, coalesce(c.act_id, a.id), s.kind, s.entry_id`,
  );
  const seals = new Map<number, string[]>();
  for (const { seal_id, text } of rows) {
    const texts = seals.get(Number(seal_id)) ?? [];
    texts.push(String(text));
    seals.set(Number(seal_id), texts);
  }
  let chained = Buffer.alloc(0);
  for (const [, texts] of [...seals].sort(([a], [b]) => a - b)) {
    const hash = createHash("sha256").update(chained);
    for (const text of texts) hash.update(createHash("sha256").update(text, "utf8").digest());
    chained = hash.digest();
  }
  return chained.toString("hex");
}

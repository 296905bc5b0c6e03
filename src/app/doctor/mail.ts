import type pg from "pg";
import type { Config } from "../config.ts";
import { type Finding, well, wrong } from "./finding.ts";

/** Whether mails go out. Without a server they are held, which is wrong only when somebody waits for one. */
export async function checkMail(owner: pg.ClientBase, { mail }: Config): Promise<Finding> {
  const { rows } = await owner.query<{ held: number; failed: number }>(
    `select count(*) filter (where state = 'held' or (state = 'waiting' and $1))::int as held,
       count(*) filter (where state = 'failed' and last_error <> 'mail-expired'
         and created_at > now() - interval '7 days')::int as failed
     from mail.outbox where expires_at > now() or state = 'failed'`,
    [mail === undefined],
  );
  const { held = 0, failed = 0 } = rows[0] ?? {};
  if (failed > 0) return wrong("mail", "failed", { count: failed });
  if (mail === undefined)
    return held === 0 ? well("mail", "unconfigured") : wrong("mail", "held", { count: held });
  return well("mail", "configured", { host: mail.host, port: String(mail.port) });
}

import { expect, test } from "vitest";
import { freshInstallation, operator } from "../../../tests/support/installation.ts";
import { makePerson } from "../../../tests/support/people.ts";
import { rowsOf } from "../../../tests/support/sql.ts";
import { listParties } from "./queries/list-parties.ts";

test("times", async () => {
  const installation = await freshInstallation();
  const officer = await makePerson(installation, { name: "Ana Marsh", roles: ["liaison-officer"] });
  await rowsOf(installation.superuserUrl, `do $$ begin
    set local session_replication_role = replica;
    insert into registry.party (id, kind, category, status, verification, level) select 'x-' || i, (array['forum','regional','academia'])[1 + i % 3], 'prose', 'active', 'known',
      case when i % 100 = 0 then 'unclassified' when i % 2 = 0 then 'strictly-confidential' else 'public' end from generate_series(1, 50000) i;
    insert into registry.party_name (party_id, language, type, name, verification) select 'x-' || i, l, 'official', md5(i::text || l), 'known' from generate_series(1, 50000) i, unnest(array['en','fr','es']) l where not (i % 5 = 0 and l = 'fr');
    insert into registry.coverage (party_id, region_id, verification) select 'x-' || i, '011', 'known' from generate_series(1, 50000) i;
    end $$`);
  await rowsOf(installation.superuserUrl, "analyze");
  const out: string[] = [];
  for (const actor of [officer.actor, operator])
    for (const asked of [{}, { sort: "name", skip: 20000 }, { sort: "id" }, { sort: "verified" }, { kind: "forum" }, { region: "002" }, { freshness: "unchecked" }]) {
      for (let turn = 0; turn < 2; turn += 1) {
        const t = performance.now();
        const { count } = await installation.door.ask(actor, listParties, { language: "fr", ...asked });
        out.push(`${actor.kind} ${JSON.stringify(asked)} ${count} ${Math.round(performance.now() - t)} ms`);
      }
    }
  console.log(out.join("\n"));
  expect(1).toBe(1);
  await installation.close();
}, 900_000);

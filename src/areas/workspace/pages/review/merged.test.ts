import { afterAll, beforeAll, expect, test } from "vitest";
import {
  freshInstallation,
  operator,
  siteOf,
  type TestInstallation,
  type TestSite,
} from "../../../../../tests/support/installation.ts";
import { type MadePerson, makePerson, visitor } from "../../../../../tests/support/people.ts";
import { codeOf, numberOf, rowsOf } from "../../../../../tests/support/sql.ts";
import { addDocument, confirmProposal, listProposals, readDocument } from "../../../evidence/index.ts";
import { mergeParties } from "../../../registry/index.ts";
import { readReviewQueue } from "./queries.ts";

let installation: TestInstallation;
let site: TestSite;
let officer: MadePerson;

beforeAll(async () => {
  installation = await freshInstallation();
  site = await siteOf(installation);
  officer = await makePerson(installation, { name: "Ada Officer", roles: ["liaison-officer"] });
});
afterAll(async () => {
  await site.close();
  await installation.close();
});

const write = (statements: string) =>
  rowsOf(
    installation.superuserUrl,
    `begin; select journal.open_act(now(), 'operator', 'test', 'test.write', '', '{}'); ${statements}; commit`,
  );

/** Fictional bodies, and a document that says that they cooperate. */
async function proposed(number: number) {
  const [kept, merged] = [`north-${number}`, `south-${number}`];
  for (const [id, name] of [
    [kept, `Northern Maritime Forum ${"I".repeat(number)}`],
    [merged, `Southern Desert Council ${"I".repeat(number)}`],
  ])
    await write(`
      insert into registry.party (id, kind, category, status, verification, level) values ('${id}', 'forum', 'prose', 'active', 'known', 'public');
      insert into registry.party_name (party_id, language, type, name, verification, level)
        values ('${id}', 'en', 'official', '${name}', 'known', 'public')`);
  const text = `The two bodies signed note number ${number}.`;
  const { document, edition_id } = await installation.door.perform(operator, addDocument, {
    input: {
      bytes: Buffer.from(text),
      text,
      media_type: "text/plain",
      title: `Note ${number}`,
      language: "en",
      level: "unclassified",
    },
  });
  await installation.door.perform(operator, readDocument, { input: { id: document } });
  const propose = (from: string, to: string) =>
    write(`
    insert into evidence.proposal (edition_id, passage_id, starts, ends, kind, content, wording, fingerprint, confidence, reasons, proposed_at, verification, level)
    select p.edition_id, p.id, p.starts, p.ends, 'relation', '{"kind": "relation", "from": "${from}", "relation": "cooperates-with", "to": "${to}"}',
      p.words, '${from} ${to} ${number}', 0.9, '[{"code": "with-mention", "words": "The other", "id": "${merged}"}]', now(), 'unverified', 'unclassified'
    from evidence.passage p where p.edition_id = '${edition_id}' order by p.number limit 1`);
  return { kept, merged, document, propose };
}

const merge = (kept: string, merged: string) =>
  installation.door.perform(operator, mergeParties, {
    input: { kept, merged },
    reasons: { why: "One body." },
  });
const relations = (from: string, to: string) =>
  numberOf(
    installation.superuserUrl,
    "select count(*) from registry.relation where from_id = $1 and to_id = $2",
    [from, to],
  );

test("a proposal that names a body merged meanwhile names the surviving one, in the queue and on the page of the document", async () => {
  const { kept, merged, document, propose } = await proposed(1);
  await propose("interpol", merged);
  await merge(kept, merged);
  const { proposals, things } = await installation.door.ask(officer.actor, readReviewQueue, {
    document,
    language: "en",
  });
  expect(proposals.map(({ content }) => content)).toMatchObject([{ from: "interpol", to: kept }]);
  expect(proposals[0]?.reasons).toMatchObject([{ id: kept }]);
  expect(things.parties.get(kept)?.name.text).toBe("Northern Maritime Forum I");
  for (const address of [`/en/work/review?document=${document}`, `/en/work/review/${document}`]) {
    const page = await visitor(site, officer).get(address);
    expect([address, page.body.includes("Northern Maritime Forum I"), page.statusCode]).toEqual([
      address,
      true,
      200,
    ]);
    expect([address, page.body.includes(merged)]).toEqual([address, false]);
  }
});

test("confirming it makes a fact of the surviving body", async () => {
  const { kept, merged, document, propose } = await proposed(2);
  await propose("interpol", merged);
  await merge(kept, merged);
  const [one] = await installation.door.ask(operator, listProposals, { document });
  await installation.door.perform(operator, confirmProposal, { input: { id: one?.id } });
  expect(await relations("interpol", kept)).toBe(1);
  expect(await relations("interpol", merged)).toBe(0);
});

test("what ties two bodies that have become one is not confirmed", async () => {
  const { kept, merged, document, propose } = await proposed(3);
  await propose(kept, merged);
  await merge(kept, merged);
  const [one] = await installation.door.ask(operator, listProposals, { document });
  expect(one?.content).toMatchObject({ from: kept, to: kept });
  expect(await codeOf(installation.door.perform(operator, confirmProposal, { input: { id: one?.id } }))).toBe(
    "statement-of-one-body",
  );
  expect(await relations(kept, kept)).toBe(0);
});

test("a meeting that both of them attended has the surviving body once", async () => {
  const { kept, merged, document, propose } = await proposed(4);
  await propose("interpol", merged);
  await merge(kept, merged);
  const [one] = await installation.door.ask(operator, listProposals, { document });
  const content = {
    kind: "meeting",
    title: "A fictional meeting",
    hosts: [kept, merged],
    participants: [merged],
    date: "2026-02-03",
  };
  await write(
    `update evidence.proposal set kind = 'meeting', content = '${JSON.stringify(content)}' where id = '${one?.id}'`,
  );
  await installation.door.perform(operator, confirmProposal, { input: { id: one?.id } });
  const parties = await rowsOf(
    installation.superuserUrl,
    "select role, party_id from cooperation.event_party where event_id like '2026-02-03-%' order by role",
  );
  expect(parties).toEqual([
    { role: "host", party_id: kept },
    { role: "participant", party_id: kept },
  ]);
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { commandNamed } from "../../../tests/support/acts.ts";
import {
  freshInstallation,
  operator,
  type TestInstallation,
  testDay,
} from "../../../tests/support/installation.ts";
import { makePerson } from "../../../tests/support/people.ts";
import { numberOf, rowsOf } from "../../../tests/support/sql.ts";
import { publicActor, query } from "../../platform/acts/index.ts";
import { grantsOf } from "../access/index.ts";
import {
  addDocument,
  confirmProposal,
  countProposals,
  decideDocument,
  deferProposal,
  evidenceStore,
  listProposals,
  type ProposalRow,
  readDocument,
  rejectProposal,
  reopenProposal,
} from "./index.ts";

let installation: TestInstallation;
beforeAll(async () => {
  installation = await freshInstallation();
});
afterAll(() => installation.close());

let number = 0;
interface Noted {
  readonly document: string;
  readonly proposals: readonly ProposalRow[];
}

/** Takes in a text, reads it, and gives what it proposes. */
async function note(sentences: string, level = "public"): Promise<Noted> {
  number += 1;
  const text = `Note ${number}\n\n${sentences}\n`;
  const { document } = await installation.door.perform(operator, addDocument, {
    input: {
      ...{ bytes: Buffer.from(text), text, media_type: "text/plain" },
      ...{ title: `Note ${number}`, language: "en", level },
    },
  });
  await installation.door.perform(operator, readDocument, { input: { id: document } });
  return { document, proposals: await installation.door.ask(operator, listProposals, { document }) };
}

async function one(sentence: string, level?: string): Promise<ProposalRow> {
  const [proposal] = (await note(sentence, level)).proposals;
  if (proposal === undefined) throw new Error(`nothing is proposed from: ${sentence}`);
  return proposal;
}

const confirm = (input: object) => installation.door.perform(operator, confirmProposal, { input });
const reject = (id: string) =>
  installation.door.perform(operator, rejectProposal, { input: { id, why: "Not so." } });
const rows = (text: string) => rowsOf(installation.superuserUrl, text);
const relationOf = (id: string) => rows(`select * from registry.relation where id::text = '${id}'`);

const citations = query({
  name: "evidence.list-documents",
  permission: "read-public",
  input: z.object({ table: z.string(), id: z.string() }),
  run: ({ db }, { table, id }) => evidenceStore(db).citationsOfFacts(table, [id]),
});

describe("a proposal that is put off", () => {
  test("goes on waiting, may be decided, and its putting off may be taken back", async () => {
    const proposal = await one("INTERPOL cooperates with ECOWAS.");
    const { id, document_id: document } = proposal;
    const defer = () =>
      installation.door.perform(operator, deferProposal, { input: { id, why: "Ask first." } });
    await defer();
    const waiting = await installation.door.ask(operator, listProposals, { document });
    expect(waiting).toEqual([expect.objectContaining({ id, verdict: "deferred" })]);
    await installation.door.perform(operator, reopenProposal, { input: { id } });
    await defer();
    expect((await confirm({ id })).verdict).toBe("confirmed");
  });
});

test("what waits is counted by document, kind and certainty, and listed by each", async () => {
  const { document, proposals } = await note("INTERPOL cooperates with IGAD. INTERPOL cooperates with IORA.");
  const tallies = await installation.door.ask(operator, countProposals, {});
  const here = tallies.filter(({ document_id }) => document_id === document);
  expect(here.reduce((sum, { count }) => sum + count, 0)).toBe(proposals.length);
  for (const { kind, sureness, count } of here) {
    const listed = await installation.door.ask(operator, listProposals, { document, kind, sureness });
    expect(listed).toHaveLength(count);
  }
  const [, second] = proposals;
  const rest = await installation.door.ask(operator, listProposals, { document, skip: 1 });
  expect(rest.map(({ id }) => id)).toEqual(proposals.length > 1 ? [second?.id] : []);
});

test("a statement of a body that the reviewer may not see is neither listed, counted nor decided by them", async () => {
  const { id: person } = await makePerson(installation, { name: "Dora Drafter", roles: ["drafter"] });
  const drafter = { kind: "person", name: person, grants: grantsOf(["drafter"]) } as const;
  const { document, proposals } = await note("INTERPOL cooperates with CARICOM IMPACS.", "unclassified");
  const [proposal] = proposals;
  const hidden = proposal?.content.kind === "relation" ? proposal.content.to : "";
  expect(await installation.door.ask(drafter, listProposals, { document })).toHaveLength(1);
  await rowsOf(
    installation.ownerUrl,
    `begin; select set_config('entente.reader', 'operator', true); select journal.open_act(now(), 'operator', 'test', 'test.hide', '', '{}');
     update registry.party set level = 'strictly-confidential' where id = '${hidden}'; commit`,
  );
  expect(await installation.door.ask(drafter, listProposals, { document })).toEqual([]);
  const tallies = await installation.door.ask(drafter, countProposals, {});
  expect(tallies.filter(({ document_id }) => document_id === document)).toEqual([]);
  await expect(
    installation.door.perform(drafter, confirmProposal, { input: { id: proposal?.id } }),
  ).rejects.toMatchObject({ code: "proposal-unknown" });
});

describe("a proposal that is confirmed", () => {
  test("becomes a fact with its sentence as source, and the words cite it", async () => {
    const sentence = "INTERPOL cooperates with AFRIPOL.";
    const proposal = await one(sentence);
    const { fact, verdict } = await confirm({ id: proposal.id });
    expect({ verdict, held: fact?.held }).toEqual({ verdict: "confirmed", held: false });
    expect(await relationOf(fact?.id ?? "")).toEqual([
      expect.objectContaining({
        ...{ from_id: "interpol", kind: "cooperates-with", to_id: "afripol", level: "public" },
        ...{ verification: "verified", source_passage: sentence, verified_on: testDay },
      }),
    ]);
    const cited = await installation.door.ask(publicActor, citations, {
      table: "registry.relation",
      id: fact?.id,
    });
    expect(cited).toEqual([expect.objectContaining({ quoted: sentence, passage_id: proposal.passage_id })]);
  });

  test("adds a source, and no second fact, where the register says it already", async () => {
    const count = () => numberOf(installation.superuserUrl, "select count(*) from registry.relation");
    const first = await confirm({ id: (await one("INTERPOL cooperates with ASEANAPOL.")).id });
    const before = await count();
    const again = await confirm({ id: (await one("INTERPOL cooperates with ASEANAPOL, as before.")).id });
    expect(again.fact).toMatchObject({ id: first.fact?.id, held: true });
    expect(await count()).toBe(before);
    const cited = `select 1 from evidence.citation where fact_id = '${first.fact?.id}'`;
    expect(await rows(cited)).toHaveLength(2);
  });

  test("is the fact as it was corrected, and keeps what was proposed beside it", async () => {
    const proposal = await one("INTERPOL cooperates with SARPCCO.");
    const content = { ...proposal.content, since: "2024" };
    const { fact, verdict } = await confirm({ id: proposal.id, content });
    expect(verdict).toBe("corrected");
    expect((await relationOf(fact?.id ?? ""))[0]).toMatchObject({ since: "2024" });
    const [kept] = await rows(`select content from evidence.proposal where id = '${proposal.id}'`);
    expect(kept?.content).not.toHaveProperty("since");
  });

  test("is as closed as its document: what a confidential letter says is confidential", async () => {
    const proposal = await one("INTERPOL cooperates with EAPCCO.", "confidential");
    const { fact } = await confirm({ id: proposal.id });
    expect((await relationOf(fact?.id ?? ""))[0]).toMatchObject({ level: "confidential" });
    const seen = await installation.door.ask(publicActor, citations, {
      table: "registry.relation",
      id: fact?.id,
    });
    expect(seen).toEqual([]);
  });

  test("is public once a public text says it too, with that text as its source, and not the confidential one", async () => {
    const closed = await one("UNICRI cooperates with EAPCCO, as agreed in private.", "confidential");
    const first = await confirm({ id: closed.id });
    const open = await one("UNICRI cooperates with EAPCCO.");
    expect((await confirm({ id: open.id })).fact).toMatchObject({ id: first.fact?.id, held: true });
    expect(await relationOf(first.fact?.id ?? "")).toEqual([
      expect.objectContaining({ level: "public", source_passage: open.wording }),
    ]);
    const seen = await installation.door.ask(publicActor, citations, {
      table: "registry.relation",
      id: first.fact?.id,
    });
    expect(seen.map(({ quoted }) => quoted)).toEqual([open.wording]);
  });

  test("is cited once by its words, though it was taken back and confirmed again", async () => {
    const { id } = await one("UNICRI cooperates with AFRIPOL.");
    const { fact } = await confirm({ id });
    await installation.door.perform(operator, reopenProposal, { input: { id } });
    await confirm({ id });
    const cited = `select 1 from evidence.citation where fact_id = '${fact?.id}'`;
    expect(await rows(cited)).toHaveLength(1);
  });

  test.each([
    [
      "of another kind",
      (id: string) => ({ id, content: { kind: "name", party: "fatf", name: "X", type: "alias" } }),
      "content-other-kind",
    ],
    [
      "with a party that there is not",
      (id: string) => ({
        id,
        content: { kind: "relation", from: "nobody", relation: "supports", to: "fatf" },
      }),
      "party-unknown",
    ],
    [
      "with a kind of relation that there is not",
      (id: string) => ({ id, content: { kind: "relation", from: "fatf", relation: "loves", to: "fatf" } }),
      "input-refused",
    ],
  ])("is refused when it is corrected into one %s, and still waits", async (_what, input, code) => {
    const { document, proposals } = await note(`INTERPOL cooperates with CCPAC. (${code})`);
    const id = proposals[0]?.id ?? "";
    await expect(confirm(input(id))).rejects.toMatchObject({ code });
    const waiting = await installation.door.ask(operator, listProposals, { document });
    expect(waiting.map((proposal) => proposal.id)).toContain(id);
  });

  test("by two people at once is confirmed once", async () => {
    const { id } = await one("INTERPOL cooperates with WAPCCO.");
    const both = await Promise.allSettled([confirm({ id }), confirm({ id }), reject(id)]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await rows(`select 1 from evidence.decision where proposal_id = '${id}'`)).toHaveLength(1);
  });
});

describe("a proposal that is rejected", () => {
  const sentence = "INTERPOL cooperates with GIFCT.";

  test("makes no fact, and is not proposed again from the same words in another document", async () => {
    const proposal = await one(sentence);
    await reject(proposal.id);
    expect((await note(sentence)).proposals).toEqual([]);
    expect((await note(`  ${sentence.replaceAll(" ", "  ")}`)).proposals).toEqual([]);
    expect((await note("INTERPOL cooperates closely with GIFCT.")).proposals).toHaveLength(1);
  });

  test("can be reopened, and then waits again; one that waits cannot", async () => {
    const { id } = await one("INTERPOL cooperates with UNICRI.");
    const reopen = () => installation.door.perform(operator, reopenProposal, { input: { id } });
    await expect(reopen()).rejects.toMatchObject({ code: "proposal-waiting" });
    await reject(id);
    expect(await reopen()).toMatchObject({ verdict: "reopened" });
    expect((await confirm({ id })).verdict).toBe("confirmed");
    const verdicts = await rows(
      `select verdict from evidence.decision where proposal_id = '${id}' order by id`,
    );
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(["rejected", "reopened", "confirmed"]);
  });
});

test("what the rules themselves doubt is left when a whole document is confirmed", async () => {
  const doubtful =
    "CTED chairs one of the working groups of the United Nations Global Counter-Terrorism Coordination Compact.";
  const { document, proposals } = await note(`${doubtful} INTERPOL cooperates with PMAESA.`);
  const unsure = proposals.filter(({ confidence }) => confidence < 0.5);
  expect(unsure).toHaveLength(1);
  const input = { id: document, verdict: "confirmed" };
  const all = await installation.door.perform(operator, decideDocument, { input });
  expect(all).toMatchObject({ left: 1, decided: [expect.objectContaining({ verdict: "confirmed" })] });
});

test("what cannot be taken over is left when a whole document is confirmed, and the rest is taken over whole", async () => {
  const { document, proposals } = await note(
    "UNICRI cooperates with SARPCCO. The mandate of CTED was renewed until 31 December 2031.",
  );
  expect(proposals.map(({ kind }) => kind).sort()).toEqual(["relation", "validity"]);
  const all = await installation.door.perform(operator, decideDocument, {
    input: { id: document, verdict: "confirmed" },
  });
  expect(all).toMatchObject({ left: 1, decided: [expect.objectContaining({ verdict: "confirmed" })] });
  const waiting = await installation.door.ask(operator, listProposals, { document });
  expect(waiting.map(({ kind }) => kind)).toEqual(["validity"]);
});

describe("a statement that contradicts the register", () => {
  test("names the fact and its source, and is left when a whole document is confirmed", async () => {
    const { fact } = await confirm({ id: (await one("INTERPOL cooperates closely with AFRIPOL.")).id });
    const ended = { id: fact?.id, until: "2020" };
    await installation.door.perform(operator, commandNamed("registry.change-relation"), { input: ended });
    const { document, proposals } = await note(
      "INTERPOL cooperates with AFRIPOL. INTERPOL cooperates with UNIDIR.",
    );
    const disputed = proposals.filter(({ contradicts }) => contradicts !== null);
    expect(disputed).toHaveLength(1);
    expect(disputed[0]?.contradicts).toMatchObject({
      table: "registry.relation",
      field: "until",
      held: "2020",
    });
    const all = await installation.door.perform(operator, decideDocument, {
      input: { id: document, verdict: "confirmed" },
    });
    expect(all).toMatchObject({ left: 1, decided: [expect.objectContaining({ verdict: "confirmed" })] });
  });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  freshInstallation,
  operator,
  siteOf,
  type TestInstallation,
  type TestSite,
} from "../../../../../tests/support/installation.ts";
import { type MadePerson, makePerson, visitor } from "../../../../../tests/support/people.ts";
import { numberOf, rowsOf } from "../../../../../tests/support/sql.ts";
import { addDocument, listProposals, type ProposalRow, readDocument } from "../../../evidence/index.ts";

let installation: TestInstallation;
let site: TestSite;
let officer: MadePerson;
let other: MadePerson;
let partner: MadePerson;

beforeAll(async () => {
  installation = await freshInstallation();
  site = await siteOf(installation);
  officer = await makePerson(installation, { name: "Ada Officer", roles: ["liaison-officer"] });
  other = await makePerson(installation, { name: "Dora Drafter", roles: ["drafter"] });
  partner = await makePerson(installation, { name: "Ben Partner", roles: ["reader"] });
});
afterAll(async () => {
  await site.close();
  await installation.close();
});

let number = 0;
interface Noted {
  readonly document: string;
  readonly proposals: readonly ProposalRow[];
}

/** Takes in a text, reads it, and gives what it proposes. */
async function note(sentences: string, handling: object = { level: "unclassified" }): Promise<Noted> {
  number += 1;
  const text = `Note ${number}\n\n${sentences}\n`;
  const { document } = await installation.door.perform(operator, addDocument, {
    input: {
      ...{ bytes: Buffer.from(text), text, media_type: "text/plain" },
      ...{ title: `Note ${number}`, language: "en", ...handling },
    },
  });
  await installation.door.perform(operator, readDocument, { input: { id: document } });
  return { document, proposals: await installation.door.ask(operator, listProposals, { document }) };
}

const idsOf = ({ proposals }: Noted): string[] => proposals.map(({ id }) => id);
const asOfficer = () => visitor(site, officer);
const decide = (document: string, fields: Record<string, string>, who = officer) =>
  visitor(site, who).post(`/en/work/review/${document}`, fields);
const verdicts = async (id: string) =>
  (
    await rowsOf(
      installation.ownerUrl,
      "select verdict, why, decided_by from evidence.decision where proposal_id::text = $1 order by id",
      [id],
    )
  ).map(({ verdict, why, decided_by }) => [verdict, why, decided_by]);
const relations = (to: string) =>
  numberOf(
    installation.superuserUrl,
    `select count(*) from registry.relation where from_id = 'interpol' and to_id = '${to}' and kind = 'cooperates-with'`,
  );

describe("the queue", () => {
  test("counts and lists what waits in every document that the reviewer may read", async () => {
    const first = await note("INTERPOL cooperates with AFRIPOL.");
    const page = await asOfficer().get("/en/work/review");
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain(`/en/work/review/${first.document}?at=${idsOf(first)[0]}#hand`);
    expect(page.body).toMatch(/\d+ proposals? waits? in \d+ documents?\./);
  });

  test("is narrowed down by document, kind and certainty, each with what it leaves", async () => {
    const { document } = await note(
      "INTERPOL cooperates with ASEANAPOL. INTERPOL chairs the Made-up Working Group of Nowhere (MWGN).",
    );
    const page = await asOfficer().get(`/en/work/review?document=${document}&kind=relation`);
    expect(page.body).toContain(`href="/en/work/review?kind=relation"`);
    const none = await asOfficer().get(`/en/work/review?document=${document}&kind=validity`);
    expect(none.body).toContain("Nothing that waits meets these conditions.");
    const nonsense = await asOfficer().get("/en/work/review?kind=<script>&sureness=x&page=-1");
    expect(nonsense.statusCode).toBe(200);
    expect(nonsense.body).not.toContain("<script>");
  });

  test("is for reviewers: a partner has none, and who has not signed in is led to the sign-in", async () => {
    const { document } = await note("INTERPOL cooperates with SARPCCO.");
    for (const path of ["/en/work/review", `/en/work/review/${document}`]) {
      const refused = await visitor(site, partner).get(path);
      expect(refused.statusCode).toBe(403);
      expect(refused.body).not.toContain("SARPCCO");
      expect((await site.server.inject({ method: "GET", url: path })).statusCode).toBe(303);
    }
  });

  test("has nothing of a document that the reviewer may not read; who reads a closed one is in the journal", async () => {
    const named = {
      level: "strictly-confidential",
      audience: [`person:${officer.id}`],
      originator: "interpol",
    };
    const { document, proposals } = await note("INTERPOL cooperates with CARICOM IMPACS.", named);
    expect(proposals.length).toBe(1);
    expect((await asOfficer().get(`/en/work/review/${document}`)).statusCode).toBe(200);
    const hidden = await visitor(site, other).get(`/en/work/review/${document}`);
    expect(hidden.statusCode).toBe(404);
    expect((await visitor(site, other).get("/en/work/review")).body).not.toContain(document);
    const tried = await decide(
      document,
      { do: "confirm", proposal: idsOf({ document, proposals })[0] ?? "" },
      other,
    );
    expect(tried.statusCode).toBe(404);
    const reading = await rowsOf(
      installation.ownerUrl,
      "select actor from journal.act where act = 'access.record-reading' and request::text like $1",
      [`%${document}%`],
    );
    expect(reading.map(({ actor }) => actor)).toContain(officer.id);
  });
});

describe("a document under review", () => {
  test("stands beside its proposals, with the words of each marked and numbered", async () => {
    const { document, proposals } = await note(
      "INTERPOL cooperates with EAPCCO. INTERPOL cooperates with GIABA.",
    );
    const page = await asOfficer().get(`/en/work/review/${document}`);
    expect(proposals.length).toBe(2);
    expect(page.body).toContain('id="m1"');
    expect(page.body).toContain('id="m2"');
    expect(page.body).toContain('href="/en/work/partners/interpol"');
    expect(page.body).toMatch(/<li id="hand" aria-current="true"/);
    for (const term of ["In the text", "Register", "Why", "Against", "Effect"])
      expect(page.body).toContain(`<dt>${term}</dt>`);
    expect(page.body).toContain("1 new fact in the register.");
    expect(page.body).toContain("The public sees nothing of it");
  });

  test("says of what a public text says that it would wait for publication, and tries it out without a trace", async () => {
    const { document } = await note("INTERPOL cooperates with GAFILAT.", { level: "public" });
    const acts = "select count(*) from journal.act where act = 'evidence.confirm-proposal'";
    const before = await numberOf(installation.ownerUrl, acts);
    const page = await asOfficer().get(`/en/work/review/${document}`);
    expect(page.body).toContain("The public would see it, so it waits for publication.");
    expect(await numberOf(installation.ownerUrl, acts)).toBe(before);
    expect(await relations("gafilat")).toBe(0);
  });

  test("does not exist under a made-up address", async () => {
    expect((await asOfficer().get("/en/work/review/000000000000")).statusCode).toBe(404);
    expect((await asOfficer().get("/en/work/review/%27;drop")).statusCode).toBe(404);
  });
});

describe("a decision", () => {
  test("confirms: the fact is in the register, and the next proposal is in hand", async () => {
    const noted = await note("INTERPOL cooperates with ESAAMLG. INTERPOL cooperates with MENAFATF.");
    const [first = "", second = ""] = idsOf(noted);
    const answer = await decide(noted.document, { do: "confirm", proposal: first });
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe(
      `/en/work/review/${noted.document}?at=${second}&done=confirmed&last=${first}#hand`,
    );
    expect(await relations("esaamlg")).toBe(1);
    const page = await asOfficer().get(String(answer.headers.location).split("#")[0] ?? "");
    expect(page.body).toContain("The proposal is confirmed and is a fact of the register now.");
    expect(page.body).toContain("decided: 1 of 2");
    const [act] = await rowsOf(
      installation.ownerUrl,
      "select actor_kind, actor from journal.act where act = 'evidence.confirm-proposal' order by id desc limit 1",
    );
    expect(act).toEqual({ actor_kind: "person", actor: officer.id });
  });

  test("rejects with its reason, puts off, and takes back; the last one holds and each stays", async () => {
    const noted = await note("INTERPOL cooperates with EAG.");
    const [id = ""] = idsOf(noted);
    await decide(noted.document, { do: "defer", proposal: id });
    expect((await asOfficer().get(`/en/work/review/${noted.document}`)).body).toContain("put off");
    await decide(noted.document, { do: "reject", proposal: id, why: "Said of a workshop only." });
    const rejected = await asOfficer().get(`/en/work/review/${noted.document}?at=${id}`);
    expect(rejected.body).toContain("Said of a workshop only.");
    expect(rejected.body).toContain("Rejected by");
    expect(rejected.body).toContain("Ada Officer");
    await decide(noted.document, { do: "undo", proposal: id });
    expect(await verdicts(id)).toEqual([
      ["deferred", "", officer.id],
      ["rejected", "Said of a workshop only.", officer.id],
      ["reopened", "", officer.id],
    ]);
  });

  test("that would change what the public sees waits, can be taken back, and is not sent twice", async () => {
    const noted = await note("INTERPOL cooperates with APG.", { level: "public" });
    const [id = ""] = idsOf(noted);
    const answer = await decide(noted.document, { do: "confirm", proposal: id });
    expect(answer.headers.location).toContain("done=waits");
    expect(await relations("apg")).toBe(0);
    expect(await verdicts(id)).toEqual([]);
    const page = await asOfficer().get(`/en/work/review/${noted.document}?at=${id}`);
    expect(page.body).toContain("waits for publication");
    expect(page.body).toContain('href="/en/work/publication"');
    const again = await decide(noted.document, { do: "confirm", proposal: id });
    expect(again.statusCode).toBe(409);
    expect(again.body).toContain("waits for publication. Take that back first");
    const [waiting] = await rowsOf(
      installation.ownerUrl,
      "select id::text as id from workspace.waiting_act where input ->> 'id' = $1 and state = 'waiting'",
      [id],
    );
    const theirs = await decide(
      noted.document,
      { do: "withdraw", proposal: id, waiting: String(waiting?.id) },
      other,
    );
    expect(theirs.statusCode).toBe(403);
    const own = await decide(noted.document, { do: "withdraw", proposal: id, waiting: String(waiting?.id) });
    expect(own.headers.location).toContain("done=withdrawn");
    expect((await decide(noted.document, { do: "reject", proposal: id })).headers.location).toContain(
      "done=rejected",
    );
  });

  test("on what a confidential text says waits as confidentially as the text", async () => {
    const handling = { level: "confidential", audience: [], originator: "cted" };
    const { document } = await note("INTERPOL cooperates with GABAC.", handling);
    const opened = await asOfficer().post(`/en/work/documents/${document}`, {
      ...{ do: "handle", level: "public", originator: "cted" },
    });
    expect(opened.headers.location).toContain("done=waits");
    const [row] = await rowsOf(
      installation.ownerUrl,
      "select level from workspace.waiting_act where input ->> 'id' = $1",
      [document],
    );
    expect(row).toEqual({ level: "confidential" });
  });

  test("made by somebody else meanwhile is told, and nothing is done twice", async () => {
    const noted = await note("INTERPOL cooperates with CFATF.");
    const [id = ""] = idsOf(noted);
    await decide(noted.document, { do: "reject", proposal: id }, other);
    const late = await decide(noted.document, { do: "confirm", proposal: id });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain("has been decided already");
    expect(await relations("cfatf")).toBe(0);
  });

  test("that the page does not know, or of another document, is refused", async () => {
    const [one, two] = [
      await note("INTERPOL cooperates with PIF."),
      await note("INTERPOL cooperates with GCTF."),
    ];
    for (const fields of [
      { do: "constructor", proposal: idsOf(one)[0] ?? "" },
      { do: "confirm", proposal: idsOf(two)[0] ?? "" },
      { do: "confirm", proposal: "x" },
      { do: "all", verdict: "maybe" },
    ])
      expect((await decide(one.document, fields)).statusCode).toBe(400);
  });
});

describe("a correction", () => {
  test("names another body by its name or id, and is the fact", async () => {
    const noted = await note("INTERPOL cooperates with AFRIPOL in the field of training.");
    const [id = ""] = idsOf(noted);
    const form = await asOfficer().get(`/en/work/review/${noted.document}?at=${id}&correct=1`);
    expect(form.body).toContain('name="says-to"');
    const fields = {
      "says-from": "interpol",
      "says-relation": "supports",
      "says-to": "AFRIPOL",
      "says-since": "2024",
    };
    const answer = await decide(noted.document, {
      do: "correct",
      proposal: id,
      why: "Stands in the annex.",
      ...fields,
    });
    expect(answer.headers.location).toContain("done=corrected");
    const [row] = await rowsOf(
      installation.superuserUrl,
      "select since, source_passage from registry.relation where from_id = 'interpol' and to_id = 'afripol' and kind = 'supports'",
    );
    expect(row).toMatchObject({ since: "2024" });
  });

  test("that cannot be understood keeps what was typed, and says at the field what is wrong", async () => {
    const noted = await note("INTERPOL cooperates with EUROPOL in the field of exchange.");
    const [id = ""] = idsOf(noted);
    const typed = {
      "says-from": "interpol",
      "says-relation": "supports",
      "says-to": "europol",
      "says-since": "soon",
    };
    const wrong = await decide(noted.document, { do: "correct", proposal: id, why: "My reason", ...typed });
    expect(wrong.statusCode).toBe(400);
    expect(wrong.body).toContain('value="soon"');
    expect(wrong.body).toContain('value="My reason"');
    expect(wrong.body).toMatch(/id="correct-since-error"[^>]*>[^<]*“soon” is not a date/);
    const nobody = await decide(noted.document, {
      ...{ do: "correct", proposal: id, ...typed, "says-since": "", "says-to": "Qzxv Unheard" },
    });
    expect(nobody.statusCode).toBe(404);
    expect(nobody.body).toMatch(/id="correct-to-error"[^>]*>The register has no “Qzxv Unheard”/);
    expect(await verdicts(id)).toEqual([]);
  });
});

test("one decision on a whole document leaves what has to be looked at singly", async () => {
  const noted = await note(
    "INTERPOL cooperates with SAARC. INTERPOL cooperates with BIMSTEC. The Zephyr Quarry Bureau (ZQXB) met.",
  );
  const answer = await decide(noted.document, { do: "all", verdict: "confirmed", why: "Read in full." });
  expect(answer.headers.location).toBe(`/en/work/review/${noted.document}?done=all-confirmed`);
  const waiting = await installation.door.ask(operator, listProposals, { document: noted.document });
  expect(waiting.every(({ kind, confidence }) => kind === "candidate" || confidence < 0.5)).toBe(true);
});

test.each(["ar", "zh", "en", "fr", "ru", "es"])("the pages speak %s throughout", async (language) => {
  const { document } = await note("INTERPOL cooperates with the Arab Maghreb Union.");
  for (const path of ["review", `review/${document}`, "documents", `documents/${document}`]) {
    const page = await asOfficer().get(["", language, `work/${path}`].join("/"));
    expect(page.statusCode, path).toBe(200);
    expect(page.body).toContain(`<html lang="${language}"`);
    expect(page.body.match(/<h1/g)).toHaveLength(1);
    expect(page.body).not.toMatch(/undefined|\[object Object\]/);
  }
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { acts } from "../../src/app/areas.ts";
import { authorise, readOwnData } from "../../src/areas/access/index.ts";
import { addDocument, listProposals, readDocument } from "../../src/areas/evidence/index.ts";
import {
  addFocalPoint,
  addIdentifier,
  addName,
  addNote,
  addOffice,
  addParty,
  readPartyRecord,
} from "../../src/areas/registry/index.ts";
import { seenOf } from "../../src/areas/workspace/confirm/details.ts";
import { answerDetails } from "../../src/areas/workspace/confirm/take-answer.ts";
import { readHome } from "../../src/areas/workspace/pages/home/acts.ts";
import type { AnyAct } from "../../src/platform/acts/index.ts";
import { freshInstallation, operator, type TestInstallation } from "../support/installation.ts";
import { type MadePerson, makePerson } from "../support/people.ts";
import { rowsOf } from "../support/sql.ts";
import { inputFor } from "../sweeps/access/inputs.ts";

/** Begins every text that is confidential here. */
const marker = "Xyzzy";
const party = "lake-office";
const handled = { level: "confidential", audience: [`party:${party}`], originator: "cted" };

let installation: TestInstallation;
let officer: MadePerson;
let partner: MadePerson;
let closedParty: string;
const ids: string[] = [party];

beforeAll(async () => {
  installation = await freshInstallation();
  const { door } = installation;
  officer = await makePerson(installation, { name: "Ada Officer", roles: ["liaison-officer"] });
  partner = await makePerson(installation, {
    name: "Ben Lake",
    roles: ["main-focal-point", "validator"],
    party,
  });
  const lake = {
    id: party,
    kind: "regional",
    category: "africa",
    status: "active",
    verification: "verified",
  };
  const names = [{ language: "en", type: "official", name: "Lake Office" }];
  await door.perform(operator, addParty, { input: { ...lake, names, level: "unclassified" } });
  const known = { verification: "verified", ...handled };
  const rows = [
    door.perform(operator, addFocalPoint, {
      input: {
        party_id: party,
        name: `${marker} Person`,
        role: "main",
        language: "en",
        phone: "+1 202",
        ...known,
      },
    }),
    door.perform(operator, addName, {
      input: { party_id: party, language: "en", type: "alias", name: `${marker} Alias`, ...known },
    }),
    door.perform(operator, addNote, {
      input: { party_id: party, language: "en", text: `${marker} note`, ...handled },
    }),
    door.perform(operator, addIdentifier, {
      input: { party_id: party, scheme: "internal", value: `${marker}-1`, ...known },
    }),
    door.perform(operator, addOffice, {
      input: { holder_id: party, body_id: "fatf", office: "chair", note: `${marker} office`, ...known },
    }),
  ];
  for (const { id } of await Promise.all(rows)) ids.push(id);
  await answer();
  await takeDocument();
  await tieToClosedParty();
});
afterAll(() => installation.close());

/** A point that waits, of the confidential focal point. */
async function answer(): Promise<void> {
  const { shown } = await installation.door.ask(partner.actor, readHome, { language: "en" });
  if (shown === undefined) throw new Error("the partner has no home");
  const name = `${shown.details.focalPoints[0]?.id}-name`;
  const fields = { seen: [seenOf(shown.details)], verdict: ["corrected"], [name]: [`${marker} Renamed`] };
  await installation.door.perform(partner.actor, answerDetails, {
    input: { party, language: "en", answer: fields },
  });
  const rows = await rowsOf(installation.ownerUrl, "select id::text as id from workspace.waiting_act");
  ids.push(...rows.map(({ id }) => String(id)));
}

/** What a confidential document proposes. */
async function takeDocument(): Promise<void> {
  const { door } = installation;
  const text = `Note\n\nAccording to ${marker}, INTERPOL cooperates with ECOWAS.\n`;
  const { document } = await door.perform(operator, addDocument, {
    input: {
      ...{ bytes: Buffer.from(text), text, media_type: "text/plain" },
      ...{ title: "Note", language: "en", ...handled },
    },
  });
  await door.perform(operator, readDocument, { input: { id: document } });
  const proposals = await door.ask(operator, listProposals, { document });
  ids.push(document, ...proposals.map(({ id }) => id));
}

/** A confidential body that stands at the other end of an open office. */
async function tieToClosedParty(): Promise<void> {
  const { door } = installation;
  const closed = { kind: "working-group", category: "africa", status: "active", verification: "verified" };
  const names = [{ language: "en", type: "official", name: `${marker} Group` }];
  const { id } = await door.perform(operator, addParty, { input: { ...closed, names, ...handled } });
  await rowsOf(
    installation.ownerUrl,
    `begin; select set_config('entente.reader', 'operator', true); select journal.open_act(now(), 'operator', 'test', 'test.open-names', '', '{}');
     update registry.party_name set level = 'unclassified' where party_id = '${id}'; commit`,
  );
  await door.perform(operator, addOffice, {
    input: {
      ...{ holder_id: "osce", body_id: id, office: "chair", verification: "verified" },
      level: "unclassified",
    },
  });
  ids.push("osce");
  closedParty = id;
}

const told = (value: unknown): string =>
  JSON.stringify(value, (_name, part: unknown) =>
    part instanceof Map || part instanceof Set ? [...part] : ArrayBuffer.isView(part) ? "bytes" : part,
  ) ?? "";

const latestAct = async () =>
  Number((await rowsOf(installation.ownerUrl, "select max(id) as id from journal.act"))[0]?.id);

async function recordedBehind(act: number, query: string): Promise<number> {
  const rows = await rowsOf(
    installation.ownerUrl,
    "select 1 from journal.act where id > $1 and act = 'access.record-reading' and request ->> 'query' = $2",
    [act, query],
  );
  return rows.length;
}

/** Queries of which the site asks as the public alone, whoever reads. */
const asPublicOnly = (name: string) => name.startsWith("publication.");

/** What somebody asks with this query about each of the rows: how often it told a confidential text, and how often that was not recorded. */
async function asked(who: MadePerson, act: AnyAct): Promise<{ told: number; unrecorded: number }> {
  const counts = { told: 0, unrecorded: 0 };
  if (act.kind !== "query") return counts;
  for (const id of ids) {
    const before = await latestAct();
    const input = inputFor(act, { id, words: marker });
    const text = await installation.door.ask(who.actor, act, input).then(told, () => "");
    if (!text.includes(marker)) continue;
    counts.told += 1;
    if ((await recordedBehind(before, act.name)) !== 1) counts.unrecorded += 1;
  }
  return counts;
}

test.each(["partner", "officer"] as const)(
  "whatever query a %s asks, an answer that holds a confidential text is recorded as read, once",
  async (kind) => {
    const who = kind === "partner" ? partner : officer;
    const queries = acts.filter(
      ({ name, permission }) => !asPublicOnly(name) && authorise(who.actor, permission),
    );
    const telling: string[] = [];
    const unrecorded: string[] = [];
    for (const act of queries) {
      const counts = await asked(who, act);
      if (counts.told > 0) telling.push(act.name);
      if (counts.unrecorded > 0) unrecorded.push(act.name);
    }
    expect(unrecorded).toEqual([]);
    const own = [
      "workspace.read-home",
      "workspace.read-details",
      "workspace.list-waiting",
      "workspace.get-waiting",
    ];
    const proposed = ["evidence.list-proposals", "evidence.get-proposal", "workspace.read-review-queue"];
    const staff = ["registry.read-party-record", "workspace.read-freshness", ...proposed, ...own.slice(1)];
    for (const name of kind === "partner" ? own : staff) expect(telling).toContain(name);
  },
  120_000,
);

const thingsBehind = async (act: number, query: string): Promise<string[]> => {
  const rows = await rowsOf(
    installation.ownerUrl,
    "select request ->> 'things' as things from journal.act where id > $1 and act = 'access.record-reading' and request ->> 'query' = $2",
    [act, query],
  );
  return rows.flatMap(({ things }) => String(things).split(" "));
};

test("the name of a confidential body at the other end of an open row is recorded as read, by the id of the body", async () => {
  const before = await latestAct();
  await installation.door.ask(officer.actor, readPartyRecord, {
    id: "osce",
    language: "en",
    on: "2026-11-25",
  });
  expect(await thingsBehind(before, "registry.read-party-record")).toEqual([closedParty]);
});

test("what somebody reads of themselves that is confidential is recorded, with each row by its id", async () => {
  const input = { party_id: party, role: "main", language: "en", verification: "verified" };
  const name = `${marker} Ada`;
  const own = { person_id: officer.id, email: "ada.officer@example.org", name };
  const { id } = await installation.door.perform(operator, addFocalPoint, {
    input: { ...input, ...own, level: "confidential", audience: [], originator: party },
  });
  const before = await latestAct();
  const held = await installation.door.ask(officer.actor, readOwnData, {});
  expect(told(held)).toContain(name);
  expect(await thingsBehind(before, "access.read-own-data")).toContain(id);
});

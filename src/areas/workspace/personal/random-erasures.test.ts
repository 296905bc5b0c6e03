import { afterAll, beforeAll, expect, test } from "vitest";
import { placesOf, verified } from "../../../../tests/support/erased-values.ts";
import {
  freshInstallation,
  operator,
  type TestInstallation,
} from "../../../../tests/support/installation.ts";
import { headByHand, sealAll } from "../../../../tests/support/journal.ts";
import { makePerson } from "../../../../tests/support/people.ts";
import { seeded } from "../../../../tests/support/sql.ts";
import type { Command } from "../../../platform/acts/index.ts";
import { applyRetention, changePerson, eraseAddress, erasePerson } from "../../access/index.ts";
import { addFocalPoint, changeFocalPoint, eraseFocalPoint, removeFocalPoint } from "../../registry/index.ts";
import { askFocalPoints } from "../confirm/ask.ts";

const begin = Date.parse("2026-11-25T09:00:00Z");
let passed = 0;
let installation: TestInstallation;

beforeAll(async () => {
  installation = await freshInstallation(() => new Date(begin + passed));
});
afterAll(() => installation.close());

const perform = <Input, Output>(command: Command<Input, Output>, input: Input) =>
  installation.door.perform(operator, command, { input, reasons: { why: "a random step" } });

/** Somebody who is told of under one mark alone: as an account, or as a focal point with an address or without. */
interface Known {
  readonly mark: string;
  readonly account?: string;
  readonly point?: string;
  readonly address?: string;
}

const roll = seeded(20261130);
const oneOf = <T>(all: readonly T[]): T => all[Math.floor(roll() * all.length)] as T;

async function come(count: number): Promise<Known> {
  const mark = `zq${count.toString(16).padStart(4, "0")}w`;
  if (roll() < 0.4) {
    const { id } = await makePerson(installation, {
      name: `${mark} Person`,
      roles: ["reader"],
      party: "osce",
    });
    await perform(changePerson, { id, name: `${mark} Later` });
    return { mark, account: id };
  }
  const address = roll() < 0.7 ? `${mark}@site.example` : undefined;
  const told = {
    party_id: "osce",
    name: mark,
    role: "main",
    language: "fr",
    verification: "verified",
    title: mark,
  };
  const input = { ...told, ...(address === undefined ? {} : { email: address }) };
  const { id } = await perform(addFocalPoint, input as Parameters<typeof addFocalPoint.run>[1]);
  if (roll() < 0.5) await perform(changeFocalPoint, { id, note: `${mark} again` });
  if (roll() < 0.5) await perform(askFocalPoints, { focal_points: [id], origin: "https://entente.example" });
  if (roll() < 0.3) await perform(removeFocalPoint, { id });
  return { mark, point: id, ...(address === undefined ? {} : { address }) };
}

async function go({ account, point, address }: Known): Promise<void> {
  if (account !== undefined) await perform(erasePerson, { id: account });
  else if (address !== undefined && roll() < 0.5) await perform(eraseAddress, { address });
  else await perform(eraseFocalPoint, { id: point ?? "" });
}

test("whatever comes and goes in whatever order, the journal stays whole, who went is nowhere and who stays is", async () => {
  const here: Known[] = [];
  const gone: Known[] = [];
  for (let step = 0; step < 80; step += 1) {
    if (roll() < 0.6 || here.length === 0) here.push(await come(step));
    else {
      const one = oneOf(here);
      await go(one);
      here.splice(here.indexOf(one), 1);
      gone.push(one);
      // Again, now and then: it changes nothing.
      if (roll() < 0.3) await go(oneOf(gone));
    }
    if (roll() < 0.3) await sealAll(installation.ownerUrl);
    if (step % 10 === 9) expect((await verified(installation.ownerUrl)).broken).toBeUndefined();
  }
  expect(gone.length).toBeGreaterThan(15);
  expect(here.length).toBeGreaterThan(5);
  await sealAll(installation.ownerUrl);
  const { broken, head, erased } = await verified(installation.ownerUrl);
  expect([broken, head]).toEqual([undefined, await headByHand(installation.ownerUrl)]);
  expect(Number(erased)).toBeGreaterThan(100);
  const marks = [...here, ...gone].map(({ mark }) => mark);
  const places = await placesOf(installation.superuserUrl, marks);
  const found = new Set(places.map((place) => place.split(": ")[1]));
  expect([...found].sort()).toEqual(here.map(({ mark }) => mark).sort());

  // Long after, the rules take those away whose time is over: a removed focal point, to whom links went.
  passed = 400 * 86_400_000;
  await installation.door.perform({ kind: "system", name: "retention" }, applyRetention, { input: {} });
  await sealAll(installation.ownerUrl);
  expect((await verified(installation.ownerUrl)).broken).toBeUndefined();
});

import { Secret, TOTP } from "otpauth";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Browsing, browse, formTokenIn } from "../../../../tests/support/browsing.ts";
import {
  freshInstallation,
  operator,
  siteOf,
  type TestInstallation,
  type TestSite,
} from "../../../../tests/support/installation.ts";
import { makePerson } from "../../../../tests/support/people.ts";
import { hour, minute, signInOver, testTime } from "../../../../tests/support/sign-in.ts";
import { rowsOf } from "../../../../tests/support/sql.ts";
import { listMessages, readMessage } from "../../../platform/mail/index.ts";
import { createLink, type SignIn } from "../../../platform/sign-in/index.ts";
import { changePerson } from "../../access/index.ts";

let installation: TestInstallation;
let site: TestSite;
let signIn: SignIn;
const time = testTime();

beforeAll(async () => {
  installation = await freshInstallation(() => time.now);
  signIn = await signInOver(installation, () => time.now);
  site = await siteOf(installation, { clock: () => time.now, signIn });
});
afterAll(async () => {
  await site.close();
  await signIn.close();
  await installation.close();
});

const codeFor = (secret: string): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: time.now.getTime() });

/** Enrols a second step; gives its key. */
async function enrol(someone: Browsing): Promise<string> {
  const page = await someone.get("/en/sign-in/enrol");
  const secret = /<code dir="ltr">([A-Z2-7]{32})</.exec(page.body)?.[1] ?? "";
  const done = await someone.post("/en/sign-in/enrol", { code: codeFor(secret) });
  expect(done.status).toBe(200);
  return secret;
}

/** The latest mail to somebody, as the operator reads it. */
async function mailTo(address: string): Promise<string> {
  const [latest] = (await installation.door.ask(operator, listMessages, {})).filter(
    ({ recipient }) => recipient === address,
  );
  if (latest === undefined) return "";
  return (await installation.door.perform(operator, readMessage, { input: { id: latest.id } })).text ?? "";
}
const until = async (read: () => Promise<string>): Promise<string> => {
  for (let look = 0; look < 100; look += 1) {
    const found = await read();
    if (found !== "") return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return "";
};
const linkIn = (text: string): string =>
  /https:\/\/entente\.example(\/[a-z]{2}\/sign-in\/t\/[\w-]+)/.exec(text)?.[1] ?? "";

/** Asks for a link, and presses the button behind it. The mail is written when the answer has gone. */
async function comeIn(someone: Browsing, address: string): Promise<void> {
  const before = await mailTo(address);
  await someone.post("/en/sign-in", { email: address });
  const text = await until(async () => {
    const latest = await mailTo(address);
    return latest === before ? "" : latest;
  });
  expect((await someone.post(linkIn(text), {})).status).toBe(303);
}

async function signedIn(address: string): Promise<Browsing> {
  const someone = browse(site);
  await comeIn(someone, address);
  // The next mail is of a later moment.
  time.pass(1000);
  return someone;
}

describe("the first administrator", () => {
  test("comes by a link once, has to add a second step, and is then in", async () => {
    const { token } = await createLink(signIn, { purpose: "first-admin" });
    const ada = browse(site);
    const address = `/en/sign-in/first/${token}`;
    expect((await ada.get(address)).status).toBe(200);
    const refused = await ada.post(address, { name: "Ada First", email: "no address", language: "en" });
    expect(refused.status).toBe(400);
    expect(refused.body.includes('value="Ada First"')).toBe(true);
    const made = await ada.post(address, { name: "Ada First", email: "ada@example.org", language: "en" });
    expect(made).toMatchObject({ status: 303, location: "/en/sign-in/enrol" });
    expect((await ada.get("/en/work")).location).toContain("/en/sign-in");
    await enrol(ada);
    expect((await ada.get("/en/work")).status).toBe(200);
    const again = await browse(site).post(address, { name: "Eve", email: "eve@example.org", language: "en" });
    expect(again.status).toBe(410);
  });
});

describe("by mail", () => {
  test("nobody learns from the answer who has an account", async () => {
    await makePerson(installation, { name: "Ben Reader", roles: ["reader"], party: "osce" });
    const [known, unknown] = [browse(site), browse(site)];
    const answers = [
      await known.post("/fr/sign-in", { email: "ben.reader@example.org" }),
      await unknown.post("/fr/sign-in", { email: "nobody@example.org" }),
    ];
    expect(answers[0]).toEqual(answers[1]);
    expect([...known.cookies.keys()]).toEqual([...unknown.cookies.keys()]);
    expect(await mailTo("nobody@example.org")).toBe("");
  });

  test("opening a link does nothing, pressing its button signs in, once", async () => {
    const text = await until(() => mailTo("ben.reader@example.org"));
    const link = linkIn(text);
    const ben = browse(site);
    for (let look = 0; look < 3; look += 1) expect((await ben.get(link)).status).toBe(200);
    expect(ben.cookies.has("entente")).toBe(false);
    const before = ben.cookies.get("entente");
    expect(await ben.post(link, {})).toMatchObject({ status: 303 });
    expect(ben.cookies.get("entente")).not.toBe(before);
    expect((await browse(site).post(link, {})).status).toBe(400);
  });

  test("a link that has expired says so and signs nobody in", async () => {
    const late = browse(site);
    await makePerson(installation, { name: "Lou Late", roles: ["reader"], party: "iom" });
    await late.post("/en/sign-in", { email: "lou.late@example.org" });
    const link = linkIn(await until(() => mailTo("lou.late@example.org")));
    time.pass(16 * minute);
    expect((await late.get(link)).status).toBe(410);
    expect((await late.post(link, {})).status).toBe(400);
    expect(late.cookies.has("entente")).toBe(false);
  });

  test("whoever asks again and again has to wait", async () => {
    const eve = browse(site);
    const statuses: number[] = [];
    for (let round = 0; round < 8; round += 1)
      statuses.push((await eve.post("/en/sign-in", { email: "cyd.nobody@example.org" })).status);
    expect(statuses.slice(0, 5)).toEqual(Array(5).fill(303));
    expect(statuses.at(-1)).toBe(429);
    time.pass(24 * hour);
  });
});

describe("a session", () => {
  test("of the secretariat opens nothing before its second step", async () => {
    await makePerson(installation, { name: "Dee Officer", roles: ["liaison-officer"] });
    const dee = await signedIn("dee.officer@example.org");
    expect((await dee.get("/en/work/publication")).status).toBe(303);
    const secret = await enrol(dee);
    expect((await dee.get("/en/work/publication")).status).toBe(200);
    time.pass(minute);
    const next = await signedIn("dee.officer@example.org");
    expect((await next.get("/en/work")).location).toContain("sign-in");
    expect((await next.post("/en/sign-in/second", { code: "000000" })).status).toBe(400);
    expect(await next.post("/en/sign-in/second", { code: codeFor(secret) })).toMatchObject({
      location: "/en/work",
    });
  });

  test("that has ended loses no form: it is held, and sent again after signing in", async () => {
    await makePerson(installation, { name: "Fay Officer", roles: ["liaison-officer"] });
    const fay = await signedIn("fay.officer@example.org");
    const secret = await enrol(fay);
    const token = formTokenIn(await fay.get("/en/work/account"));
    time.pass(9 * hour);
    const fields = { "form-token": token, id: "x", verb: "refuse", reason: "a long text that took an hour" };
    const held = await fay.post("/en/work/publication", fields);
    expect(held.status).toBe(401);
    expect(held.body.includes('value="a long text that took an hour"')).toBe(true);
    await comeIn(fay, "fay.officer@example.org");
    await fay.post("/en/sign-in/second", { code: codeFor(secret) });
    const other = await fay.post("/en/work/publication", fields);
    expect(other.status).toBe(409);
    const sent = await fay.post("/en/work/publication", { ...fields, "form-token": formTokenIn(other) });
    // It has come as far as the act, which knows no such thing.
    expect([400, 404]).toContain(sent.status);
    expect(sent.body.includes("form-token")).toBe(true);
  });

  test("does nothing for a form of another site", async () => {
    const gus = await signedIn("ben.reader@example.org");
    const fields = { "form-token": formTokenIn(await gus.get("/en/work/account")), verb: "end-others" };
    for (const headers of [{ origin: "https://evil.example" }, { "sec-fetch-site": "cross-site" }])
      expect((await gus.post("/en/work/account", fields, headers)).status).toBe(403);
    expect((await gus.post("/en/work/account", { ...fields, "form-token": "x" })).location).toBe(
      "/en/sign-in",
    );
    expect((await gus.post("/en/work/account", fields)).location).toBe("/en/work/account?done=changed");
  });

  test("ends when its owner signs out, and when the account is deactivated", async () => {
    const hal = await signedIn("ben.reader@example.org");
    const token = formTokenIn(await hal.get("/en/work/account"));
    await hal.post("/en/work/sign-out", { "form-token": token });
    expect((await hal.get("/en/work/account")).status).toBe(303);
  });
});

test("what was sent to an address that has been corrected since lets nobody in", async () => {
  const { id } = await makePerson(installation, { name: "Wren Wrong", roles: ["reader"], party: "iom" });
  const sent = await createLink(signIn, {
    purpose: "invitation",
    person: id,
    email: "wren.wrong@example.org",
  });
  const email = "wren.right@example.org";
  await installation.door.perform(operator, changePerson, { input: { id, email } });
  const someone = browse(site);
  const answer = await someone.post(`/en/sign-in/t/${sent.token}`, {});
  expect(answer.status).toBe(403);
  expect((await someone.get("/en/work/home")).status).toBe(303);
  const again = await createLink(signIn, { purpose: "invitation", person: id, email });
  expect((await someone.post(`/en/sign-in/t/${again.token}`, {})).status).toBe(303);
  expect((await someone.get("/en/work/home")).status).toBe(200);
});

test("how one signs in is changed by a young session alone, and its owner is told by mail", async () => {
  await makePerson(installation, { name: "Ines Officer", roles: ["liaison-officer"] });
  const ines = await signedIn("ines.officer@example.org");
  await enrol(ines);
  const told = () => mailTo("ines.officer@example.org");
  const notice = await until(async () =>
    (await told()).includes("recovery codes were added") ? told() : "",
  );
  expect(notice).toContain("https://entente.example/en/work/account");
  const change = async (verb: string) => {
    const token = formTokenIn(await ines.get("/en/work/account"));
    return (await ines.post("/en/work/account", { verb, "form-token": token })).location;
  };
  time.pass(15 * minute + 1);
  const again = "/en/sign-in?again=1&next=%2Fen%2Fwork%2Faccount";
  for (const verb of ["renew-codes", "remove-totp", "remove-passkey", "ask-for-erasure"])
    expect(await change(verb)).toBe(again);
  expect((await ines.get(again)).body).toContain("sign in once more");
  expect((await ines.get("/en/work/account")).status).toBe(200);
});

test("who erases somebody, with an account or without, has signed in a moment ago", async () => {
  await makePerson(installation, { name: "Ada Administrator", roles: ["administrator"] });
  const { id } = await makePerson(installation, { name: "Gil Going", roles: ["reader"], party: "iom" });
  const ada = await signedIn("ada.administrator@example.org");
  await enrol(ada);
  const erase = async (path: string, given: object) => {
    const token = formTokenIn(await ada.get("/en/work/account"));
    return (await ada.post(path, { verb: "erase", why: "asked", ...given, "form-token": token })).location;
  };
  const left = () => rowsOf(installation.ownerUrl, "select erased_at from access.person where id = $1", [id]);
  time.pass(15 * minute + 1);
  const next = (path: string) => `/en/sign-in?again=1&next=${encodeURIComponent(path)}`;
  expect(await erase(`/en/work/people/${id}`, {})).toBe(next(`/en/work/people/${id}`));
  expect(await left()).toEqual([{ erased_at: null }]);
  const held = "/en/work/people/held";
  expect(await erase(held, { email: "nobody@lake.example" })).toBe(next(held));
});

test("the journal tells of every step, and of no token, code or address of mail", async () => {
  const rows = await rowsOf(
    installation.ownerUrl,
    "select request from journal.act where act in ('access.record-sign-in', 'workspace.send-entry-mail')",
  );
  const events = rows.map(({ request }) => (request as { event?: string }).event);
  for (const event of [
    "link-made",
    "proven",
    "session-started",
    "totp-enrolled",
    "refused",
    "limited",
    "session-ended",
  ])
    expect(events).toContain(event);
  expect(JSON.stringify(rows)).not.toMatch(/@|sign-in\/t\//);
});

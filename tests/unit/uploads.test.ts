import { once } from "node:events";
import { type ClientRequest, type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { languages } from "../../src/kernel/language.ts";
import { freshInstallation, siteOf, type TestInstallation, type TestSite } from "../support/installation.ts";

/*
 * Several large files at once, over real connections: what the server holds of them stays bounded.
 */

const token = "kq8Z-_.~+/=0123456789abcdefghijkl";
const most = 3;
const large = 50_000_000;
const half = Buffer.alloc(large / 2, "a line of a large file\n");
let installation: TestInstallation;
let site: TestSite;
let port: number;

beforeAll(async () => {
  installation = await freshInstallation();
  site = await siteOf(installation, { apiToken: token });
  await site.server.listen({ port: 0, host: "127.0.0.1" });
  port = (site.server.server.address() as AddressInfo).port;
});
afterAll(async () => {
  await site.close();
  await installation.close();
});

interface Upload {
  readonly sending: ClientRequest;
  readonly answer: Promise<IncomingMessage>;
}

function begin(language = "en"): Upload {
  const sending = request({
    ...{ host: "127.0.0.1", port, method: "POST", path: `/api/v1/documents?name=large.txt&lang=${language}` },
    headers: { authorization: `Bearer ${token}`, "content-length": large },
  });
  const answer = once(sending, "response").then(([response]) => response as IncomingMessage);
  // A sender that is put off, or goes away, has its connection closed under it.
  answer.catch(() => {});
  sending.on("error", () => {});
  sending.flushHeaders();
  return { sending, answer };
}

async function said(answer: Promise<IncomingMessage>) {
  const response = await answer;
  let body = "";
  for await (const chunk of response.setEncoding("utf8")) body += chunk;
  return { status: response.statusCode, again: response.headers["retry-after"], ...JSON.parse(body) };
}

/** An upload that has a place: the server has taken half of it. */
async function halfSent(): Promise<Upload> {
  const upload = begin();
  await new Promise((resolve) => upload.sending.write(half, resolve));
  return upload;
}

test("three files of 50 MB are taken in at once, a fourth is put off before it is read, and has a place later", async () => {
  const uploads = await Promise.all(Array.from({ length: most }, halfSent));
  for (const language of languages) {
    const late = begin(language);
    const { status, code, again, detail } = await said(late.answer);
    expect([status, code, again]).toEqual([503, "uploads-busy", "5"]);
    expect(detail).not.toContain("{");
    late.sending.destroy();
  }
  // Operations without a body go on.
  const headers = { authorization: `Bearer ${token}` };
  expect((await site.server.inject({ url: "/api/v1/intakes/0123456789ab", headers })).statusCode).toBe(404);

  const [first, gone, third] = uploads;
  gone?.sending.destroy();
  for (const upload of [first, third]) upload?.sending.end(half);
  const taken = await Promise.all([first, third].map((upload) => said(upload?.answer ?? Promise.reject())));
  expect(taken.map(({ status }) => status)).toEqual([202, 202]);

  const again = await Promise.all(Array.from({ length: most }, halfSent));
  for (const { sending } of again) sending.end(half);
  const later = await Promise.all(again.map(({ answer }) => said(answer)));
  expect(later.map(({ status }) => status)).toEqual([202, 202, 202]);
}, 120_000);

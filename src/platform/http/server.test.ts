import { expect, test } from "vitest";
import { createServer } from "./server.ts";

const forwarded = "198.51.100.7, 203.0.113.9, 192.0.2.1";

test.each([
  [0, "127.0.0.1"],
  [1, "192.0.2.1"],
  [2, "203.0.113.9"],
])(
  "behind %i proxies a reader's address is the one that the outermost of them was asked from, whatever they write themselves",
  async (trustProxy, address) => {
    const server = await createServer({
      ...{ logLevel: "silent", trustProxy, readsPerSecond: 0, assets: new Map(), ready: async () => true },
    });
    server.get("/address", async (request) => request.ip);
    const answer = await server.inject({ url: "/address", headers: { "x-forwarded-for": forwarded } });
    expect(answer.body).toBe(address);
    await server.close();
  },
);

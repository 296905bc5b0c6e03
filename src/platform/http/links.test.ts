import { describe, expect, test } from "vitest";
import { isOwnForm, readFields, withoutToken } from "./links.ts";

/** As the ways to sign in have it: 32 bytes. */
const short = "Zm9vYmFyLXF1dXgtMDEyMzQ1Njc4OWFiY2RlZl9fX18";
const token = "Zm9vYmFyLXF1dXgtMDEyMzQ1Njc4OWFiY2RlZl9fX19fX19f";

describe("in the log a path", () => {
  test.each([
    [`/fr/l/${token}`, "/fr/l/…"],
    ["/fr/l/short", "/fr/l/…"],
    [`/fr/l/${token}/`, "/fr/l/…/"],
    [`//fr//l//${token}`, "//fr//l//…"],
    [`/fr/%6C/${token}`, "/fr/%6C/…"],
    [`/%66r/l/%5a${token.slice(1)}`, "/%66r/l/…"],
    [`/FR/L/${token}`, "/FR/L/…"],
    [`/fr/l/${token}.json`, "/fr/l/…"],
    [`/l/${token}`, "/l/…"],
    [`/fr/partners/${token}`, "/fr/partners/…"],
    [`/fr/sign-in/t/${short}`, "/fr/sign-in/t/…"],
    [`/sign-in/first/${short}`, "/sign-in/first/…"],
    [`/ar/sign%2Din/%74/%5A${short.slice(1)}`, "/ar/sign%2Din/%74/…"],
    ["/en/sign-in/t/cut-off", "/en/sign-in/t/…"],
    [`/en/work/${short}`, "/en/work/…"],
  ])("%s stands as %s", (path, logged) => {
    expect(withoutToken(path)).toBe(logged);
  });

  test.each([
    "/",
    "/fr/",
    "/fr/l/",
    "/fr/partners/fatf",
    "/fr/lines/l",
    "/fr/sign-in/sent",
    "/fr/partners/committee-established-by-a-resolution-of-the",
    "/assets/site-1a2b3c.css",
    "/api/v1/partners",
  ])("%s stands as it is", (path) => {
    expect(withoutToken(path)).toBe(path);
  });
});

const own = "https://entente.example";

test.each<[string, Record<string, string>, boolean]>([
  ["of our page", { "sec-fetch-site": "same-origin", origin: "null" }, true],
  ["of another site", { "sec-fetch-site": "cross-site", origin: own }, false],
  ["of a neighbour", { "sec-fetch-site": "same-site", origin: own }, false],
  ["that nobody's page sent", { "sec-fetch-site": "none" }, false],
  ["of an old browser on our page", { origin: "null" }, true],
  ["of an old browser that says ours", { origin: own }, true],
  ["of an old browser elsewhere", { origin: "https://elsewhere.example" }, false],
  ["of an origin that begins like ours", { origin: `${own}.evil.example` }, false],
  ["of a program", {}, true],
])("a form %s: %j may be sent: %s", (_title, headers, may) => {
  expect(isOwnForm(headers, own)).toBe(may);
});

const form = "application/x-www-form-urlencoded";
const bytes = (text: string) => Buffer.from(text, "latin1");

describe("the fields of a form", () => {
  test("are read by name, each with all its values in their order", () => {
    expect(readFields(`${form};charset=UTF-8`, bytes("a=1&b=x+y&a=2&c=&%D8%A3=%0D%0A"))).toEqual({
      ...{ a: ["1", "2"], b: ["x y"], c: [""] },
      أ: ["\r\n"],
    });
  });

  test("named like parts of every object are fields like others", () => {
    const fields = readFields(form, bytes("__proto__=x&constructor=y"));
    expect(Object.entries(fields)).toEqual([
      ["__proto__", ["x"]],
      ["constructor", ["y"]],
    ]);
    expect(Object.getPrototypeOf(fields)).toBe(Object.prototype);
  });

  test.each<[string, string | undefined, unknown]>([
    ["JSON", "application/json", bytes("{}")],
    ["no type", undefined, bytes("a=1")],
    ["a type that begins alike", `${form}-x`, bytes("a=1")],
    ["no body", form, undefined],
    ["a zero byte", form, bytes("a=%00")],
    ["bytes that are no UTF-8", form, bytes("a=\xff")],
    ["too many fields", form, bytes("a=1&".repeat(201))],
  ])("are refused of %s", (_title, type, body) => {
    expect(() => readFields(type, body)).toThrow(expect.objectContaining({ code: "link-form-unreadable" }));
  });
});

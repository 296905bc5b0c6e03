import { expect, test } from "vitest";
import { nextOf } from "./parts.ts";

test.each([
  ["/en/work", "work"],
  ["/fr/work/partners?q=a%20b&kind=forum", "work/partners?q=a%20b&kind=forum"],
  ["/ar/work/partners/fatf/history?on=2026-01-01T10:00", "work/partners/fatf/history?on=2026-01-01T10:00"],
  ["/en/", ""],
])("after signing in one goes on to %s", (given, next) => {
  expect(nextOf(given, "home")).toBe(next);
});

test.each([
  "",
  "work",
  "/en",
  "//evil.example/",
  "/en//evil.example",
  "/en/http:evil.example",
  "/en/https:evil.example",
  "/en/work/https:evil.example",
  "/en/javascript:alert(1)",
  "/en/work\\evil",
  "/en/work#x",
  "https://evil.example/en/work",
])("an address that may lead elsewhere leads nowhere: %s", (given) => {
  expect(nextOf(given, "home")).toBe("home");
});

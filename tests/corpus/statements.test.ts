import { beforeAll, describe, expect, test } from "vitest";
import { findDates } from "../../src/engines/dates/index.ts";
import { passagesOf } from "../../src/engines/passages/index.ts";
import { findStatements } from "../../src/engines/statements/index.ts";
import type { Mention } from "../../src/kernel/mention.ts";
import type { Statement } from "../../src/kernel/statement.ts";
import { type GoldText, goldSets } from "../support/gold.ts";
import { told } from "../support/marked-text.ts";
import { cellsByRow } from "../support/reference-files.ts";
import { readShared, sharedIsHere, unlessShared } from "../support/shared.ts";

interface Bullets {
  readonly headings_without_items: ReadonlyArray<{ readonly heading_path: readonly string[] }>;
  readonly bullets: ReadonlyArray<{ readonly wording: string; readonly party_ids: readonly string[] }>;
}

/** The mentions of the gold, so that what is measured is the rules of statements and not the recogniser. */
function statedIn({ text, language, mentions }: GoldText, self?: string): Statement[] {
  const marked = mentions
    .filter(({ status }) => status !== "nested")
    .map((mention) => ({ ...mention, confidence: 1, reasons: [] }) as Mention);
  const all = [...marked, ...findDates(text, language)].sort((a, b) => a.start - b.start || b.end - a.end);
  const passages = passagesOf(text, { language });
  const given = {
    language,
    mentions: all,
    candidates: [],
    passages,
    ...(self === undefined ? {} : { self }),
  };
  return findStatements(text, given);
}

const isListed = ({ reasons }: Statement): boolean => reasons.some(({ code }) => code === "list-item");

// Skipped elsewhere: the corpus is not ours to ship.
describe.skipIf(!sharedIsHere)(`the statements of the founding page${unlessShared}`, () => {
  let page: Statement[];
  let gold: Bullets;

  beforeAll(() => {
    gold = JSON.parse(readShared("corpus/gold/partenariats-fr.list.json")) as Bullets;
    page = goldSets()
      .filter(({ name }) => name === "founding page")
      .flatMap(({ texts }) => texts.flatMap((text) => statedIn(text, "cted")));
  });

  test("are a cooperation for the party of every bullet, in its order, and for no other", () => {
    const wanted = gold.bullets.flatMap(({ party_ids }) =>
      party_ids.map((id) => `cted cooperates-with ${id}`),
    );
    expect(wanted.length).toBeGreaterThan(48);
    expect(page.filter(isListed).map(told)).toEqual(wanted);
  });

  test("come from no heading, with or without items", () => {
    const headings = gold.headings_without_items.map(({ heading_path }) => heading_path.at(-1) ?? "");
    expect(headings.length).toBe(2);
    for (const { text } of page.filter(isListed)) expect(headings).not.toContain(text.trim());
  });

  test("have the chair and the vice-chair of working groups, hardly sure, for the page does not name the groups", () => {
    const offices = page.filter(({ content }) => content.kind === "office");
    expect(offices.map(told)).toEqual(["cted chair ct-compact", "cted vice-chair ct-compact"]);
    for (const { confidence } of offices) expect(confidence).toBeLessThan(0.4);
  });

  test("have the open briefing of two committees with its day and place, as the register knows it", () => {
    const meetings = page.flatMap(({ content }) => (content.kind === "meeting" ? [content] : []));
    const known = cellsByRow("cooperation/events.csv").find(({ id = "" }) => id.startsWith("2022-04-07"));
    expect(meetings.map(({ hosts, date }) => ({ hosts: hosts.join(";"), date }))).toEqual([
      { hosts: known?.hosts, date: known?.start },
    ]);
    expect(known?.place?.endsWith(meetings[0]?.place ?? "?")).toBe(true);
  });

  test("have from the prose the forum, the private initiatives, five regional bodies, the FATF and the High Commissioner", () => {
    const prose = page.filter((one) => !isListed(one)).map(told);
    for (const id of [
      "gctf",
      "gifct",
      "tech-against-terrorism",
      "oic",
      "las",
      "eu",
      "coe",
      "osce",
      "fatf",
      "ohchr",
      "icrc",
    ])
      expect(prose).toContain(`cted cooperates-with ${id}`);
  });
});

// Skipped elsewhere: the corpus is not ours to ship.
describe.skipIf(!sharedIsHere)(`the statements of the gold texts${unlessShared}`, () => {
  const documents = sharedIsHere
    ? goldSets().flatMap(({ name, texts }) => (name === "founding page" ? [] : texts))
    : [];

  test("say of committees that resolutions set them up what the register says", () => {
    const known = new Set(
      cellsByRow("mandates/instrument-relations.csv")
        .filter(({ kind }) => kind === "establishes")
        .map(({ from, to }) => `${to} by ${from}`),
    );
    const said = documents.flatMap((text) =>
      statedIn(text)
        .filter(({ content }) => content.kind === "establishment")
        .map(told),
    );
    expect(said.length).toBeGreaterThan(3);
    expect(said.filter((one) => !known.has(one))).toEqual([]);
  });
});

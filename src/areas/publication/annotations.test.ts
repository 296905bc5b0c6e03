import fc from "fast-check";
import jsonld from "jsonld";
import { beforeAll, describe, expect, test } from "vitest";
import { readAs, type TakenIn, takeIn } from "../../../tests/support/documents.ts";
import { openedSite } from "../../../tests/support/opened-site.ts";
import type { Mention } from "../../kernel/mention.ts";
import { partLength } from "./document-text.ts";
import { codePoints } from "./linked/annotations.ts";

const opened = openedSite();
const origin = "https://entente.example";
const oa = "http://www.w3.org/ns/oa#";
const streams = "http://www.w3.org/ns/activitystreams#";

const thing = (id: string) => ({ "@id": id, "@type": "@id" });
const counted = (id: string) => ({ "@id": id, "@type": "xsd:nonNegativeInteger" });
const chosen = (id: string) => ({ "@id": id, "@type": "@vocab" });
const named = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, `oa:${name}`]));

/** The words of http://www.w3.org/ns/anno.jsonld that may be used here, as the Web Annotation Vocabulary (2017) defines them. */
const annotationWords = {
  "@context": {
    ...{ oa, as: streams, dc: "http://purl.org/dc/elements/1.1/", xsd: "http://www.w3.org/2001/XMLSchema#" },
    ...{ rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#", rdfs: "http://www.w3.org/2000/01/rdf-schema#" },
    ...{ id: "@id", type: "@type", value: "rdf:value", format: "dc:format", label: "rdfs:label" },
    ...named(["Annotation", "TextualBody", "SpecificResource", "TextPositionSelector", "TextQuoteSelector"]),
    ...named(["exact", "prefix", "suffix", "identifying", "linking", "tagging"]),
    ...{ AnnotationCollection: "as:OrderedCollection", AnnotationPage: "as:OrderedCollectionPage" },
    ...{ body: thing("oa:hasBody"), target: thing("oa:hasTarget") },
    ...{ source: thing("oa:hasSource"), selector: thing("oa:hasSelector") },
    ...{ motivation: chosen("oa:motivatedBy"), purpose: chosen("oa:hasPurpose") },
    ...{ start: counted("oa:start"), end: counted("oa:end") },
    ...{ total: counted("as:totalItems"), startIndex: counted("as:startIndex") },
    items: { "@id": "as:items", "@type": "@id", "@container": "@list" },
    ...{ first: thing("as:first"), last: thing("as:last"), next: thing("as:next"), prev: thing("as:prev") },
    partOf: thing("as:partOf"),
  },
};

/** Nothing comes from the network: their context stands above, ours comes from the site. */
const documentLoader = async (url: string) => {
  if (url === "http://www.w3.org/ns/anno.jsonld") return { documentUrl: url, document: annotationWords };
  if (url !== `${origin}/context.jsonld`) throw new Error(`asked the network for ${url}`);
  return { documentUrl: url, document: (await opened.get("/context.jsonld")).json() };
};
/** `safe`: a word that no context knows is an error, and is not silently left out. */
const options = { documentLoader, safe: true } as jsonld.Options.Expand;

type Expanded = Record<string, readonly Record<string, unknown>[]> & { readonly "@id": string };

const documentAt = async (url: string) => {
  const answer = await opened.get(url);
  expect([url, answer.statusCode, answer.headers["content-type"]]).toEqual([
    url,
    200,
    "application/ld+json; charset=utf-8",
  ]);
  return answer.json();
};
// The library's types know neither `safe` nor that its answer is an array of nodes.
const expanded = async (url: string): Promise<Expanded> =>
  ((await jsonld.expand(await documentAt(url), options)) as unknown as Expanded[])[0] as Expanded;

/** Letters that take two code units stand before the words, so that offsets of the two ways of counting differ. */
const text =
  "\u{1F54A}\u{1F54A} Fictional note\n\nThe Financial Action Task Force met in Mali \u{1F54A} on 12 February 2015, under resolution 1540 (2004), paragraph 37 of resolution 2462 (2019) and resolution 9999 (2098).";
let note: TakenIn;
let long: TakenIn;
let mentions: readonly Mention[];

beforeAll(async () => {
  const { installation } = opened;
  note = await takeIn(installation, {
    text,
    title: "Fictional note",
    language: "en",
    symbol: "AZUR/1",
    issuer: "Azur Board",
  });
  mentions = await readAs(installation, note, [
    { words: "Financial Action Task Force", kind: "party", id: "fatf" },
    { words: "Mali", kind: "state", id: "MLI" },
    { words: "12 February 2015", kind: "date", id: "2015-02-12" },
    { words: "resolution 1540 (2004)", kind: "instrument", id: "S/RES/1540(2004)" },
    { words: "paragraph 37 of resolution 2462 (2019)", kind: "provision", id: "S/RES/2462(2019) OP 37" },
    { words: "resolution 9999 (2098)", kind: "instrument", id: "S/RES/9999(2098)" },
  ]);
  long = await takeIn(installation, {
    text: `Mali comes first.\n\n${"Nothing is said here.\n\n".repeat(partLength / 20)}France comes last.`,
    ...{ title: "Long fictional note", language: "en" },
  });
  await readAs(installation, long, [
    { words: "Mali", kind: "state", id: "MLI" },
    { words: "France", kind: "state", id: "FRA" },
  ]);
});

interface Annotation {
  readonly id: string;
  readonly motivation: string;
  readonly body: string | { readonly value: string };
  readonly target: {
    readonly source: string;
    readonly selector: readonly [
      { readonly start: number; readonly end: number },
      { readonly exact: string; readonly prefix: string; readonly suffix: string },
    ];
  };
}
const annotationsAt = async (url: string): Promise<Annotation[]> => (await documentAt(url)).first.items;

describe("what a document speaks of, as annotations", () => {
  test("is read by the library with the words of the Recommendation alone", async () => {
    const collection = await expanded(`/fr/documents/${note.id}.json`);
    expect(collection["@type"]).toEqual([`${streams}OrderedCollection`]);
    expect(collection[`${streams}totalItems`]?.[0]?.["@value"]).toBe(mentions.length);
    const [page] = (collection[`${streams}first`] ?? []) as unknown as Expanded[];
    const [list] = (page?.[`${streams}items`] ?? []) as unknown as Array<{ "@list": Expanded[] }>;
    expect(list?.["@list"].map((one) => one["@type"])).toEqual(mentions.map(() => [`${oa}Annotation`]));
    const bodies = list?.["@list"].map((one) => one[`${oa}hasBody`]?.[0]?.["@id"]);
    expect(bodies).toEqual([
      `${origin}/id/partners/fatf`,
      `${origin}/id/states/MLI`,
      undefined,
      `${origin}/id/mandates/s-res-1540-2004`,
      `${origin}/id/mandates/s-res-2462-2019/op-37`,
      undefined,
    ]);
  });

  test("points at the words by code points and by quotation", async () => {
    const found = await annotationsAt(`/en/documents/${note.id}.json`);
    const letters = [...text];
    for (const [at, { target }] of found.entries()) {
      const [place, quote] = target.selector;
      expect(letters.slice(place.start, place.end).join("")).toBe(mentions[at]?.text);
      expect(quote.exact).toBe(mentions[at]?.text);
      expect(text).toContain(`${quote.prefix}${quote.exact}${quote.suffix}`);
      expect(target.source).toBe(`${origin}/id/documents/${note.id}?edition=1`);
    }
    expect(found[0]?.target.selector[0].start).toBe(text.indexOf("Financial") - 2);
  });

  test("says as text what has no name here: a date, an instrument that the register does not have", async () => {
    const found = await annotationsAt(`/en/documents/${note.id}.json`);
    expect(
      found.map(({ motivation, body }) => [motivation, typeof body === "string" ? "" : body.value]),
    ).toEqual([
      ["identifying", ""],
      ["identifying", ""],
      ["tagging", "2015-02-12"],
      ["identifying", ""],
      ["identifying", ""],
      ["tagging", "S/RES/9999(2098)"],
    ]);
  });

  test("names things that lead to a page, and the document in the words of the house", async () => {
    for (const { body } of await annotationsAt(`/en/documents/${note.id}.json`)) {
      if (typeof body !== "string") continue;
      const lead = await opened.get(body.replace(origin, ""), { "accept-language": "fr" });
      expect((await opened.get(String(lead.headers.location))).statusCode).toBe(200);
    }
    const collection = await expanded(`/fr/documents/${note.id}.json`);
    const [subject] = (collection["http://purl.org/dc/terms/subject"] ?? []) as unknown as Expanded[];
    expect(subject?.["@id"]).toBe(`${origin}/id/documents/${note.id}`);
    expect(subject?.["https://schema.org/name"]).toEqual([{ "@language": "en", "@value": "Fictional note" }]);
    expect(subject?.["https://schema.org/identifier"]).toEqual([{ "@value": "AZUR/1" }]);
  });

  test("comes in pages where the text comes in parts, each of which leads to the next", async () => {
    const collection = await documentAt(`/en/documents/${long.id}.json`);
    expect([collection.total, collection.first.items.length]).toEqual([2, 1]);
    const next = await documentAt(collection.first.next.replace(origin, ""));
    expect([next.id, next.startIndex, next.items.length, next.partOf.id]).toEqual([
      collection.first.next,
      1,
      1,
      collection.id,
    ]);
    expect(next.items[0].target.selector[1].exact).toBe("France");
    expect([next.next, next.prev]).toEqual([undefined, collection.first.id]);
    expect((await opened.get(`/en/documents/${long.id}.json?part=9`)).statusCode).toBe(400);
    await expanded(collection.first.next.replace(origin, ""));
  });

  test("becomes N-Quads without a relative name", async () => {
    const asRdf = { ...options, format: "application/n-quads" } as object;
    const quads = String(await jsonld.toRDF(await documentAt(`/en/documents/${note.id}.json`), asRdf));
    const names = quads
      .trim()
      .split("\n")
      .map((line) => line.split(" ")[0] ?? "");
    expect(names.length).toBeGreaterThan(40);
    expect(names.filter((name) => !/^(<https:\/\/|_:)/.test(name))).toEqual([]);
  });
});

test("the list of documents is JSON-LD and CSV with the same rows", async () => {
  const list = (await jsonld.expand(
    await documentAt("/fr/documents.json"),
    options,
  )) as unknown as Expanded[];
  const ids = list.filter((node) => String(node["@id"]).includes("/id/")).map((node) => node["@id"]);
  expect(ids.sort()).toEqual([note, long].map(({ id }) => `${origin}/id/documents/${id}`).sort());
  const lines = (await opened.get("/fr/documents.csv")).body.trim().split(/\r?\n/);
  expect(lines[0]?.replace(/^\ufeff/, "")).toBe(
    "id,title,language,symbol,dated,issuer,edition,parties,instruments,provisions,states,source",
  );
  expect(lines.find((line) => line.startsWith(note.id))).toBe(
    `${note.id},Fictional note,en,AZUR/1,,Azur Board,1,1,2,1,1,`,
  );
});

test("code points before an offset are as many as the text there has", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 30 }), fc.nat(60), (any, at) => {
      const before = any.slice(0, at);
      // An offset within a character does not occur: mentions begin and end between them.
      fc.pre(!/[\ud800-\udbff]$/.test(before));
      expect(codePoints(any)(Math.min(at, any.length))).toBe([...before].length);
    }),
  );
});

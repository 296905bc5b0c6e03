import { PassThrough } from "node:stream";
import { inflateRawSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import jsonld from "jsonld";
import { Parser } from "n3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { translators } from "../../src/app/areas.ts";
import { writeCsv } from "../../src/app/commands/export/csv.ts";
import type { WriteFormat } from "../../src/app/commands/export/format.ts";
import { writeJsonLd } from "../../src/app/commands/export/json-ld.ts";
import { outputTo, ReaderGone } from "../../src/app/commands/export/output.ts";
import { writeSkos } from "../../src/app/commands/export/turtle.ts";
import { writeXlsx } from "../../src/app/commands/export/xlsx.ts";
import { type ExportName, exportables } from "../../src/areas/publication/index.ts";
import type { Day } from "../../src/kernel/partial-date.ts";
import { publicActor } from "../../src/platform/acts/index.ts";
import { freshInstallation, type TestInstallation } from "../support/installation.ts";
import { cellsByRow } from "../support/reference-files.ts";

const origin = "https://entente.example";
const skos = "http://www.w3.org/2004/02/skos/core#";
const names: readonly ExportName[] = ["parties", "instruments", "relations", "states"];

let installation: TestInstallation;
beforeAll(async () => {
  installation = await freshInstallation();
});
afterAll(() => installation?.close());

/** What a format writes, as one buffer. */
async function exported(name: ExportName, write: WriteFormat, on = "2026-11-25"): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  await write({
    ...{ exportable: exportables[name], origin, on: on as Day, translators },
    output: { write: async (piece) => void pieces.push(Buffer.from(piece)) },
    ask: (query) => installation.door.ask(publicActor, query, { on }),
  });
  return Buffer.concat(pieces);
}

const tableOf = async (name: ExportName, on?: string): Promise<Array<Record<string, string>>> =>
  parse(await exported(name, writeCsv, on), { columns: true, bom: true });

const verified = (path: string) =>
  cellsByRow(path).filter(({ verification }) => verification !== "unverified");
const notRelations = ["created-by", "kind", "chairs", "vice-chairs", "secretariat-of"];

/** How many rows the files give each subject, as the public may read them. */
const expected: Readonly<Record<ExportName, () => number>> = {
  parties: () => cellsByRow("registry/parties.csv").length,
  instruments: () => cellsByRow("mandates/instruments.csv").length,
  relations: () =>
    verified("registry/relations.csv").filter(({ kind = "" }) => !notRelations.includes(kind)).length,
  states: () => cellsByRow("registry/states.csv").length,
};

/** Reads a ZIP by its directory, as a program that opens one does. */
function unzipped(file: Buffer): Map<string, string> {
  const end = file.length - 22;
  expect(file.readUInt32LE(end)).toBe(0x06054b50);
  const entries = new Map<string, string>();
  let at = file.readUInt32LE(end + 16);
  for (let count = file.readUInt16LE(end + 10); count > 0; count -= 1) {
    const [small, size, length, begin] = [20, 24, 28, 42].map((place) =>
      place === 28 ? file.readUInt16LE(at + place) : file.readUInt32LE(at + place),
    ) as [number, number, number, number];
    const name = file.toString("utf8", at + 46, at + 46 + length);
    const from = begin + 30 + file.readUInt16LE(begin + 26);
    const text = inflateRawSync(file.subarray(from, from + small));
    expect(text.length).toBe(size);
    entries.set(name, text.toString("utf8"));
    at += 46 + length;
  }
  return entries;
}

describe.each(names)("an export of %s", (name) => {
  it("has every row of the files as CSV, and as many in a sheet", async () => {
    expect((await tableOf(name)).length).toBe(expected[name]());
    const sheet = unzipped(await exported(name, writeXlsx)).get("xl/worksheets/sheet1.xml") ?? "";
    expect(sheet.match(/<row>/g)?.length).toBe(expected[name]() + 1);
  });

  it("is JSON-LD that is understood without any other document, each thing in it", async () => {
    const document = JSON.parse((await exported(name, writeJsonLd)).toString());
    const documentLoader = async (url: string): Promise<never> => {
      throw new Error(`asked for ${url}`);
    };
    // The library's types do not know `safe`: a key without a meaning is an error.
    const options = { documentLoader, safe: true } as jsonld.Options.Expand;
    const nodes = await jsonld.expand(document, options);
    // The list itself stands before its things.
    expect(nodes.length).toBe(expected[name]() + 1);
  });
});

describe.each(["parties", "instruments", "states"] as const)("%s as SKOS", (name) => {
  it("is a scheme of concepts, each with one preferred label a language and no label in two roles", async () => {
    const quads = new Parser().parse((await exported(name, writeSkos)).toString());
    const concepts = quads.filter(({ object }) => object.value === `${skos}Concept`);
    expect(concepts.length).toBe(expected[name]());
    const labels = quads.filter(({ predicate }) => predicate.value.endsWith("Label"));
    const role = ({ subject, predicate, object }: (typeof quads)[number]) => ({
      label: `${subject.value} ${object.id}`,
      preferred:
        predicate.value === `${skos}prefLabel`
          ? `${subject.value} ${"language" in object ? object.language : ""}`
          : "",
    });
    const all = labels.map(role);
    expect(new Set(all.map(({ label }) => label)).size).toBe(all.length);
    const preferred = all.map((one) => one.preferred).filter(Boolean);
    expect(new Set(preferred).size).toBe(preferred.length);
  });
});

describe("as of a day", () => {
  it("says of each instrument how it stood then", async () => {
    const stateOn = async (on: string) =>
      (await tableOf("instruments", on)).find(({ id }) => id === "S/RES/2617(2021)")?.state;
    expect(await stateOn("2021-01-01")).toBe("not-adopted");
    expect(await stateOn("2022-06-01")).toBe("in-force");
  });
});

describe("a sheet", () => {
  it("keeps what looks like a formula or like markup as the text it is", async () => {
    const cells = ["=1+1", "<b>&amp;</b>", "مثال", "\u0000x\uD800y", " two  spaces "];
    const file = await exportedCells(cells);
    const sheet = unzipped(file).get("xl/worksheets/sheet1.xml") ?? "";
    for (const text of ["=1+1", "&lt;b&gt;&amp;amp;&lt;/b&gt;", "مثال", "xy", " two  spaces "])
      expect(sheet).toContain(`<t xml:space="preserve">${text}</t>`);
    expect(sheet).not.toContain("<f>");
  });

  it("is refused with a sentence when it cannot hold the rows or a text", async () => {
    await expect(exportedCells(["x".repeat(32_768)])).rejects.toMatchObject({ code: "export-cell-too-long" });
    await expect(exportedCells(["x"], 1_048_576)).rejects.toMatchObject({ code: "export-too-many-rows" });
  });
});

/** A sheet of one part that has the row so many times. */
async function exportedCells(cells: readonly string[], times = 1): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let handed = Promise.resolve();
  const { states } = exportables;
  await writeXlsx({
    ...{ origin, on: "2026-11-25" as Day, translators },
    exportable: {
      ...states,
      columns: ["text"],
      table(hand) {
        handed = hand(Array.from({ length: times }, () => cells));
        return states.table(async () => {});
      },
    },
    output: { write: async (piece) => void pieces.push(Buffer.from(piece)) },
    ask: async () => handed.then(() => times),
  });
  return Buffer.concat(pieces);
}

describe("the way out", () => {
  it("holds the next piece back until the reader has taken the last", async () => {
    const reader = new PassThrough({ highWaterMark: 4 });
    let written = 0;
    const writing = (async () => {
      for (; written < 5; written += 1) await outputTo(reader).write("12345678");
    })();
    await new Promise((done) => setTimeout(done, 50));
    expect(written).toBeLessThan(5);
    reader.resume();
    await writing;
    expect(written).toBe(5);
  });

  it.each([writeCsv, writeXlsx, writeJsonLd, writeSkos])(
    "ends the export when the reader is gone (%#)",
    async (write) => {
      const reader = new PassThrough();
      reader.on("error", () => {});
      reader.destroy(Object.assign(new Error("gone"), { code: "EPIPE" }));
      const asked = write({
        ...{ exportable: exportables.parties, origin, on: "2026-11-25" as Day, translators },
        output: outputTo(reader),
        ask: (query) => installation.door.ask(publicActor, query, { on: "2026-11-25" }),
      });
      await expect(asked).rejects.toBeInstanceOf(ReaderGone);
    },
  );
});

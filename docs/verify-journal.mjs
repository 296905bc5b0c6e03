#!/usr/bin/env node
// Verifies an exported journal of Entente, offline, with Node alone:
//
//   node verify-journal.mjs journal.ndjson [--head HASH]
//
// The file is JSON lines: a head; each seal, followed by the entries under it in their order; an end. An entry is the text that was
// hashed, or its digest alone where whoever exported the file may not read it. With SHA-256,
//
//   digest of an entry = hash(text in UTF-8)
//   hash of a seal     = hash(hash of the seal before ‖ digests of its entries); before the first stands nothing
//
// so that whoever changes, removes or adds an entry changes every hash after it. That the end of the chain was not cut off, a chain alone
// cannot show: give the hash that you were told of it (`entente journal verify` and each backup print it) as --head.
//
// Personal values stand apart from the chain, which holds digests of them. Where some were erased, the line says so beside the entry:
// which, when, and by which act. The entry is as it was.
//
// Exit codes: 0 whole, 1 not whole, 2 the file or the question cannot be read.

import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";

const hex = /^[0-9a-f]{64}$/;

/** What is wrong, and in which line. */
class Broken extends Error {}

function fail(message, line) {
  throw new Broken(line === undefined ? message : `line ${line}: ${message}`);
}

function parse(text, line) {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    fail("this is no JSON", line);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) fail("this is no entry", line);
  return value;
}

/** Walks the chain line by line. */
class Walk {
  previous = "";
  seals = 0;
  entries = 0;
  hidden = 0;
  erased = 0;
  heads = new Set();
  ended = false;
  begun = false;

  take(text, line) {
    const value = parse(text, line);
    if (this.ended) fail("something stands behind the end", line);
    if (!this.begun) return this.begin(value, line);
    if (value.end === true) return this.end(value, line);
    if (typeof value.seal === "number") return this.openSeal(value, line);
    return this.entry(value, line);
  }

  begin(value, line) {
    if (value.format !== "entente-journal" || value.version !== 1)
      fail("this is no exported journal of a version that is known here", line);
    this.begun = true;
  }

  openSeal(value, line) {
    this.closeSeal(line);
    if (value.previous !== this.previous)
      fail(`seal ${value.seal} does not follow from the one before`, line);
    if (!hex.test(value.hash) || !Number.isInteger(value.entries) || value.entries < 1)
      fail("this is no seal", line);
    this.open = {
      ...value,
      digests: createHash("sha256").update(Buffer.from(value.previous, "hex")),
      count: 0,
    };
  }

  entry(value, line) {
    if (this.open === undefined) fail("an entry stands outside all seals", line);
    let digest;
    if (typeof value.text === "string") digest = createHash("sha256").update(value.text, "utf8").digest();
    else if (hex.test(value.digest)) {
      digest = Buffer.from(value.digest, "hex");
      this.hidden += 1;
    } else fail("this is neither an entry nor a digest", line);
    if (Array.isArray(value.erased)) this.erased += value.erased.length;
    this.open.digests.update(digest);
    this.open.count += 1;
  }

  closeSeal(line) {
    const { open } = this;
    if (open === undefined) return;
    if (open.count !== open.entries)
      fail(`seal ${open.seal} is of ${open.entries} entries, and ${open.count} stand under it`, line);
    if (open.digests.digest("hex") !== open.hash)
      fail(`the entries under seal ${open.seal} are not as they were sealed`, line);
    this.previous = open.hash;
    this.heads.add(open.hash);
    this.seals += 1;
    this.entries += open.count;
    this.open = undefined;
  }

  end(value, line) {
    this.closeSeal(line);
    if (value.seals !== this.seals || value.entries !== this.entries || value.head !== this.previous)
      fail("the end does not say what stands before it", line);
    this.ended = true;
  }
}

async function verify(file, head) {
  const walk = new Walk();
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(file, "utf8"), crlfDelay: Infinity })) {
    line += 1;
    if (text !== "") walk.take(text, line);
  }
  if (!walk.ended) fail("the file is cut off: it has no end");
  if (head !== undefined && !walk.heads.has(head)) fail(`the chain does not contain the head ${head}`);
  return walk;
}

function questionIn(given) {
  const rest = [...given];
  const at = rest.indexOf("--head");
  const head = at < 0 ? undefined : rest.splice(at, 2)[1]?.toLowerCase();
  if (rest.length !== 1 || (at >= 0 && !hex.test(head ?? ""))) return undefined;
  return { file: rest[0], head };
}

const question = questionIn(process.argv.slice(2));
if (question === undefined) {
  process.stderr.write("Usage: node verify-journal.mjs FILE [--head HASH]\n");
  process.exitCode = 2;
} else {
  try {
    const { seals, entries, hidden, erased, previous } = await verify(question.file, question.head);
    process.stdout.write(
      `whole: ${entries} entries under ${seals} seals, ${hidden} of them as digests alone\n`,
    );
    if (erased > 0)
      process.stdout.write(
        `${erased} personal values were erased; the file says beside each entry when and by which act\n`,
      );
    process.stdout.write(`head: ${previous}\n`);
  } catch (error) {
    if (error instanceof Broken) {
      process.stderr.write(`not whole: ${error.message}\n`);
      process.exitCode = 1;
    } else {
      process.stderr.write(`cannot be read: ${error.message}\n`);
      process.exitCode = 2;
    }
  }
}

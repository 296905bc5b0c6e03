import { createHash } from "node:crypto";
import { formTokenOf } from "../../../src/platform/http/index.ts";
import type { Draw } from "../access/draw.ts";
import type { Stage, Writer } from "./stage.ts";

/** What one write asks for. `note` is one row, `party` a body with three names, `wait` a change of a public page that waits. */
export const wanted = ["note", "party", "wait"] as const;
export type Wanted = (typeof wanted)[number];

/** A write that somebody sent: whether its answer said that it was done. */
export interface Sent {
  readonly what: Wanted;
  /** Stands in what was written, and nowhere else. */
  readonly mark: string;
  readonly acknowledged: boolean;
}

interface Form {
  readonly path: string;
  readonly fields: Readonly<Record<string, string>>;
  /** How the address ends that a done write leads to. */
  readonly done: RegExp;
}

function formOf(what: Wanted, mark: string): Form {
  if (what === "note") {
    const fields = { language: "en", text: `A note of ${mark}` };
    return { path: "partners/interpol/notes/new", fields, done: /\bdone=/ };
  }
  const base = { verification: "known" };
  if (what === "wait") {
    const fields = {
      ...base,
      language: "en",
      type: "alias",
      name: mark,
      status: "courtesy",
      level: "public",
    };
    return { path: "partners/osce/names/new", fields, done: /\bdone=waits/ };
  }
  const names = { "name-en": mark, "name-fr": `${mark} fr`, "name-ar": `${mark} ar` };
  const facts = { kind: "forum", category: "prose", status: "active", level: "unclassified" };
  return { path: "partners/new", fields: { ...base, ...facts, ...names }, done: /\bdone=added/ };
}

/** A word that no other write has, and that is like no other: bodies that are named alike are asked about first. */
const markOf = (seed: number, count: number): string => {
  const digest = createHash("sha256").update(`${seed} ${count}`).digest("hex").slice(0, 20);
  return `zk${digest.replace(/\d/g, (digit) => "ghijklmnop"[Number(digit)] ?? "")}`;
};

export const markPattern = /\bzk[a-p]{20}\b/g;

/** All writers at work until they are told to stop. */
export interface Writing {
  readonly sent: readonly Sent[];
  /** How many were answered as done so far. */
  acknowledged(): number;
  stop(): Promise<void>;
}

let count = 0;

/** @param seed of the whole run: marks of one run are never those of another round */
export function startWriting(
  { origin, writers }: Stage,
  { draw, seed }: { draw: Draw; seed: number },
): Writing {
  const sent: Sent[] = [];
  let stopped = false;
  const work = async (writer: Writer) => {
    while (!stopped) {
      count += 1;
      const what = draw.one(wanted);
      const mark = markOf(seed, count);
      sent.push({ what, mark, acknowledged: await send(origin, writer, formOf(what, mark)) });
    }
  };
  const working = writers.map(work);
  return {
    sent,
    acknowledged: () => sent.filter(({ acknowledged }) => acknowledged).length,
    async stop() {
      stopped = true;
      await Promise.all(working);
    },
  };
}

async function send(origin: string, { token }: Writer, { path, fields, done }: Form): Promise<boolean> {
  try {
    const answer = await fetch(`${origin}/en/work/${path}`, {
      method: "POST",
      redirect: "manual",
      signal: AbortSignal.timeout(30_000),
      headers: { cookie: `entente=${token}`, origin },
      body: new URLSearchParams({ "form-token": formTokenOf(token), ...fields }),
    });
    const text = await answer.text();
    if (done.test(answer.headers.get("location") ?? "")) return true;
    // While the database is away a write is refused, and says so; any other refusal is a fault of the trial.
    if (answer.status < 500)
      throw new Refused(
        `${path}: ${answer.status} ${text
          .replace(/<[^>]*>/g, " ")
          .replace(/\s+/g, " ")
          .slice(0, 600)}`,
      );
  } catch (error) {
    if (error instanceof Refused) throw error;
  }
  // Nobody is there: the next try comes a moment later.
  await new Promise((resolve) => setTimeout(resolve, 50));
  return false;
}

/** A form that was not taken although the database was there. */
class Refused extends Error {}

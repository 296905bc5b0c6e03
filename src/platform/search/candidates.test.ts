import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { freshInstallation, type TestInstallation } from "../../../tests/support/installation.ts";

let installation: TestInstallation;
let owner: pg.Client;

beforeAll(async () => {
  installation = await freshInstallation();
  owner = new pg.Client({ connectionString: installation.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await installation.close();
});
beforeEach(() => owner.query("begin"));
afterEach(() => owner.query("rollback"));

interface Named {
  readonly kind?: string;
  readonly id: string;
  /** How many subjects there are of it; `#` in id and name is their number. */
  readonly times?: number;
  readonly name: string;
}

/** Indexes made-up names, of subjects that stand in no table: here they are words and numbers alone. */
async function indexed(...given: Named[]): Promise<void> {
  for (const { kind = "party", id, times = 1, name } of given) {
    await owner.query(
      "select search.count_name($1, replace($2, '#', i::text), replace($3, '#', i::text), 1) from generate_series(1, $4::integer) i",
      [kind, id, name, times],
    );
  }
  await owner.query("set constraints all immediate");
}

interface Wanted {
  readonly kinds?: readonly string[];
  readonly skip?: number;
  readonly most?: number;
  readonly unfinished?: boolean;
}

async function candidates(words: readonly string[], wanted: Wanted = {}): Promise<string[]> {
  const { kinds, skip = 0, most = 30, unfinished = false } = wanted;
  const { rows } = await owner.query<{ id: string }>("select id from search.candidates($1, $2, $3, $4, $5)", [
    words,
    unfinished,
    kinds ?? null,
    skip,
    most,
  ]);
  return rows.map(({ id }) => id);
}

describe("among thousands of names that share their words", () => {
  test("the one that has all words comes, though each of them is common", async () => {
    await indexed(
      { id: "left-#", times: 1200, name: "Quorbly Vantrell left #" },
      { id: "right-#", times: 1300, name: "Delmonty Hasquard right #" },
      { id: "both", name: "Delmonty Quorbly" },
    );
    expect(await candidates(["quorbly", "delmonty"])).toContain("both");
  });

  test("where nobody has both of two common words, those come that have one", async () => {
    await indexed(
      { id: "left-#", times: 1200, name: "Quorbly left #" },
      { id: "right-#", times: 1300, name: "Delmonty right #" },
    );
    expect((await candidates(["quorbly", "delmonty"])).length).toBe(30);
  });

  test("of many that share the rarest word, the ones that have the next words come", async () => {
    await indexed(
      { id: "other-#", times: 900, name: "Zorbelino body #" },
      { id: "common-#", times: 1500, name: "Quorbly Hasquard body #" },
      { id: "wanted", name: "Zorbelino Hasquard Quorbly" },
    );
    expect(await candidates(["zorbelino", "quorbly", "hasquard"])).toContain("wanted");
  });

  test("a kind that is asked for is not pushed out by others", async () => {
    await indexed(
      { id: "party-#", times: 900, name: "Zorbelino Quorbly #" },
      { kind: "theme", id: "theme", name: "Zorbelino" },
    );
    expect(await candidates(["zorbelino", "quorbly"], { kinds: ["theme"] })).toEqual(["theme"]);
  });

  test("each next step brings others, until there are no more", async () => {
    await indexed({ id: "party-#", times: 75, name: "Zorbelino #" });
    const steps = [];
    for (const skip of [0, 30, 60, 90]) steps.push(await candidates(["zorbelino"], { skip }));
    expect(steps.map((step) => step.length)).toEqual([30, 30, 15, 0]);
    expect(new Set(steps.flat()).size).toBe(75);
  });
});

test("the last word may be a beginning only while it is being typed", async () => {
  await indexed({ id: "wanted", name: "Zorbelino Quorbly" });
  expect(await candidates(["quorbly", "zor"], { unfinished: true })).toEqual(["wanted"]);
  expect(await candidates(["zor"], { unfinished: true })).toEqual(["wanted"]);
  expect(await candidates(["zor"])).toEqual([]);
});

test("a number is never taken for another", async () => {
  await indexed({ id: "wanted", name: "Zorbelino 26170" });
  expect(await candidates(["26170"])).toEqual(["wanted"]);
  expect(await candidates(["26171"])).toEqual([]);
  expect(await candidates(["2617"])).not.toContain("wanted");
});

test("names that come and go in one transaction are counted once, and leave nothing", async () => {
  const waiting = async () => (await owner.query("select from search.waiting")).rowCount;
  await owner.query("set constraints all deferred");
  for (const sign of [1, 1, -1])
    await owner.query("select search.count_name('party', 'wanted', 'Zorbelino', $1)", [sign]);
  expect(await waiting()).toBe(3);
  expect(await candidates(["zorbelino"])).toEqual([]);
  await owner.query("set constraints all immediate");
  expect(await waiting()).toBe(0);
  expect(await candidates(["zorbelino"])).toEqual(["wanted"]);
  await owner.query("select search.count_name('party', 'wanted', 'Zorbelino', -1)");
  expect(await candidates(["zorbelino"])).toEqual([]);
});

test("a name added after a savepoint was rolled back is counted as well", async () => {
  await owner.query("savepoint before");
  await owner.query("select search.count_name('party', 'lost', 'Zorbelino', 1)");
  await owner.query("rollback to before");
  await owner.query("select search.count_name('party', 'kept', 'Zorbelino', 1)");
  await owner.query("set constraints all immediate");
  expect(await candidates(["zorbelino"])).toEqual(["kept"]);
});

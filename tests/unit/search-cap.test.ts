import { afterAll, beforeAll, expect, test } from "vitest";
import { authorise, nameReader } from "../../src/areas/access/index.ts";
import { find } from "../../src/areas/publication/index.ts";
import { createDoor, publicActor } from "../../src/platform/acts/index.ts";
import { openStorage } from "../../src/platform/storage/index.ts";
import { freshInstallation, type TestInstallation, testClock } from "../support/installation.ts";
import { rowsOf } from "../support/sql.ts";

let installation: TestInstallation;

/** The function of candidates says aloud how it is asked, and answers as ever. */
const listening = `
  alter function search.candidates(text[], boolean, text[], integer, integer) rename to candidates_as_ever;
  create function search.candidates(asked text[], unfinished boolean, kinds text[], skip integer, most integer)
  returns table (kind text, id text) language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  begin
    raise notice 'asked % %', skip, most;
    return query select c.kind, c.id from search.candidates_as_ever(asked, unfinished, kinds, skip, most) c;
  end $$;
  grant execute on function search.candidates to entente_app`;

beforeAll(async () => {
  installation = await freshInstallation();
  await rowsOf(installation.superuserUrl, listening);
});
afterAll(() => installation.close());

/** Subjects that go by a word and of which the reader may read nothing. */
const hide = (word: string, count: number) =>
  rowsOf(
    installation.superuserUrl,
    `begin; select search.count_name('party', '${word}-' || i, '${word} body ' || i, 1) from generate_series(1, ${count}) i; commit`,
  );

/** How candidates are asked for to answer the public, and what the answer is. */
async function askedFor(word: string) {
  const asked: string[] = [];
  const storage = openStorage(installation.appUrl, { most: 1 });
  storage.pool.on("connect", (client) => client.on("notice", ({ message }) => asked.push(String(message))));
  const door = createDoor({ storage, clock: testClock, authorise, nameReader });
  try {
    const answer = await door.ask(publicActor, find, {
      q: word,
      language: "en",
      kinds: ["party"],
      limit: 20,
    });
    return { asked, answer };
  } finally {
    await storage.close();
  }
}

test("beyond the cap, more hidden names change neither how often nor how many candidates are asked for, nor the answer", async () => {
  await hide("zorbelino", 3_000);
  await hide("quorblyte", 12_000);
  const [some, many] = [await askedFor("zorbelino"), await askedFor("quorblyte")];
  expect(some.asked.length).toBeGreaterThan(0);
  expect(many.asked).toEqual(some.asked);
  expect([some.answer.results, many.answer.results]).toEqual([[], []]);
  expect(many.answer).toEqual(some.answer);
});

test("a word that hidden names have is answered as a word that no name has", async () => {
  await hide("delmonty", 50);
  const [hidden, unknown] = [await askedFor("delmonty"), await askedFor("hasquardly")];
  expect(hidden.answer).toEqual(unknown.answer);
});

import { sql } from "kysely";
import type { Db } from "../storage/index.ts";

/** Words by their language; or of each language the stems of its words. */
type ByLanguage<Words> = ReadonlyMap<string, Words>;
type Stems = ReadonlyMap<string, readonly string[]>;

/**
 * Stems that the database has told, by language and word. A word has the same ones for ever, whoever asks and in whichever database:
 * `search.lexemes` is immutable. The words of a field come again and again, and asking for them costs more than finding the passages.
 */
const told = new Map<string, Map<string, readonly string[]>>();

/** So many words are remembered of each language, about 200 bytes each; those that came first are forgotten first. */
const mostRemembered = 50_000;

/** The stems of words by language, as the index has them. A word is one without blanks or signs in it. */
export async function stemsOf(db: Db, words: ByLanguage<readonly string[]>): Promise<ByLanguage<Stems>> {
  const given = [...words]
    .map(([language, some]) => ({ language, words: some.filter((word) => !told.get(language)?.has(word)) }))
    .filter(({ words: unknown }) => unknown.length > 0);
  const fresh = given.length === 0 ? new Map() : await ask(db, given);
  const stems = new Map(
    [...words].map(([language, some]) => [
      language,
      new Map(
        some.map((word) => [word, fresh.get(language)?.get(word) ?? told.get(language)?.get(word) ?? []]),
      ),
    ]),
  );
  for (const { language, words: unknown } of given)
    for (const word of unknown) remember(language, word, stems.get(language)?.get(word) ?? []);
  return stems;
}

function remember(language: string, word: string, lexemes: readonly string[]): void {
  const own = told.get(language) ?? new Map<string, readonly string[]>();
  told.set(language, own);
  own.set(word, lexemes);
  const [first] = own.keys();
  if (own.size > mostRemembered && first !== undefined) own.delete(first);
}

async function ask(
  db: Db,
  given: ReadonlyArray<{ readonly language: string; readonly words: readonly string[] }>,
): Promise<ByLanguage<Stems>> {
  const stems = new Map(given.map(({ language }) => [language, new Map<string, readonly string[]>()]));
  const { rows } = await sql<{ language: string; place: number; lexemes: readonly string[] }>`
    select g.language, l.place, l.lexemes
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) g(language text, words jsonb)
    cross join lateral search.lexemes(g.language, array(select jsonb_array_elements_text(g.words))) l`.execute(
    db,
  );
  for (const { language, place, lexemes } of rows) {
    const word = given.find((one) => one.language === language)?.words[place - 1];
    if (word !== undefined) stems.get(language)?.set(word, lexemes);
  }
  return stems;
}

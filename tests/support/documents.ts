import { addDocument, type DocumentInput } from "../../src/areas/evidence/index.ts";
import type { Mention } from "../../src/kernel/mention.ts";
import type { Reason } from "../../src/kernel/reason.ts";
import { operator, type TestInstallation } from "./installation.ts";
import { rowsOf } from "./sql.ts";

/** A document as it was taken in. */
export interface TakenIn {
  readonly id: string;
  readonly edition: string;
  readonly text: string;
}

type Given = Partial<DocumentInput> & Pick<DocumentInput, "text" | "title" | "language">;

/** Takes a text in as a public document, unless something else is said of it. */
export async function takeIn(installation: TestInstallation, given: Given): Promise<TakenIn> {
  const added = await installation.door.perform(operator, addDocument, {
    input: { bytes: Buffer.from(given.text), media_type: "text/plain", level: "public", ...given },
  });
  return { id: added.document, edition: added.edition_id, text: given.text };
}

const literal = (value: unknown): string => `'${String(value).replaceAll("'", "''")}'`;

/** Runs statements as the owner, within an act. */
export const actAs = (installation: TestInstallation, statements: string): Promise<unknown> =>
  rowsOf(
    installation.ownerUrl,
    `begin;
      select set_config('entente.reader', 'operator', true);
      select journal.open_act(now(), 'operator', 'test', 'test.documents', '', '{}');
      ${statements};
      commit`,
  );

/** What is to be found of words in a text: their first place, or that behind `after`. */
export interface Named {
  readonly words: string;
  readonly kind: Mention["kind"];
  readonly id: string;
  readonly after?: string;
  readonly reasons?: readonly Reason[];
}

export function mentionsIn(text: string, named: readonly Named[]): Mention[] {
  return named.map(({ words, kind, id, after, reasons = [] }) => {
    const start = text.indexOf(words, after === undefined ? 0 : text.indexOf(after));
    if (start < 0) throw new Error(`“${words}” is not in the text`);
    return { start, end: start + words.length, text: words, kind, id, confidence: 1, reasons };
  });
}

/** Keeps what a reader of the document would have recognised in it: exactly this, whatever the recogniser says. */
export async function readAs(
  installation: TestInstallation,
  document: TakenIn,
  named: readonly Named[],
): Promise<readonly Mention[]> {
  const mentions = mentionsIn(document.text, named);
  const subjects = [...new Set(mentions.map(({ kind, id }) => `${kind} ${id}`))];
  await actAs(
    installation,
    `insert into evidence.reading
      (edition_id, lexicon, read_at, mentions, ambiguous, candidates, subjects, verification, level, audience, originator)
    select e.id, '0', now(), ${literal(JSON.stringify(mentions))}::jsonb, '[]', '[]',
      array[${subjects.map(literal).join(", ")}]::text[], 'unverified', e.level, e.audience, e.originator
    from evidence.edition e where e.id = ${literal(document.edition)}`,
  );
  return mentions;
}

/** Ties a fact to the words of the document that say it. */
export const cite = (
  installation: TestInstallation,
  document: TakenIn,
  fact: { readonly table: string; readonly id: string; readonly words: string },
): Promise<unknown> => {
  const starts = document.text.indexOf(fact.words);
  const ends = starts + fact.words.length;
  return actAs(
    installation,
    `insert into evidence.citation
      (passage_id, fact_table, fact_id, starts, ends, quoted, verification, level, audience, originator)
    select s.id, ${literal(fact.table)}, ${literal(fact.id)}, ${starts}, ${ends}, ${literal(fact.words)}, 'verified',
      s.level, s.audience, s.originator
    from evidence.passage s
    where s.edition_id = ${literal(document.edition)} and s.kind <> 'furniture' and s.starts <= ${starts} and s.ends >= ${ends}`,
  );
};

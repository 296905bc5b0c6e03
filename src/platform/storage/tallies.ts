import type { RawBuilder } from "kysely";
import type { CertaintyTally, GapTally, LanguageTally, Tallies } from "../../kernel/tally.ts";
import type { Db } from "./session.ts";

/** An area's questions about how much it holds. */
interface TallyQuestions {
  readonly certainties: RawBuilder<CertaintyTally>;
  readonly languages: RawBuilder<LanguageTally>;
  readonly gaps: RawBuilder<GapTally>;
}

/** How much the reader may read, how sure it is and what is missing: all three questions asked together. */
export async function readTallies(db: Db, asked: TallyQuestions): Promise<Tallies> {
  const [certainties, languages, gaps] = await Promise.all([
    asked.certainties.execute(db),
    asked.languages.execute(db),
    asked.gaps.execute(db),
  ]);
  return { certainties: certainties.rows, languages: languages.rows, gaps: gaps.rows };
}

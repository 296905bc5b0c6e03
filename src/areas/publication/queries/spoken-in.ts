import { sentencesOf } from "../../../engines/passages/index.ts";
import { type Excerpt, excerptOf } from "../../../engines/text-query/index.ts";
import type { Db } from "../../../platform/storage/index.ts";
import { evidenceStore, type SpeakingPassage } from "../../evidence/index.ts";
import type { Subject } from "./document-things.ts";
import { all } from "./reading.ts";

/** A sentence of a document that speaks of the thing of the page. */
export interface SpeakingSentence extends Omit<SpeakingPassage, "words" | "named"> {
  /** The sentence, cut where it is long, with the thing's name marked. */
  readonly sentence: Excerpt;
}

/** Where the public documents speak of a thing. */
export interface SpokenIn {
  readonly subject: Subject;
  /** How many documents do. */
  readonly documents: number;
  /** Sentences of the newest of them. */
  readonly sentences: readonly SpeakingSentence[];
}

/** A page shows so many documents, and so many sentences of each; the list of documents has the rest. */
const shown = { documents: 10, passages: 3 };

export async function readSpokenIn(db: Db, subject: Subject): Promise<SpokenIn> {
  const key = `${subject.kind} ${subject.id}`;
  const { documents, passages } = await all({
    documents: evidenceStore(db).listDocuments({ subject: key }),
    passages: evidenceStore(db).speakingPassages({ subject: key, ...shown }),
  });
  return { subject, documents: documents.length, sentences: passages.map(sentenceOf) };
}

function sentenceOf({ words, named, ...passage }: SpeakingPassage): SpeakingSentence {
  const sentences = sentencesOf(words, { start: 0, end: words.length }, passage.language);
  const answers = [{ term: { text: "", quoted: false }, spans: named }];
  return { ...passage, sentence: excerptOf(words, { sentences, answers }) };
}

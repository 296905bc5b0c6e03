import { type Passage, passagesOf } from "../../engines/passages/index.ts";
import { recognise } from "../../engines/recognition/index.ts";
import { findStatements } from "../../engines/statements/index.ts";
import { languageOf } from "../../engines/written-language/index.ts";
import type { Language } from "../../kernel/language.ts";
import type { Ambiguity, Candidate, Mention, Rejection } from "../../kernel/mention.ts";
import type { Statement } from "../../kernel/statement.ts";
import { secretariatId } from "../registry/index.ts";
import type { ReadingWords } from "./lexicon.ts";

/** What a text speaks of, and what it says about it. */
export interface TextRead {
  readonly language: Language;
  readonly mentions: readonly Mention[];
  readonly ambiguous: readonly Ambiguity[];
  readonly candidates: readonly Candidate[];
  readonly rejected: readonly Rejection[];
  readonly statements: readonly Statement[];
}

interface Given {
  readonly words: ReadingWords;
  readonly language?: Language | undefined;
  /** Where the text has been divided already. */
  readonly passages?: readonly Passage[];
}

/** Reads a text by the names of the register. Offsets are UTF-16 code units of the text as given. */
export function readText(text: string, { words, language: named, passages }: Given): TextRead {
  const language = named ?? languageOf(text);
  const { lexicon, known } = words;
  const read = recognise(text, { lexicon, known, language });
  const statements = findStatements(text, {
    ...read,
    language,
    passages: passages ?? passagesOf(text, { language }),
    partyKind: words.partyKind,
    self: secretariatId,
  });
  return { language, ...read, statements };
}

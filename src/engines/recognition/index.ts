export { type CompileOptions, compileLexicon } from "./compile.ts";
export type { Lexicon, LexiconName } from "./lexicon.ts";
export { type Recognised, type RecogniseOptions, recognise } from "./recognise.ts";
export { readLexicon, writeLexicon } from "./written-lexicon.ts";

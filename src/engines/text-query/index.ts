export { type Excerpt, excerptOf, type Run } from "./excerpt.ts";
export {
  type Asked,
  answersIn,
  lexemesOf,
  type Stems,
  type Texts,
  type WordLexemes,
  wordsToStem,
} from "./marks.ts";
export { languagesOf, type Term, type TextQuery, textQuery } from "./query.ts";

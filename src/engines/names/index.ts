export { chinesePairs } from "./chinese.ts";
export { doubleLetters, foldName, letterPairs } from "./fold.ts";
export { type Answer, type Asked, type Name, rankNames, type Subject } from "./rank.ts";
export {
  type PreparedQuery,
  type PreparedText,
  prepareQuery,
  prepareText,
  type Reason,
  type Scored,
  scoreName,
  scoreOf,
} from "./score.ts";
export { editDistance, forgiven, likeness } from "./similarity.ts";
export { isHan, isJoining, isNumber, tokensOf, tokensOfFolded } from "./tokens.ts";
export { leastScore, type NameKind, weights } from "./weights.ts";

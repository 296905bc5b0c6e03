export { chinesePairs } from "./chinese.ts";
export { foldName } from "./fold.ts";
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
export { editDistance } from "./similarity.ts";
export { isJoining, tokensOf } from "./tokens.ts";
export { type NameKind, weights } from "./weights.ts";

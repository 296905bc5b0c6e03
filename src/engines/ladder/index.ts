export {
  type BodyRung,
  type DirectRung,
  endCharacters,
  type LadderInput,
  type LadderLine,
  type LadderPicture,
  type LadderText,
  type LineKind,
  ladder,
  mostNodes,
  type Rung,
  rungCharacters,
} from "./ladder.ts";
export { widthOf, wrap } from "./wrap.ts";

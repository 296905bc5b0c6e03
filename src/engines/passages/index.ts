export { type Passage, type PassageKind, passagesOf } from "./passages.ts";
export { asRead } from "./reading.ts";
export { sentencesOf } from "./sentences.ts";

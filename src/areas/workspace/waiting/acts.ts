import type { AnyAct } from "../../../platform/acts/index.ts";
import { cooperationActs } from "../../cooperation/index.ts";
import { changeDocument, confirmProposal, decideDocument } from "../../evidence/index.ts";
import { importTable, importTranslations, markTranslation, registryActs } from "../../registry/index.ts";

const ofDocuments: readonly AnyAct[] = [changeDocument, confirmProposal, decideDocument];

const ofTablesAndTexts: readonly AnyAct[] = [importTable, importTranslations, markTranslation];

/** The acts that may wait for consent, by name: all changes of the register and of lines of cooperation, and what is decided of documents. */
let made: ReadonlyMap<string, AnyAct> | undefined;

export function actsThatWait(): ReadonlyMap<string, AnyAct> {
  const all = [...registryActs, ...cooperationActs, ...ofTablesAndTexts, ...ofDocuments];
  made ??= new Map(all.filter(({ kind }) => kind === "command").map((act) => [act.name, act]));
  return made;
}

import { rolesAt } from "./neighbours.ts";
import { roles } from "./roles.ts";
import type { Title, View } from "./title-view.ts";

/** How far back the noun of the treaty may stand, in code units. */
const farthest = 200;

/** Between the States of a body: what stands before its name where the States come first. */
const statesBefore =
  /(?:(?:between|among)\s+(?:the\s+)?(?:member\s+)?states\s+(?:members\s+)?of\s+(?:the\s+)?|entre\s+(?:les\s+)?(?:états|pays)(?:\s+membres)?\s+d(?:e\s+la\s+|e\s+l[’']|u\s+|es\s+)|entre\s+(?:los\s+)?(?:estados|países)(?:\s+miembros)?\s+de(?:l|\s+la|\s+los|\s+las)?\s+|между\s+(?:государствами|странами|членами)(?:\s*[-–—]+\s*(?:членами|участниками))?\s+|بين\s+(?:دول|بلدان|أعضاء|الدول\s+الأعضاء\s+في)\s+)$/iu;

/** Between the States of a body, where English puts them behind its name. */
const betweenBefore = /(?:between|among)\s+(?:the\s+)?$/i;
const statesBehind = /^\s+(?:Member\s+)?(?:States|Members|Countries)(?!\p{L})/u;

const treaty =
  /(?:Treaty|Convention|Agreement|Pact|Protocol|Traité|Accord|Pacte|Protocole|Tratado|Convenio|Convención|Acuerdo|Pacto|Protocolo|Договор|Конвенци|Соглашени|Пакт|Протокол|معاهدة|اتفاقية|اتفاق|ميثاق|بروتوكول)[^.;\n]*$/u;

/** A treaty between the States of a body has the body in its title, and is not made by it. */
export function treatyBetween({ reading, place }: View): Title | undefined {
  const { text } = reading;
  let near = false;
  for (let at = place.firstToken - 1; at >= place.firstToken - 6 && !near; at -= 1)
    near = (rolesAt(reading, at) & roles.between) !== 0;
  if (!near) return undefined;
  const before = text.slice(Math.max(0, place.start - farthest), place.start);
  const behind = statesBehind.exec(text.slice(place.end, place.end + 24));
  const stands = statesBefore.test(before) || (behind !== null && betweenBefore.test(before));
  const noun = stands ? treaty.exec(before) : null;
  if (noun === null) return undefined;
  return {
    start: place.start - noun[0].length,
    end: place.end + (behind?.[0].length ?? 0),
    noun: /^\p{L}+/u.exec(noun[0])?.[0] ?? "",
  };
}

import type { Named } from "./named.ts";
import { rolesAt } from "./neighbours.ts";
import { roles } from "./roles.ts";
import type { Reading } from "./walk.ts";

/** How long the title of a tribunal may be, in code units. */
const farthest = 420;

/**
 * The full titles of tribunals say over several lines whom they try and for what was done where: the tribunal, to try persons, in the
 * territory of a State or its citizens. A State named so is part of the title. Nothing that ends a sentence may stand between.
 */
const titled = new RegExp(
  "(?:" +
    [
      "\\bTribunal\\b[^.;\\n]*\\bProsecution\\b[^.;\\n]*\\b(?:Territory|Citizens)\\s+of\\s+(?:the\\s+)?",
      "\\bTribunal\\b[^.;\\n]*\\b(?:juger|poursuivre)\\b[^.;\\n]*\\b(?:territoire|citoyens|ressortissants)\\s+(?:d[eu]\\s+(?:la\\s+|l[’'])?|d[’'])",
      "\\bTribunal\\b[^.;\\n]*(?:\\benjuicia\\p{L}*|\\bjuzgar)[^.;\\n]*\\b(?:territorio|ciudadanos|nacionales)\\s+(?:del?\\s+)(?:la\\s+|el\\s+)?",
      "трибунал\\p{L}*[^.;\\n]*(?:преследовани|суда над)[^.;\\n]*(?<!\\p{L})(?:территори\\p{L}+|граждан)\\s+",
      "المحكمة[^.;\\n]*لمحاكمة[^.;\\n]*(?:إقليم|أراضي|مواطني)\\s+",
    ].join("|") +
    ")$",
  "iu",
);

const isOfTribunal = /起诉|审判|审理/u;
const chineseTribunal = /^[^。；\n]*?(?:的|国际|刑事|特别)法庭/u;

/** Whether a State stands inside the full title of a tribunal. */
export function isInTribunal(reading: Reading, { start, end, firstToken }: Named): boolean {
  const { text } = reading;
  const letter = text.charCodeAt(start);
  if (letter >= 0x3400 && letter <= 0x9fff) return isInChinese(text, start, end);
  for (let at = firstToken - 1; at >= firstToken - 3; at -= 1)
    if ((rolesAt(reading, at) & roles.ofTribunal) !== 0)
      return titled.test(text.slice(Math.max(0, start - farthest), start));
  return false;
}

/** Chinese puts the tribunal at the end, behind all that it tries. */
function isInChinese(text: string, start: number, end: number): boolean {
  if (!/^(?:境内|领土|公民|国民)/u.test(text.slice(end, end + 2))) return false;
  const before = text.slice(Math.max(0, start - 120), start);
  const clause = before.slice(
    Math.max(before.lastIndexOf("。"), before.lastIndexOf("\n"), before.lastIndexOf("；")) + 1,
  );
  return isOfTribunal.test(clause) && chineseTribunal.test(text.slice(end, end + 120));
}

import type { Reason } from "../../kernel/mention.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Named } from "./named.ts";
import { articles, genitives } from "./title-words.ts";
import { gapBits } from "./tokens.ts";
import type { Reading } from "./walk.ts";
import { foldWord } from "./word-keys.ts";

/**
 * A body and the one it belongs to, named in one breath, are one name: United Nations Department of …, Département … des Nations Unies,
 * Секретариат ООН, 联合国…. The longer name counts (the body), not the shorter inside it.
 */
export function joinBodies(reading: Reading, list: readonly Named[]): Named[] {
  const joined: Named[] = [];
  for (const named of list) {
    const last = joined[joined.length - 1];
    if (last === undefined || named.firstToken - last.lastToken > 4) joined.push(named);
    else if (owns(reading.lexicon, last.id, named.id) && followsAtOnce(reading, last, named))
      joined.splice(-1, 1, widened(named, last));
    else if (owns(reading.lexicon, named.id, last.id) && isOwnerBehind(reading, last, named))
      joined.splice(-1, 1, widened(last, named));
    else joined.push(named);
  }
  return joined;
}

/** Whether `above` is the body that `below` belongs to, or one further up. */
function owns({ parents }: Lexicon, above: string, below: string): boolean {
  let at = parents.get(below);
  for (let steps = 0; at !== undefined && steps < 8; steps += 1) {
    if (at === above) return true;
    at = parents.get(at);
  }
  return false;
}

function widened(body: Named, owner: Named): Named {
  const reason: Reason = { code: "with-owner", owner: owner.id };
  return {
    ...body,
    start: Math.min(body.start, owner.start),
    end: Math.max(body.end, owner.end),
    firstToken: Math.min(body.firstToken, owner.firstToken),
    lastToken: Math.max(body.lastToken, owner.lastToken),
    reasons: [...body.reasons, reason],
  };
}

const apart = gapBits.mark | gapBits.blank | gapBits.apostrophe;

/** English and Chinese put the owner in front. */
function followsAtOnce({ tokens, text }: Reading, owner: Named, body: Named): boolean {
  if (body.firstToken !== owner.lastToken + 1 || ((tokens.gaps[body.firstToken] ?? 0) & apart) !== 0)
    return false;
  return /^[\p{Script=Latin}\p{Script=Han}]/u.test(text.slice(body.start, body.start + 1));
}

/** The other languages put it behind, as a genitive; English does so too, but then names two bodies unless the owner is the whole. */
function isOwnerBehind(reading: Reading, body: Named, owner: Named): boolean {
  const { tokens, text } = reading;
  const between = owner.firstToken - body.lastToken - 1;
  if (between < 0 || between > 3) return false;
  for (let at = body.lastToken + 1; at <= owner.firstToken; at += 1)
    if (((tokens.gaps[at] ?? 0) & (gapBits.mark | gapBits.blank)) !== 0) return false;
  const words = Array.from({ length: between }, (_, at) => {
    const token = body.lastToken + 1 + at;
    return foldWord(text.slice(tokens.starts[token] ?? 0, tokens.ends[token] ?? 0));
  });
  const letter = text[owner.start] ?? "";
  if (/\p{Script=Cyrillic}/u.test(letter))
    return between === 0 && !/\p{Lu}{2}$/u.test(text.slice(body.start, body.end));
  if (/\p{Script=Arabic}/u.test(letter))
    return /^(?:|(?:التابع|التابعه))$/.test(words.join(" ")) && text.startsWith("لل", owner.start);
  if (/\p{Script=Han}/u.test(letter) || words.length === 0) return false;
  if (words[0] === "of")
    return owner.id === "un" && words.join(" ") === "of the" && !isCapitalBehind(reading, owner);
  return genitives.has(words[0] ?? "") && words.every((word) => genitives.has(word) || articles.has(word));
}

/** The General Assembly of the United Nations Global Strategy is none of the United Nations. */
function isCapitalBehind({ tokens, text }: Reading, { lastToken }: Named): boolean {
  const next = lastToken + 1;
  if (next >= tokens.count || ((tokens.gaps[next] ?? 0) & apart) !== 0) return false;
  return /^\p{Lu}/u.test(text.slice(tokens.starts[next] ?? 0, (tokens.starts[next] ?? 0) + 2));
}

import { confidences } from "./confidence.ts";
import type { Lexicon } from "./lexicon.ts";
import { holderIn, type Named } from "./named.ts";
import type { Reading } from "./walk.ts";

/** What must stand before the word, by its language: an article, or nothing in Russian; 本 in Chinese. */
const before = /(?:\b[Tt]he\s+|(?<!\p{L})[Ll]['’]|(?<!\p{L})[Ll]a\s+|本)$/u;

/** What may not follow: of, for, a capital. Then another organization is meant, and named. */
const goesOn =
  /^\s+(?!(?:on|for|to|pour|para|por|по|за)\s+(?:such|th(?:is|ese|ose|at)|all|ce|cet|cette|ces|tou[st]|est[aeo]s?|tal(?:es)?|так\p{L}+|эт\p{L}+|данн\p{L}+|сво\p{L}+|все\p{L}{1,2})(?!\p{L}))(?:of|for|on|to|de|du|des|del|d['’]|pour|para|internationale|mondiale|maritime|\p{Lu}|по|за|в\s+области|исламск|африканск|американск|стран)/u;

/** Statements that organizations in consultative status hand in: what they call the Organization is they themselves. */
const ofAnother =
  /non-governmental organi[sz]ations? in (?:special |general )?consultative status|organisations? non gouvernementales? dotées? du statut consultatif|organizaci(?:ón|ones) no gubernamental(?:es)? reconocidas? como (?:entidad|de carácter) consultiv|неправительственн\p{L}+ организаци\p{L}+,? (?:имеющ\p{L}+|обладающ\p{L}+) (?:специальный |общий )?консультативн|منظم(?:ة|ات) غير حكومية ذات مركز استشاري|具有.{0,12}咨商地位的非政府组织/iu;

/** How far back another organization makes it doubtful which is meant, in code units. */
const near = 800;

/**
 * "The Organization", with a capital and nothing behind that would say which: in a text of the United Nations it is the United Nations.
 * In each language as its documents write it; Arabic has no capitals, and the word alone says too little.
 */
export function organizationsIn(
  reading: Reading,
  parties: readonly Named[],
  tokens: readonly number[],
): Named[] {
  const { text } = reading;
  if (tokens.length === 0 || !parties.some(({ id }) => id === "un") || ofAnother.test(text)) return [];
  const holder = holderIn(parties);
  const found: Named[] = [];
  for (const token of tokens) {
    if (holder(token) !== undefined) continue;
    const start = reading.tokens.starts[token] ?? 0;
    const chinese = text.startsWith("组织", start);
    const end = chinese ? start + 2 : (reading.tokens.ends[token] ?? 0);
    const han = text.charCodeAt(start) >= 0x3400;
    if (han && !chinese) continue;
    const cyrillic = text.charCodeAt(start) >= 0x400 && !chinese;
    if (!cyrillic && !before.test(text.slice(Math.max(0, start - 6), start))) continue;
    if (goesOn.test(text.slice(end, end + 20)) || isOther(reading, parties, start)) continue;
    found.push({
      ...{
        kind: "party",
        id: "un",
        start: chinese ? start - 1 : start,
        end,
        firstToken: token,
        lastToken: token,
      },
      confidence: confidences.theOrganization,
      reasons: [{ code: "the-organization" }],
    });
  }
  return found;
}

/** Whether the text around speaks of another organization, or has said that it will be called so. */
function isOther({ text, lexicon }: Reading, parties: readonly Named[], at: number): boolean {
  if (/[“"«]?[Tt]he Organization[”"»]/u.test(text.slice(Math.max(0, at - 5), at + 14))) return true;
  const of = organizationsOf(lexicon);
  return parties.some(({ id, start }) => id !== "un" && start < at && at - start <= near && of.has(id));
}

const known = new WeakMap<Lexicon, ReadonlySet<string>>();

/** Parties that their official names call organizations. */
function organizationsOf(lexicon: Lexicon): ReadonlySet<string> {
  const before = known.get(lexicon);
  if (before !== undefined) return before;
  const said = lexicon.names.filter(
    ({ type, name }) => type === "official" && /organi[sz]a[ct]i[oó]n/i.test(name),
  );
  const ids = new Set(said.map(({ id }) => id).filter((id) => id !== "un" && id !== "un-secretariat"));
  known.set(lexicon, ids);
  return ids;
}

import type { Anomaly, ReadItem } from "./anomaly.ts";
import { capitalsOf, isWithin, speltIn } from "./closeness.ts";
import { alternativesOf } from "./parts.ts";
import type { Likeness } from "./words.ts";

/** What is unusual about the words by which a page calls a party, its acronym aside. */
export function labelAnomalies(item: ReadItem): Anomaly[] {
  return [alternatives, owner, obsolete, unofficial, titles, shortForm, capitals, slips].flatMap(
    (rule) => rule(item) ?? [],
  );
}

type Rule = (item: ReadItem) => Anomaly | undefined;

/** It offers two words where a name of the party has one. */
const alternatives: Rule = ({ explained, parts }) => {
  const words = explained?.alternatives ?? [];
  if (explained?.reason !== "alternative" || alternativesOf(parts.plain) === undefined) return undefined;
  return { code: "alternative-names", evidence: { words: words.join(" / "), name: explained.name.name } };
};

/** It ties the party to another that the register does not have above it. */
const owner: Rule = ({ explained, matcher }) => {
  if (explained?.reason !== "foreign-owner" || explained.ownerId === undefined) return undefined;
  const named = matcher.canonicalName(explained.ownerId);
  return { code: "wrong-parent", evidence: { owner: named, name: explained.name.name } };
};

/** It is a former name; or its gloss repeats words of a former name that no name in use has. */
const obsolete: Rule = ({ explained, parts, names, language }) => {
  const current = officialOf({ names, language });
  if (explained?.name.type === "former" && explained.reason !== "acronym-and-words")
    return { code: "obsolete-label", evidence: { label: explained.name.name, current } };
  const own = names.filter((name) => name.language === language);
  const former = own.filter(({ type }) => type === "former");
  const inUse = own.filter(({ type }) => type !== "former");
  if (parts.gloss === undefined || !isWithin(parts.gloss, former) || isWithin(parts.gloss, inUse))
    return undefined;
  return { code: "obsolete-label", evidence: { label: parts.gloss, current } };
};

/** The register has the party by other names in the language of the page, and this is none of them. */
const unofficial: Rule = ({ explained, parts, names, language }) => {
  if (explained !== undefined && explained.reason !== "words" && explained.reason !== "acronym-and-words")
    return undefined;
  const own = names.filter((name) => name.language === language && name.type !== "acronym");
  // Words in another order or number are no other name; one more, one less or another is.
  const differs = explained === undefined || explained.score < 1;
  if (own.length === 0 || !differs) return undefined;
  return {
    code: "unofficial-label",
    evidence: { label: parts.plain, official: officialOf({ names, language }) },
  };
};

/** A title of office stands in the form of its holder, man or woman, where the name has the other. */
const titles: Rule = (item) => {
  const evidence = pairWith(item, "gender");
  return evidence && { code: "incumbent-dependent-label", evidence };
};

/** It is a short form where there is an official one; with a gloss in a parenthesis, or without. */
const shortForm: Rule = ({ explained, parts, names, language }) => {
  if (explained?.reason !== "name" || explained.name.type !== "short") return undefined;
  const official = officialOf({ names, language });
  return parts.gloss === undefined
    ? { code: "short-label", evidence: { label: parts.whole, official } }
    : { code: "short-label-with-gloss", evidence: { label: parts.head, gloss: parts.gloss, official } };
};

/** It is a name but for capitals, and no name of the party has its capitals. */
const capitals: Rule = ({ parts, names, language }) => {
  const own = names.filter((name) => name.language === language && name.type !== "acronym");
  const differing = own.flatMap(({ name }) => {
    const words = capitalsOf(parts.plain, name) ?? capitalsOf(parts.head, name);
    return words === undefined ? [] : [words];
  });
  const asItIs = own.some(({ name }) => alike(name, parts.plain) || alike(name, parts.head));
  const [words] = differing;
  if (words === undefined || asItIs) return undefined;
  return { code: "capitalisation", evidence: { words: words[0], name: words[1] } };
};

/** A word is one letter away from the word of the name. */
const slips: Rule = (item) => {
  const evidence = pairWith(item, "slip");
  return evidence && { code: "typo", evidence };
};

/** The first two words that are alike in a way, as the wording and the name spell them. */
function pairWith(
  { explained, parts }: ReadItem,
  likeness: Likeness,
): { word: string; name: string } | undefined {
  const pair = explained?.pairs?.find((one) => one.likeness === likeness);
  if (pair === undefined || explained === undefined) return undefined;
  return { word: speltIn(parts.plain, pair.wording), name: speltIn(explained.name.name, pair.name) };
}

/** Equal but for the apostrophe, spaces and the capital of the first letter. */
function alike(one: string, other: string): boolean {
  const [mine, theirs] = [one, other].map((text) => {
    const plain = text
      .replace(/[\u2019\u02bc]/g, "'")
      .replace(/\s+/g, " ")
      .normalize("NFC");
    return plain.charAt(0).toLowerCase() + plain.slice(1);
  });
  return mine === theirs;
}

/** The official name in the page's language, else in any: names come in that order. */
function officialOf({ names, language }: Pick<ReadItem, "names" | "language">): string {
  const official = names.filter(({ type }) => type === "official");
  return (official.find((name) => name.language === language) ?? official[0] ?? names[0])?.name ?? "";
}

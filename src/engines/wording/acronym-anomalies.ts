import { languages } from "../../kernel/language.ts";
import { derivationOf, shareOfInitials } from "./acronyms.ts";
import type { Anomaly, ReadItem } from "./anomaly.ts";
import { speltIn } from "./closeness.ts";
import { ownerIn } from "./parts.ts";
import type { RegisterName } from "./register.ts";
import { lettersOf } from "./words.ts";

/** An acronym is taken to come from a name when this share of its letters are the name's initials, in order. */
const leastInitials = 0.75;
/** Letters that this many languages of the Latin script share have become a name that is not spelt out. */
const languagesOfAName = 3;

/** What is unusual about the acronym that a page gives a party, or does not give. */
export function acronymAnomalies(item: ReadItem): Anomaly[] {
  const { acronym } = item.parts;
  if (acronym === undefined) return missing(item);
  const found: Anomaly[] = beforeOwner(item, acronym);
  const parent = parentWith(item, acronym);
  // The letters of the body above are not expected to be initials of this one.
  if (parent !== undefined)
    return [...found, { code: "acronym-of-parent", evidence: { acronym, parent: parent.name } }];
  const derivation = derivationOf(acronym, item.parts.plain);
  if (derivation.kind === "whole") return found;
  if (derivation.kind === "partly") {
    const evidence = {
      acronym,
      name: item.parts.plain,
      without: speltIn(item.parts.plain, derivation.without),
    };
    return [...found, { code: "acronym-partly-derived", evidence }];
  }
  const origin = otherLanguage(item, acronym);
  if (origin !== undefined) {
    const { language, name } = origin;
    found.push({ code: "acronym-from-other-language", evidence: { acronym, language, name } });
  }
  if (!isNameOfManyLanguages(item, acronym))
    found.push({ code: "acronym-not-derived", evidence: { acronym, name: item.parts.plain } });
  return found;
}

/**
 * The item has no acronym although the register has one, or the other items of the page mostly do. A wording that is a
 * short form or an acronym already needs none.
 */
function missing({ explained, names, parts, acronymsAreUsual }: ReadItem): Anomaly[] {
  const isShort = explained?.name.type === "short" || explained?.reason === "acronym";
  const known = [...new Set(names.filter(({ type }) => type === "acronym").map(({ name }) => name))];
  if (isShort || (known.length === 0 && !acronymsAreUsual)) return [];
  return [{ code: "no-acronym", evidence: { label: parts.whole, acronyms: known.join(", ") || "–" } }];
}

/** The acronym stands inside the name, before the body that it belongs to: "Office (ABC) of the XYZ". */
function beforeOwner({ parts, matcher, partyId }: ReadItem, acronym: string): Anomaly[] {
  const owner = ownerIn(parts.tail);
  if (owner === undefined) return [];
  const above = matcher.index.above(partyId);
  const isAbove = above.some((id) =>
    (matcher.index.byParty.get(id) ?? []).some(({ name }) => lettersOf(name) === lettersOf(owner)),
  );
  return isAbove ? [{ code: "acronym-before-owner", evidence: { acronym, owner } }] : [];
}

/** The name of the body above that has the acronym, if this party has it not. */
function parentWith({ matcher, partyId, names }: ReadItem, acronym: string): RegisterName | undefined {
  if (has(names, acronym)) return undefined;
  const id = matcher.index
    .above(partyId)
    .find((above) => has(matcher.index.byParty.get(above) ?? [], acronym));
  return id === undefined ? undefined : matcher.index.byParty.get(id)?.[0];
}

/** A name in another language, in which the register has the acronym too, and whose initials it is. */
function otherLanguage({ names, language, parts }: ReadItem, acronym: string): RegisterName | undefined {
  const here = shareOfInitials(acronym, parts.plain);
  return languages
    .filter(
      (other) =>
        other !== language &&
        has(
          names.filter((name) => name.language === other),
          acronym,
        ),
    )
    .flatMap((other) =>
      names.filter((name) => name.language === other && name.type !== "acronym" && name.type !== "former"),
    )
    .find(({ name }) => {
      const share = shareOfInitials(acronym, name);
      return derivationOf(acronym, name).kind === "whole" || (share >= leastInitials && share > here);
    });
}

function isNameOfManyLanguages({ names }: ReadItem, acronym: string): boolean {
  const sharing = new Set(names.filter((name) => has([name], acronym)).map((name) => name.language));
  return sharing.size >= languagesOfAName;
}

const has = (names: readonly RegisterName[], acronym: string): boolean =>
  names.some(({ type, name }) => type === "acronym" && lettersOf(name) === lettersOf(acronym));

import {
  type ComparedName,
  leastLikeness,
  likenessOf,
  pairsToCompare,
  type ReadyName,
  readyNames,
} from "./likeness.ts";

/**
 * The whole policy of finding duplicates: how much each ground weighs that two parties are one, and each that they are two. Grounds for
 * add up as independent doubts do (1 − ∏(1 − w)); grounds against take the sum down by their factor. Found by looking at the pairs that
 * the register gives.
 */
export const weights = {
  for: {
    "same-identifier": 0.95,
    "same-name": 0.9,
    /** Times the likeness, and times the share of languages in which the official names of both are alike. */
    "like-name": 0.85,
    /** Of two parties alone: a page that three share tells of a group. */
    "same-website": 0.7,
    "same-acronym": 0.5,
  },
  against: {
    /** Each has its own identifier in the same register. */
    "other-identifier": 0.6,
    /** One stands above the other, or the register says how they stand to one another. */
    tied: 0.4,
  },
} as const;

export type GroundFor = keyof typeof weights.for;
export type GroundAgainst = keyof typeof weights.against;

/** Below this nobody is asked. */
export const leastScore = 0.5;

export interface Ground {
  readonly ground: GroundFor | GroundAgainst;
  readonly weight: number;
  /** What each of the two says: the names that are alike, the website that is the same. */
  readonly one: string;
  readonly other: string;
}

export interface LikelyPair {
  readonly one: string;
  readonly other: string;
  /** 0 … 1. */
  readonly score: number;
  readonly grounds: readonly Ground[];
}

/** What the register says of all parties that tells duplicates. */
export interface Register {
  readonly names: readonly ComparedName[];
  readonly websites: ReadonlyArray<{ readonly party: string; readonly website: string }>;
  readonly identifiers: ReadonlyArray<{
    readonly party: string;
    readonly scheme: string;
    readonly value: string;
  }>;
  /** Pairs of which the register says how they stand to one another. */
  readonly tied: ReadonlyArray<{ readonly one: string; readonly other: string }>;
}

/** The same for both ways round. */
export const pairKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** Pairs of parties that may be one, the likeliest first; those in `not` are left out. */
export function likelyPairs(register: Register, not: ReadonlySet<string>): LikelyPair[] {
  const found = new Map<string, Map<GroundFor, Ground>>();
  const note = (a: string, b: string, ground: Ground & { readonly ground: GroundFor }) => {
    const key = pairKey(a, b);
    if (a === b || not.has(key)) return;
    const held = found.get(key) ?? new Map<GroundFor, Ground>();
    const turned = a < b ? ground : { ...ground, one: ground.other, other: ground.one };
    if ((held.get(ground.ground)?.weight ?? 0) < ground.weight) held.set(ground.ground, turned);
    found.set(key, held);
  };
  const names = readyNames(register.names);
  const agreement = agreementOf(names);
  for (const [a, b] of pairsToCompare(names)) {
    const ground = nameGround(a, b);
    if (ground === undefined) continue;
    const share = ground.ground === "like-name" ? agreement(a.party, b.party) : 1;
    note(a.party, b.party, { ...ground, weight: ground.weight * share });
  }
  for (const { ground, parties, says } of sharedValues(register))
    for (const [at, a] of parties.entries())
      for (const b of parties.slice(at + 1))
        note(a, b, { ground, weight: weights.for[ground], one: says, other: says });
  const against = groundsAgainst(register);
  return [...found]
    .map(([key, held]) => pairOf(key, [...held.values()], against(key)))
    .filter(({ score }) => score >= leastScore)
    .sort((a, b) => b.score - a.score || (pairKey(a.one, a.other) < pairKey(b.one, b.other) ? -1 : 1));
}

function pairOf(key: string, held: readonly Ground[], against: readonly Ground[]): LikelyPair {
  const [one = "", other = ""] = key.split(" ");
  // Names that are the same are alike as well: one ground.
  const same = held.some(({ ground }) => ground === "same-name");
  const grounds = held.filter(({ ground }) => !(same && ground === "like-name"));
  const doubt = grounds.reduce((left, { weight }) => left * (1 - weight), 1);
  const factor = against.reduce((product, { weight }) => product * weight, 1);
  return {
    ...{ one, other, grounds: [...grounds, ...against] },
    score: Math.round((1 - doubt) * factor * 1000) / 1000,
  };
}

/** What the likeness of two names says of their parties. */
export function nameGround(a: ReadyName, b: ReadyName): (Ground & { ground: GroundFor }) | undefined {
  const says = { one: a.text, other: b.text };
  if (a.type === "acronym" || b.type === "acronym")
    return a.compact === b.compact
      ? { ground: "same-acronym", weight: weights.for["same-acronym"], ...says }
      : undefined;
  if (a.compact === b.compact) return { ground: "same-name", weight: weights.for["same-name"], ...says };
  const like = likenessOf(a, b);
  return like < leastLikeness
    ? undefined
    : { ground: "like-name", weight: weights.for["like-name"] * like, ...says };
}

/** Of the languages in which both have an official name, the share in which these are alike; all where there is no such language. */
function agreementOf(names: readonly ReadyName[]): (one: string, other: string) => number {
  const official = new Map<string, Map<string, ReadyName>>();
  for (const name of names) {
    if (name.type !== "official") continue;
    const held = official.get(name.party) ?? new Map<string, ReadyName>();
    for (const language of name.languages) held.set(language, name);
    official.set(name.party, held);
  }
  return (one, other) => {
    const theirs = official.get(other);
    const both = [...(official.get(one) ?? [])].flatMap(([language, name]) => {
      const counterpart = theirs?.get(language);
      return counterpart === undefined ? [] : [likenessOf(name, counterpart) >= leastLikeness];
    });
    return both.length === 0 ? 1 : both.filter((alike) => alike).length / both.length;
  };
}

function sharedValues({ websites, identifiers }: Register) {
  const shared = new Map<string, { ground: GroundFor; says: string; parties: string[] }>();
  const add = (ground: GroundFor, says: string, party: string) => {
    const held = shared.get(`${ground} ${says}`) ?? { ground, says, parties: [] };
    if (!held.parties.includes(party)) held.parties.push(party);
    shared.set(`${ground} ${says}`, held);
  };
  for (const { party, website } of websites) add("same-website", bareAddress(website), party);
  for (const { party, scheme, value } of identifiers) add("same-identifier", `${scheme} ${value}`, party);
  return [...shared.values()].filter(
    ({ ground, parties }) => parties.length === 2 || (ground === "same-identifier" && parties.length > 2),
  );
}

/** `https://www.example.org/` and `http://example.org` lead to one place. */
export const bareAddress = (address: string): string =>
  address
    .trim()
    .replace(/^https?:\/\/(www\.)?/i, "")
    .replace(/\/+$/, "");

function groundsAgainst({ identifiers, tied }: Register): (key: string) => Ground[] {
  const ties = new Set(tied.map(({ one, other }) => pairKey(one, other)));
  const own = new Map<string, Map<string, string>>();
  for (const { party, scheme, value } of identifiers)
    own.set(party, (own.get(party) ?? new Map<string, string>()).set(scheme, value));
  return (key) => {
    const [one = "", other = ""] = key.split(" ");
    const theirs = own.get(other);
    const differing = [...(own.get(one) ?? [])].find(
      ([scheme, value]) => theirs?.has(scheme) && theirs.get(scheme) !== value,
    );
    const against: Ground[] = [];
    if (ties.has(key)) against.push({ ground: "tied", weight: weights.against.tied, one, other });
    if (differing !== undefined) {
      const [scheme, value] = differing;
      against.push({
        ...{ ground: "other-identifier", weight: weights.against["other-identifier"] },
        ...{ one: `${scheme} ${value}`, other: `${scheme} ${theirs?.get(scheme) ?? ""}` },
      });
    }
    return against;
  };
}

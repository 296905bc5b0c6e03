import type { LexiconName } from "./lexicon.ts";

type Keys = readonly string[];

/** Ways to write the United Nations inside the names of its bodies, as keys of words (`word-keys.ts`), by language. */
const forms: Readonly<Record<LexiconName["language"], readonly Keys[]>> = {
  en: [["united", "nations"], ["=UN"]],
  fr: [["organization", "nations", "unies"], ["nations", "unies"], ["=ONU"]],
  es: [["organizacion", "naciones", "unidas"], ["naciones", "unidas"], ["=ONU"]],
  ru: [["~организаци", "~объединенн", "~наци"], ["~объединенн", "~наци"], ["=ООН"]],
  ar: [
    ["منظمه", "الامم", "المتحده"],
    ["الامم", "المتحده"],
  ],
  zh: [["联", "合", "国"]],
};

/** Without the United Nations a name must still say enough: words, in Chinese characters. */
const leastWords = 4;
const leastCharacters = 5;

/**
 * The names that the United Nations gives its bodies, as texts write them: with the Organization's own name in each of its forms, or left
 * out where enough remains (Office contre la drogue et le crime, 开发计划署). Only ways other than the given.
 */
export function unitedNationsForms(keys: Keys, { kind, language }: LexiconName): Keys[] {
  if (kind !== "party") return [];
  const found = forms[language].map((way) => ({ way, at: placeOf(keys, way) })).find(({ at }) => at >= 0);
  if (found === undefined || found.way.length === keys.length) return [];
  const { way, at } = found;
  const withForm = (form: Keys): Keys => [...keys.slice(0, at), ...form, ...keys.slice(at + way.length)];
  const others = forms[language].filter((other) => other !== way).map(withForm);
  const without = withForm([]);
  const concerned = language === "ar" ? withoutConcerned(without) : undefined;
  if (concerned !== undefined) return [...others, without, concerned];
  const least = language === "zh" ? leastCharacters : leastWords;
  return without.filter((key) => key !== ",").length >= least ? [...others, without] : others;
}

/** Arabic shortens "the office concerned with X and Y" to "the office of X and Y", where the matters are two or more. */
function withoutConcerned(keys: Keys): Keys | undefined {
  const [head, concerned, matter, ...others] = keys;
  if (head === undefined || concerned === undefined || matter === undefined || others.length === 0)
    return undefined;
  if (!/^المعني/.test(concerned) || !matter.startsWith("بال")) return undefined;
  return [head, matter.slice(1), ...others];
}

const placeOf = (keys: Keys, way: Keys): number =>
  keys.findIndex((_, at) => way.every((key, more) => keys[at + more] === key));

const heads: ReadonlySet<string> = new Set("centre office department institute fund programme".split(" "));

/**
 * United Nations Counter-Terrorism Centre and United Nations Centre for Counter-Terrorism: the head noun may stand before or behind what
 * the body is about. Only where the United Nations stands in front, so that no other body's centre is meant.
 */
export function turnedForm(keys: Keys, { kind, language }: LexiconName): Keys | undefined {
  if (kind !== "party" || language !== "en" || keys[0] !== "united" || keys[1] !== "nations")
    return undefined;
  const about = keys.slice(2);
  if (about.length < 2 || about.length > 4 || about.includes(",")) return undefined;
  const [first = "", ...others] = about;
  const last = about.at(-1) ?? "";
  if (heads.has(last)) return ["united", "nations", last, ...about.slice(0, -1)];
  return heads.has(first) ? ["united", "nations", ...others, first] : undefined;
}

import { weakenings, worth } from "../../engines/statements/index.ts";
import { isLanguage } from "../../kernel/language.ts";
import type { MentionKind } from "../../kernel/mention.ts";
import { type Reason, type ReasonCode, reasonCodes } from "../../kernel/reason.ts";
import { languageName, type Translate } from "../../platform/i18n/index.ts";

/** Codes whose sentence depends on a parameter: what that may say, `""` for anything else. */
const variants: { readonly [Code in ReasonCode]?: readonly string[] } = {
  rival: ["language", "named-elsewhere"],
  "resolution-of-session": ["", "form-of-number", "numbers-per-session"],
  "year-as-written": ["", "otherwise"],
  "fatf-number": ["r", "io"],
  "list-item": ["members", "partners"],
  "statement-rule": Object.keys(worth),
  weakened: Object.keys(weakenings),
};

/** Below `reason.`: the key of every sentence there is. */
export const reasonKeys: readonly string[] = reasonCodes.flatMap(
  (code) => variants[code]?.map((variant) => (variant === "" ? code : `${code}-${variant}`)) ?? [code],
);

/** Sorts of names that only texts are read by; those of parties are `name.<type>`. */
export const readNameTypes = ["title", "formal"] as const;

/** What a parameter names, for whoever shows it by name. */
export interface NamedInReason {
  readonly kind: MentionKind | "any";
  readonly id: string;
}

/** What a reason names by its id: a rival, the owner of a body, the instrument of a paragraph, what a statement is about. */
export function namedIn({ code, rival, owner, instrument, id }: Reason): NamedInReason | undefined {
  if (code === "rival") return { kind: "any", id: String(rival) };
  if (code === "with-owner") return { kind: "party", id: String(owner) };
  if (code === "paragraph-of") return { kind: "instrument", id: String(instrument) };
  if (code === "year-from-register") return { kind: "instrument", id: String(id) };
  return code === "with-mention" ? { kind: "any", id: String(id) } : undefined;
}

/** The sentence of a reason, for `translate` or `translate.rich`. */
export interface ReasonWords<Value> {
  readonly key: string;
  readonly params: Readonly<Record<string, string | number | Value>>;
}

/**
 * How a reason is said.
 * @param nameOf the name of what it names; nothing where the reader may not know of it
 * @returns nothing where the reader may not be told, and of a reason that this version does not know: readings keep those of older ones
 */
export function reasonWords<Value = never>(
  reason: Reason,
  translate: Translate,
  nameOf: (named: NamedInReason) => string | Value | undefined,
): ReasonWords<Value> | undefined {
  const variant = variantOf(reason);
  const key = `reason.${reason.code}${variant === "" ? "" : `-${variant}`}`;
  const named = namedIn(reason);
  const name = named === undefined ? "" : nameOf(named);
  if (!translate.has(key) || name === undefined) return undefined;
  const { code: _code, ...params } = reason;
  if (reason.code === "name") return { key, params: { ...params, ...typeAndLanguage(reason, translate) } };
  return { key, params: named === undefined ? params : { ...params, named: name } };
}

function variantOf({ code, because, by, expected, series, list, rule }: Reason): string {
  const known = variants[code];
  if (known === undefined) return "";
  if (code === "year-as-written") return expected === undefined ? "" : "otherwise";
  const said = String(because ?? by ?? series ?? list ?? rule ?? "").toLowerCase();
  return known.includes("") && !known.includes(said) ? "" : said;
}

/** Of a name: what sort of name it is, and its language, in words. */
function typeAndLanguage({ type = "", language = "" }: Reason, translate: Translate) {
  const key = [`name.${type}`, `reason-name.${type}`].find((one) => translate.has(one));
  const written = String(language);
  return {
    type: key === undefined ? type : translate(key),
    language: isLanguage(written) ? languageName(written, translate.language) : written,
  };
}

/** The sentences of reasons, for whoever reads plain text; what they name stands by its id. */
export const reasonSentences = (reasons: readonly Reason[], translate: Translate): string[] =>
  reasons.flatMap((reason) => {
    const words = reasonWords(reason, translate, ({ id }) => id);
    return words === undefined ? [] : [translate(words.key, words.params)];
  });

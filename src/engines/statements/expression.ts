/**
 * Expressions over the small-lettered line of a sentence. Cue sheets are written with `\p{L}` and as people capitalise; V8
 * compiles case-insensitive Unicode classes in counted loops to so much code that a sheet took two seconds. The line is in
 * small letters and in one plane, so that plain classes say the same.
 */
import { spelt } from "./sentence.ts";

const letters = "a-zß-öø-ɏа-ӿء-يٮ-ۿͰ-Ͽ\\u4e00-\\u9fff\\u3400-\\u4dbf";
const classes: Readonly<Record<string, string>> = {
  L: letters,
  N: "0-9٠-٩",
  "Script=Han": "\\u4e00-\\u9fff\\u3400-\\u4dbf",
};

const token = /\\p\{([^}]+)\}|\\[^p]|[[\]]|[^\\[\]]+/g;

/** `\p{…}` as a class of its own, or as part of the class that it stands in; everything else in small letters. */
function plainSource(source: string): string {
  let isInside = false;
  return source.replace(token, (part: string, property: string | undefined) => {
    if (property !== undefined) {
      const range = classes[property] ?? "";
      return isInside ? range : `[${range}]`;
    }
    if (part === "[") isInside = true;
    if (part === "]") isInside = false;
    return part.startsWith("\\") ? part : part.toLowerCase();
  });
}

export const expressionOf = (source: string, flags = ""): RegExp =>
  new RegExp(plainSource(spelt(source)), flags);

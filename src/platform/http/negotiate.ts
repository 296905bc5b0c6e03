import { match } from "@formatjs/intl-localematcher";
import Negotiator from "negotiator";
import { isLanguage, type Language, languages } from "../../kernel/language.ts";
import type { Encoding } from "./page-cache.ts";

/** The language of the site that suits an `Accept-Language` header best; English when none does or the header is malformed. */
export function preferredLanguage(header: string | undefined): Language {
  if (!header) return "en";
  try {
    const wanted = new Negotiator({ headers: { "accept-language": header } })
      .languages()
      .filter((tag) => tag !== "*")
      // Readers of traditional characters are better served in Chinese than in English.
      .map((tag) => (/^zh\b/i.test(tag) ? "zh" : tag));
    const found = match(wanted, languages, "en");
    return isLanguage(found) ? found : "en";
  } catch {
    return "en";
  }
}

/** The encoding to answer in, by an `Accept-Encoding` header. */
export function preferredEncoding(header: string | undefined): Encoding {
  if (!header) return "identity";
  const accepted = new Negotiator({ headers: { "accept-encoding": header } }).encodings([
    "br",
    "gzip",
    "identity",
  ]);
  if (accepted.includes("br")) return "br";
  return accepted.includes("gzip") ? "gzip" : "identity";
}

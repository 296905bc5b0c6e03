import { isLanguage } from "../../../kernel/language.ts";
import { languageName, type Translate } from "../../../platform/i18n/index.ts";
import type { Finding } from "./checks.ts";

/** What was found in a unit, as a sentence in the reader's language. */
export function findingSentence({ code, params }: Finding, translate: Translate): string {
  const { written } = params;
  const named =
    typeof written === "string" && isLanguage(written)
      ? { written: languageName(written, translate.language) }
      : {};
  return translate(`translation.finding.${code}`, { ...params, ...named });
}

export {
  declaredLanguage,
  type LanguageFound,
  languageOf,
  languageOfParagraph,
  readLanguage,
} from "./written-language.ts";

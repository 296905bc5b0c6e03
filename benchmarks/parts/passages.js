import { makeBodies, randomOf } from "./bodies.js";

/**
 * Makes up passages in the six languages: sentences in which two made-up bodies do something with each other. The words of a language
 * come back in many of them, as they do in texts of this field; the names of the bodies are rare.
 * @typedef {{ id: string, document: string, language: string, kind: string, words: string, names: string[] }} Passage
 */

/** Each language: what stands before, between and behind two names, and a heading. */
const frames = /** @type {const} */ ({
  en: [
    "The representatives of the ",
    "examined the report on cooperation with the ",
    "and recommended that the States concerned strengthen their measures.",
    "Recommendations of the ",
  ],
  fr: [
    "Les représentants de l’organisme ",
    "ont examiné le rapport sur la coopération avec l’organisme ",
    "et ont recommandé que les États concernés renforcent leurs mesures.",
    "Recommandations de l’organisme ",
  ],
  es: [
    "Los representantes del organismo ",
    "examinaron el informe sobre la cooperación con el organismo ",
    "y recomendaron que los Estados interesados reforzaran sus medidas.",
    "Recomendaciones del organismo ",
  ],
  ru: [
    "Представители органа ",
    "рассмотрели доклад о сотрудничестве с органом ",
    "и рекомендовали соответствующим государствам усилить принимаемые меры.",
    "Рекомендации органа ",
  ],
  ar: [
    "نظر ممثلو هيئة ",
    "في التقرير المتعلق بالتعاون مع هيئة ",
    "وأوصوا بأن تعزز الدول المعنية تدابيرها.",
    "توصيات هيئة ",
  ],
  zh: ["", "的代表审议了与", "合作的报告，并建议有关国家加强措施。", "建议："],
});
const languages = /** @type {const} */ (["en", "fr", "es", "ru", "ar", "zh"]);

/** Passages of one document. */
const each = 100;

/**
 * @param {number} count
 * @returns {Passage[]}
 */
export function makePassages(count) {
  const random = randomOf(11);
  const bodies = makeBodies(Math.max(1000, Math.floor(count / 10)));
  /** @param {string} language */
  const name = (language) => {
    const body = bodies[Math.floor(random() * bodies.length)];
    return body?.names.find((one) => one.language === language)?.name ?? "";
  };
  return Array.from({ length: count }, (_, at) => {
    const document = Math.floor(at / each);
    const language = languages[document % languages.length] ?? "en";
    const [before, between, behind, heading] = frames[language];
    const heads = at % 20 === 0;
    const names = heads ? [name(language)] : [name(language), name(language), name(language)];
    const words = heads
      ? `${heading}${names[0]}`
      : `${before}${names[0]} ${between}${names[1]} ${behind} ${before}${names[2]} ${between}${names[0]} ${behind}`;
    const id = document.toString(16).padStart(12, "0");
    return {
      id: `${id}.1.${(at % each) + 1}`,
      document: id,
      language,
      kind: heads ? "heading" : "paragraph",
      words,
      names,
    };
  });
}

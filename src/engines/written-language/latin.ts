import { eachWord } from "./letters.ts";

/** What tells English, French and Spanish apart: function words first, then letters, elisions and endings, then words of official texts. */
export const latinLanguages = ["en", "fr", "es"] as const;
export type LatinLanguage = (typeof latinLanguages)[number];

export type Evidence = Readonly<Record<LatinLanguage, number>>;

/** Words that only one of the three has, or has far more often. */
const own: Readonly<Record<LatinLanguage, string>> = {
  en: "the of and to in for that is with as by be this are was at from which have its it or has an not been their were would should will shall all such they had also who other more under any than these there between through into those may can but no he his she her we our i you what when where how both during within upon against about after before each further only some if do does did being since over because while without until out up so them here",
  fr: "les des et dans du pour que qui une est par sur au aux avec ce cette ces sont pas plus ne son leur leurs sa ses été être ont ou où elle elles il ils nous vous je notre nos votre ainsi mais donc afin dont sous sans entre comme après avant pendant chez vers selon lors tout tous toute toutes autre autres même fait faire peut doit depuis conformément avait avaient était étaient soit puis encore aussi très",
  es: "el los las del y por con para se una al lo como su sus más pero este esta estos estas ese esa ha han sido son fue fueron ser está están entre sobre también sin hasta desde donde cuando todo todos toda todas otro otros otra otras según así ya e o u muy nos le les había habían haya era eran sea sean puede pueden debe deben mediante conforme durante tras hacia cada contra ni es no si",
};

/** Words that two of the three share. */
const shared: ReadonlyArray<{ readonly words: string; readonly between: readonly LatinLanguage[] }> = [
  { words: "de la que un en se", between: ["fr", "es"] },
  { words: "le les nos son entre si ni", between: ["fr", "es"] },
  { words: "no", between: ["en", "es"] },
  { words: "on", between: ["en", "fr"] },
  { words: "a", between: ["en", "fr", "es"] },
];

/** Words of mastheads, headings and dates, where function words are rare. */
const official: Readonly<Record<LatinLanguage, string>> = {
  en: "january february march april may june july august september october november december item agenda chapter part section annex rule report resolution meeting session council committee assembly security nations united states general letter dated note english president chairperson chair adopted distribution distr summary introduction background conclusion conclusions recommendations other matters organization international development human rights world law women children office secretariat new member members monday tuesday wednesday thursday friday saturday sunday kingdom south north east west republic islands germany mr ms mrs contents table figure article appendix addendum corrigendum administrative budget civilian personnel services health percentage source rapporteur paragraph paragraphs continued original financial legal",
  fr: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre point ordre jour chapitre partie annexe règle rapport résolution séance réunion session conseil comité commission assemblée sécurité nations unies états générale général lettre datée note français président présidente présidence adoptée résumé introduction conclusion recommandations questions diverses organisation internationale développement droits homme monde droit femmes enfants bureau secrétariat membre membres lundi mardi mercredi jeudi vendredi samedi dimanche royaume sud nord est ouest république îles allemagne brésil m mme mm table tableau figure additif rectificatif administratif budget personnel civil civils services santé pourcentage source rapporteur rapporteuse paragraphe paragraphes suite original distr paru anglais objectif dépenses capitale contractuels financiers introduction",
  es: "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre tema programa capítulo parte sección anexo regla artículo informe resolución reunión sesión período consejo comité comisión asamblea seguridad naciones unidas estados general carta fechada nota español presidente presidenta aprobada resumen introducción antecedentes conclusiones recomendaciones otros asuntos cuestiones organización internacional desarrollo derechos humanos mundo derecho mujer mujeres niños oficina secretaría miembro miembros lunes martes miércoles jueves viernes sábado domingo reino sur norte este oeste república islas alemania sr sra sres cuadro figura adición corrección administrativo presupuesto personal servicios salud porcentaje fuente relator relatora párrafo párrafos continuación original inglés principales gastos distr civil",
};

const isOwn = 2;
const isShared = 0.8;
const isOfficial = 1.5;

type Tally = Record<LatinLanguage, number>;
const nothing = (): Tally => ({ en: 0, fr: 0, es: 0 });

function tableOfWords(): ReadonlyMap<string, Evidence> {
  const table = new Map<string, Tally>();
  const give = (word: string, language: LatinLanguage, weight: number): void => {
    const entry = table.get(word) ?? nothing();
    entry[language] = Math.max(entry[language], weight);
    table.set(word, entry);
  };
  for (const language of latinLanguages) {
    for (const word of official[language].split(" ")) give(word, language, isOfficial);
    for (const word of own[language].split(" ")) give(word, language, isOwn);
  }
  for (const { words, between } of shared) {
    for (const word of words.split(" ")) {
      table.set(word, nothing());
      for (const language of between) give(word, language, isShared);
    }
  }
  return table;
}

const words = tableOfWords();

/** Letters, elisions and endings; each match counts once a word. */
const marks: ReadonlyArray<{ readonly pattern: RegExp; readonly gives: Partial<Evidence> }> = [
  { pattern: /[ñ¿¡]/u, gives: { es: 3 } },
  { pattern: /[áíóú]/u, gives: { es: 1.5 } },
  { pattern: /[çœæèêëàâîïôùû]/u, gives: { fr: 1.5 } },
  { pattern: /é/u, gives: { fr: 0.7, es: 0.3 } },
  { pattern: /[wk]|th/u, gives: { en: 0.5 } },
  { pattern: /^(?:[ldjmnst]|qu|jusqu|lorsqu|puisqu)['’]\p{L}/u, gives: { fr: 2.5 } },
  { pattern: /[\p{L}]['’]s$/u, gives: { en: 1.5 } },
  { pattern: /(?:ing|ed|ly|ship|ness|ty|ries|ies|ght|ent|ance|ion)$/u, gives: { en: 0.6 } },
  { pattern: /(?:tion|tions|ment|ments|ance|ence|ent)$/u, gives: { en: 0.4, fr: 0.4 } },
  {
    pattern: /(?:eur|eurs|eux|aux|aire|aires|ique|iques|ité|ités|elle|elles|isme|ée|ées|és|ements?)$/u,
    gives: { fr: 1 },
  },
  {
    pattern:
      /(?:ción|ciones|sión|siones|miento|mientos|dad|dades|ismo|ando|iendo|ado|ada|ados|adas|ido|idos|ario|arios|ico|icos|ica|icas|nte|ntes)$/u,
    gives: { es: 1 },
  },
  { pattern: /[oa]s?$/u, gives: { es: 0.4 } },
];

/** What one word speaks for, as it is written. */
function evidenceOfWord(written: string): Evidence {
  const word = written.toLowerCase();
  const known = words.get(word);
  if (known) return known;
  const tally = nothing();
  // A word with a capital may be a name, and a name keeps the letters of its own language.
  const weight = written === word ? 1 : 0.5;
  for (const { pattern, gives } of marks) {
    if (!pattern.test(word)) continue;
    for (const language of latinLanguages) tally[language] += weight * (gives[language] ?? 0);
  }
  return tally;
}

/** Texts have few words, and say them often. So many are remembered; then all are forgotten, and looked at again. */
const remembered = new Map<string, Evidence>();
const mostRemembered = 50_000;

function recall(written: string): Evidence {
  const before = remembered.get(written);
  if (before !== undefined) return before;
  if (remembered.size === mostRemembered) remembered.clear();
  const evidence = evidenceOfWord(written);
  // Put together anew: a part of a text would keep the whole text.
  if (written.length < 40) remembered.set(` ${written}`.slice(1), evidence);
  return evidence;
}

/** How much the words of a text speak for each of the three; only differences mean something. */
export function latinEvidence(text: string): Evidence {
  const tally = nothing();
  eachWord(text, (written) => {
    const { en, fr, es } = recall(written);
    tally.en += en;
    tally.fr += fr;
    tally.es += es;
  });
  return tally;
}

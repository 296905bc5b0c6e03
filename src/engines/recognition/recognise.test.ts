import { describe, expect, test } from "vitest";
import { growthOf, mostGrowth } from "../../../tests/support/growth.ts";
import { lexiconNames } from "../../../tests/support/lexicon.ts";
import type { Language } from "../../kernel/language.ts";
import { compileLexicon, type LexiconName, recognise } from "./index.ts";

const lexicon = compileLexicon(lexiconNames());

/** Parties, States and instruments of a text, each as `id: words`. */
const found = (text: string, language: Language | "auto" = "auto", using = lexicon): string[] =>
  recognise(text, { lexicon: using, language })
    .mentions.filter(({ kind }) => kind !== "date" && kind !== "provision")
    .map(({ id, text: words }) => `${id}: ${words}`);

type Row = readonly [fact: string, text: string, expected: readonly string[]];

const acronyms: readonly Row[] = [
  ["an acronym counts in capitals only", "FATF spoke; fatf and who did not; nor did Un.", ["fatf: FATF"]],
  ["dots inside an acronym make no difference", "The U.N. met.", ["un: U.N."]],
  ["in a line of capitals a common word is no acronym", "REGLAS PARA LAS REUNIONES; PERSONS WHO SPEAK", []],
  ["a plural of an acronym is one", "Two FSRBs came.", ["fsrbs: FSRBs"]],
  [
    "a long form and its acronym are two",
    "the World Health Organization (WHO)",
    ["who: World Health Organization", "who: WHO"],
  ],
  ["what a hyphen ties to the acronym makes another name", "UN-Habitat and UN-Women", ["un-women: UN-Women"]],
  ["French elision is cut off", "Le rapport de l’OCI et d’INTERPOL", ["oic: OCI", "interpol: INTERPOL"]],
];

const names: readonly Row[] = [
  ["small letters make no name in English", "the security council of the company", []],
  ["a heading in capitals does", "SECURITY COUNCIL", ["security-council: SECURITY COUNCIL"]],
  [
    "a line break does not end a name",
    "the Counter-\nTerrorism Committee",
    ["sc-ctc: Counter-\nTerrorism Committee"],
  ],
  ["a word may be cut at the end of a line", "the African Un-\nion met", ["au: African Un-\nion"]],
  ["unseen characters make no difference", "Na\u00adtions\u00a0Unies", ["un: Na\u00adtions\u00a0Unies"]],
  ["full-width letters make no difference", "ＦＡＴＦ", ["fatf: ＦＡＴＦ"]],
  [
    "articles inside a name may come and go",
    "el Grupo del Banco Mundial",
    ["world-bank: Grupo del Banco Mundial"],
  ],
  [
    "the longest name counts",
    "the United Nations Office of Drugs and Crime",
    ["unodc: United Nations Office of Drugs and Crime"],
  ],
  [
    "head and matter may change places",
    "the United Nations Centre for Counter-Terrorism",
    ["uncct: United Nations Centre for Counter-Terrorism"],
  ],
  [
    "a body with its owner is one name",
    "UN Human Rights Council",
    ["human-rights-council: UN Human Rights Council"],
  ],
  [
    "Russian is read in any case",
    "решению Совета Безопасности и Генеральной Ассамблее",
    ["security-council: Совета Безопасности", "general-assembly: Генеральной Ассамблее"],
  ],
  ["an Arabic preposition is cut off", "وبالأمم المتحدة", ["un: الأمم المتحدة"]],
  ["a contraction is not", "قدم للأمم المتحدة", ["un: للأمم المتحدة"]],
  ["vowel signs make no difference", "الأُمَم المتّحدة", ["un: الأُمَم المتّحدة"]],
  [
    "Chinese has no spaces",
    "他访问了联合国开发计划署和世卫组织",
    ["undp: 联合国开发计划署", "who: 世卫组织"],
  ],
];

const titles: readonly Row[] = [
  [
    "a charter is not its body",
    "the Charter of the United Nations; la Charte des Nations Unies; la Carta de las Naciones Unidas",
    [],
  ],
  [
    "nor in Russian, Arabic, Chinese",
    "Устав Организации Объединенных Наций; ميثاق الأمم المتحدة; 《联合国宪章》",
    [],
  ],
  ["a convention is not", "the United Nations Convention on Model Matters", []],
  ["an unknown body is not", "the United Nations Regional Centre for Quiet Rivers", []],
  [
    "the system, the Headquarters and the staff are the body",
    "the United Nations system, United Nations Headquarters, United Nations personnel",
    ["un: United Nations", "un: United Nations", "un: United Nations"],
  ],
  [
    "a representative is sent to the body",
    "the Permanent Representative of Chad to the United Nations",
    ["TCD: Chad", "un: United Nations"],
  ],
  [
    "the president of a body speaks of it",
    "the President of the Security Council",
    ["security-council: Security Council"],
  ],
  ["a mission hides its country", "the United Nations Mission in Liberia", []],
];

const committees: readonly Row[] = [
  [
    "a committee by its resolution is a party and cites it",
    "the Committee established pursuant to resolution 1540 (2004)",
    [
      "sc-1540-committee: Committee established pursuant to resolution 1540 (2004)",
      "S/RES/1540(2004): 1540 (2004)",
    ],
  ],
  [
    "by its number it is the party alone",
    "the 1267/1989 Al-Qaida Sanctions Committee and the 1988 Committee",
    ["sc-1267-committee: 1267/1989 Al-Qaida Sanctions Committee", "sc-1988-committee: 1988 Committee"],
  ],
  [
    "so in French",
    "le Comité du Conseil de sécurité créé par la résolution 1988 (2011)",
    [
      "sc-1988-committee: Comité du Conseil de sécurité créé par la résolution 1988 (2011)",
      "S/RES/1988(2011): 1988 (2011)",
    ],
  ],
  [
    "so in Spanish",
    "el Comité establecido en virtud de la resolución 1540 (2004)",
    [
      "sc-1540-committee: Comité establecido en virtud de la resolución 1540 (2004)",
      "S/RES/1540(2004): 1540 (2004)",
    ],
  ],
  [
    "so in Russian",
    "Комитетом, учрежденным резолюцией 1267 (1999)",
    ["sc-1267-committee: Комитетом, учрежденным резолюцией 1267 (1999)", "S/RES/1267(1999): 1267 (1999)"],
  ],
  [
    "so in Arabic",
    "اللجنة المنشأة عملا بالقرار 1540 (2004)",
    ["sc-1540-committee: اللجنة المنشأة عملا بالقرار 1540 (2004)", "S/RES/1540(2004): 1540 (2004)"],
  ],
  [
    "so in Chinese",
    "第1540(2004)号决议所设委员会",
    ["sc-1540-committee: 第1540(2004)号决议所设委员会", "S/RES/1540(2004): 1540(2004)"],
  ],
];

const states: readonly Row[] = [
  [
    "the longest State counts",
    "Guinea-Bissau, Papua New Guinea, Equatorial Guinea, Guinea",
    ["GNB: Guinea-Bissau", "PNG: Papua New Guinea", "GNQ: Equatorial Guinea", "GIN: Guinea"],
  ],
  [
    "Niger is not in Nigeria",
    "Nigeria and the Niger; Нигерии и Нигера",
    ["NGA: Nigeria", "NER: Niger", "NGA: Нигерии", "NER: Нигера"],
  ],
  ["adjectives and nationals are none", "a French judge, Malian troops, 也门人", []],
  ["a Chinese attribute is one", "也门人民", ["YEM: 也门"]],
  ["waters that bear the name are none", "Lake Chad, the Gulf of Guinea, the Jordan River", []],
  ["a person is none", "Mr. Jordan spoke", []],
  ["an armed group is none", "the Islamic State of Iraq; the Sudan Liberation Army", []],
  ["money is none", "ten United States dollars; 10 долл. США", []],
  ["developing countries are not China", "发展中国家和马里乌波尔", []],
  [
    "forms with brackets are whole",
    "Iran (Islamic Republic of) and Bolivia (Plurinational State of)",
    ["IRN: Iran (Islamic Republic of)", "BOL: Bolivia (Plurinational State of)"],
  ],
];

describe.each([
  ["acronyms", acronyms],
  ["names", names],
  ["titles", titles],
  ["committees", committees],
  ["States", states],
])("%s", (_, rows) => {
  test.each(rows)("%s", (_fact, text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

const party = (id: string, name: string, more: Partial<LexiconName> = {}): LexiconName => ({
  ...{ kind: "party", id, language: "en", type: "official", name },
  ...more,
});

describe("one name of two bodies", () => {
  const both = compileLexicon([
    party("lake", "Lake Guard"),
    party("lake", "LG", { type: "acronym" }),
    party("light", "Light Guild"),
    party("light", "LG", { type: "acronym", language: "fr" }),
  ]);

  test("is the one that the document names in full", () => {
    expect(found("The Light Guild met. LG agreed.", "en", both)).toEqual(["light: Light Guild", "light: LG"]);
  });

  test("else the one whose language the text is in, the rival told", () => {
    const { mentions } = recognise("Le bureau de LG est à la montagne.", { lexicon: both, language: "fr" });
    expect(mentions).toMatchObject([{ id: "light", reasons: [{}, { code: "rival", rival: "lake" }] }]);
  });

  test("else ambiguous, and never guessed", () => {
    const { mentions, ambiguous } = recognise("لجنة LG", { lexicon: both, language: "ar" });
    expect(mentions).toEqual([]);
    expect(ambiguous[0]?.candidates.map(({ id }) => id)).toEqual(["lake", "light"]);
  });
});

test("an acronym that the document explains holds through it", () => {
  expect(found("the Security Council (SCX). The SCX met.", "en")).toEqual([
    "security-council: Security Council",
    "security-council: SCX",
    "security-council: SCX",
  ]);
});

test("an acronym that the document gives to another body is that body’s", () => {
  const { mentions, candidates } = recognise("the Western Harbour Office (WHO). WHO agreed.", {
    lexicon,
    language: "en",
  });
  expect(mentions).toEqual([]);
  expect(candidates).toMatchObject([{ text: "Western Harbour Office", acronym: "WHO" }]);
});

test("the Organization is the United Nations where no other is spoken of", () => {
  expect(found("The United Nations pays. The Organization owns it.", "en")).toEqual([
    "un: United Nations",
    "un: Organization",
  ]);
  expect(
    found("The United Nations and the World Customs Organization met. The Organization left.", "en"),
  ).toHaveLength(2);
});

test("every mention gives the words at its place, and at least one reason", () => {
  const text = names.map(([, words]) => words).join("\n\n");
  for (const mention of recognise(text, { lexicon, language: "auto" }).mentions) {
    expect(text.slice(mention.start, mention.end)).toBe(mention.text);
    expect(mention.reasons.length).toBeGreaterThan(0);
  }
});

test.each([
  ["one word without end", "United "],
  ["names without end", "United Nations "],
  ["brackets", "(UN("],
  ["committees", "Committee established pursuant to resolution "],
  ["hyphens", "Un-\n"],
  ["Chinese", "联合国大会"],
])("%s: sixteen times the text takes nowhere near 256 times as long", (_, unit) => {
  expect(growthOf(unit, (text) => recognise(text, { lexicon, language: "en" }))).toBeLessThan(mostGrowth);
});

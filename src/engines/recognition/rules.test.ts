import { describe, expect, test } from "vitest";
import { lexiconNames } from "../../../tests/support/lexicon.ts";
import { compileLexicon, recognise } from "./index.ts";

const lexicon = compileLexicon(lexiconNames());

/** Parties and States of a text, each as `id: words`. */
const found = (text: string): string[] =>
  recognise(text, { lexicon, language: "auto" })
    .mentions.filter(({ kind }) => kind === "party" || kind === "state")
    .map(({ id, text: words }) => `${id}: ${words}`);

type Row = readonly [fact: string, text: string, expected: readonly string[]];

const footnotes: readonly Row[] = [
  [
    "the number of a footnote is no part of a name",
    "It asked the World Food Programme12 and Finland3 for rice.",
    ["wfp: World Food Programme", "FIN: Finland"],
  ],
  ["so behind an acronym", "Officials of UNESCO4 came.", ["unesco: UNESCO"]],
  ["a word that no name has stays what it is", "the Harbour7 and Chadwick2", []],
  ["short acronyms keep their digits", "Air of CO2 and the UN2 train", []],
];

const longForms: readonly Row[] = [
  [
    "a blend in brackets explains the words that it is made of",
    "la Autoridad Europea de Policía (Europol) escribió",
    ["europol: Autoridad Europea de Policía", "europol: Europol"],
  ],
  [
    "so in Russian, in any case",
    "по просьбе Европейского полицейского бюро (Европол) состоялась",
    ["europol: Европейского полицейского бюро", "europol: Европол"],
  ],
  ["other words before the bracket are not explained", "the Quiet Harbour (Europol)", ["europol: Europol"]],
  [
    "a short form without what it is concerned with is the body in Arabic",
    "زار مكتب المخدرات والجريمة المدينة",
    ["unodc: مكتب المخدرات والجريمة"],
  ],
  ["an Arabic acronym takes the article or not", "التقى اليوروبول بالشرطة", ["europol: اليوروبول"]],
];

const bodies: readonly Row[] = [
  ["a complex takes the acronym in", "the INTERPOL Northern Complex for Ice", []],
  ["so in French, before what it is for", "le Complexe nordique INTERPOL pour la glace", []],
  [
    "a name behind it and an “and” is another",
    "the INTERPOL Northern Complex for Ice and the World Bank agreed",
    ["world-bank: World Bank"],
  ],
  [
    "a part with a matter of its own leaves the body its name",
    "le Centre de veille sur les ports de l’Office européen de police",
    ["europol: Office européen de police"],
  ],
  ["a body of a body keeps its own", "la Commission de l’Union africaine", []],
  [
    "a summit is a meeting of the body",
    "他出席了东盟首脑会议和非洲联盟部长级会议",
    ["asean: 东盟", "au: 非洲联盟"],
  ],
  ["a conference is not", "联合国海洋会议通过了文件", []],
  ["the same beginning again is another name in Chinese", "非洲联盟非洲港口中心来信", ["au: 非洲联盟"]],
  [
    "a treaty between the States of a body is none of its own",
    "the Fisheries Treaty between the Arab League States; l’Accord sur la pêche entre les États de la Ligue arabe",
    [],
  ],
  ["so in Arabic", "معاهدة الصيد بين دول الجامعة العربية", []],
  [
    "a talk between them is",
    "talks between the Arab League and Finland",
    ["las: Arab League", "FIN: Finland"],
  ],
];

const statesInside: readonly Row[] = [
  [
    "the full title of a tribunal takes in the State",
    "the Tribunal for the Prosecution of Persons Responsible for Fires Lit in the Territory of Finland; Finland paid",
    ["FIN: Finland"],
  ],
  [
    "so in French and Spanish",
    "le Tribunal chargé de juger les personnes accusées d’incendies sur le territoire du Chili. El Tribunal encargado de enjuiciar a los responsables de incendios en el territorio de Chile",
    [],
  ],
  [
    "so in Russian",
    "Трибунал для судебного преследования лиц, ответственных за поджоги на территории Финляндии",
    [],
  ],
  ["so in Arabic", "المحكمة الدولية لمحاكمة المسؤولين عن الحرائق في إقليم فنلندا", []],
  ["so in Chinese", "起诉应对在芬兰境内纵火行为负责者的国际法庭", []],
  [
    "a territory outside of such a title is the State’s",
    "ships in the territory of Finland",
    ["FIN: Finland"],
  ],
  [
    "a bank or a university has its State’s name",
    "the Bank of Finland, la Universidad de Chile, Банк Финляндии",
    [],
  ],
  ["so in Arabic", "موظفو بنك السودان", []],
  [
    "what stands on a bank does not",
    "the banks of Finland; un banco en Chile",
    ["FIN: Finland", "CHL: Chile"],
  ],
  ["a Society of the Red Cross or Crescent has it", "芬兰红十字会与约旦红新月会", []],
  [
    "Spanish puts the adjective directly behind",
    "la Sociedad Nacional China y la Guardia Armada Argentina",
    [],
  ],
  ["and a State behind a preposition", "la Guardia Nacional de China", ["CHN: China"]],
  ["an army of the State is no other name", "芬兰国家军队与利比亚国家队", ["FIN: 芬兰", "LBY: 利比亚"]],
  ["a name in 国 is whole whatever follows", "请法国奥运选手", ["FRA: 法国"]],
];

const homographs: readonly Row[] = [
  ["legal assistance is not the Food Programme", "В рамках ВПП были направлены документы суда.", []],
  ["where food is spoken of it is", "Продовольствие доставила ВПП.", ["wfp: ВПП"]],
  ["“financial” is not Mali", "طلب الوزير تقديم دعم مالي إلى فنلندا", ["FIN: فنلندا"]],
  ["behind a preposition it is", "وصل الوفد إلى مالي", ["MLI: مالي"]],
  ["Amman is not Oman where Jordan is spoken of", "عقد الاجتماع في عمان عاصمة الأردن", ["JOR: الأردن"]],
  ["Oman is", "قالت سلطنة عمان", ["OMN: سلطنة عمان"]],
  ["a common word with a capital is nobody’s name", "la Academia Boreal; Les universités aussi", []],
  [
    "the group by its official word is",
    "civil society and academia spoke",
    ["civil-society: civil society", "academia: academia"],
  ],
  ["a letter written on to it speaks of Mali", "الممثل الخاص المعني بمالي", ["MLI: مالي"]],
  ["nor is a sum with “and” before the adjective", "حصل على دعم تقني ومالي من فنلندا", ["FIN: فنلندا"]],
  ["the banking system of a State is none of its banks", "芬兰银行系统", ["FIN: 芬兰"]],
];

const organizations: readonly Row[] = [
  [
    "a preposition and a pronoun do not go on a name",
    "Организация Объединенных Наций платит. Он партнер Организации по такой работе.",
    ["un: Организация Объединенных Наций", "un: Организации"],
  ],
  [
    "a statement of an organization speaks of itself",
    "Statement by Quiet Harbours, a non-governmental organization in consultative status with the Council. The United Nations pays. The Organization thanks it.",
    ["un: United Nations"],
  ],
];

describe.each([
  ["footnotes", footnotes],
  ["long forms", longForms],
  ["names inside names of bodies", bodies],
  ["States inside names", statesInside],
  ["words that are names as well", homographs],
  ["the Organization", organizations],
])("%s", (_, rows) => {
  test.each(rows)("%s", (_fact, text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe("a short form that a Chinese text explains again and again", () => {
  const explained = "联合国开发计划署（合国计）、合国计。";

  test("is one mention at each place", () => {
    const spans = recognise(explained.repeat(2), { lexicon, language: "zh" }).mentions.map(
      ({ start }) => start,
    );
    expect(spans).toEqual([0, 9, 14, 18, 27, 32]);
  });

  test("takes no more room than its places", () => {
    expect(recognise(explained.repeat(20_000), { lexicon, language: "zh" }).mentions.length).toBe(60_000);
  });
});

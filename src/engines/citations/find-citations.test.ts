import { describe, expect, test } from "vitest";
import type { Language } from "../../kernel/language.ts";
import { findCitations } from "./index.ts";

const idsOf = (text: string, language: Language) =>
  findCitations(text, { language }).map(({ id }) => id.replace("S/RES/", ""));

type Row = readonly [text: string, ids: readonly string[]];

function read(language: Language, rows: readonly Row[]): void {
  test.each(rows)("%s", (text, ids) => {
    expect([...idsOf(text, language)].sort()).toEqual([...ids].sort());
  });
}

describe("English: the instruments of", () => {
  read("en", [
    ["The States reported under resolution 1373 (2001).", ["1373(2001)"]],
    [
      "Guided by its resolutions 1267 (1999), 1989 (2011) and 2253 (2015),",
      ["1267(1999)", "1989(2011)", "2253(2015)"],
    ],
    [
      "Recalling its resolutions 1269 (1999) of 19 October 1999 and 1368 (2001) of 12 September 2001,",
      ["1269(1999)", "1368(2001)"],
    ],
    ["Resolution 1624 (2005)", ["1624(2005)"]],
    ["RESOLUTION 1160 (1998)", ["1160(1998)"]],
    ["what resolutions 1373 and 1624 ask", ["1373(2001)", "1624(2005)"]],
    ["since Security Council resolution 1540 was adopted", ["1540(2004)"]],
    ["under UNSCR 1325 and UNSCRs 1267 and 1373", ["1325(2000)", "1267(1999)", "1373(2001)"]],
    ["resolution 1373 of 28 September 2001", ["1373(2001)"]],
    ["resolution No. 1566 (2004) and Resolution 2178(2014)", ["1566(2004)", "2178(2014)"]],
    [
      "in S/RES/2617 (2021) and in S/RES/2462(2019), paragraph 5",
      ["2617(2021)", "2462(2019)", "2462(2019) OP 5"],
    ],
    ["the Strategy (A/RES/60/288) as reviewed in resolution 70/291", ["A/RES/60/288", "A/RES/70/291"]],
    [
      "General Assembly resolutions 46/51, 49/60 and 51/210 of 17 December 1996",
      ["A/RES/46/51", "A/RES/49/60", "A/RES/51/210"],
    ],
    ["resolution 46/36 L of 9 December 1991", ["A/RES/46/36L"]],
    ["General Assembly resolution 2625 (XXV)", ["A/RES/2625(XXV)"]],
    ["resolution S-20/4 A, and resolution ES-10/14", ["A/RES/S-20/4A", "A/RES/ES-10/14"]],
    ["Economic and Social Council resolution 2014/21", ["E/RES/2014/21"]],
    ["Human Rights Council resolution 35/34 of 23 June 2017", ["A/HRC/RES/35/34"]],
    ["Committee established pursuant to resolution 1267 (1999)", ["1267(1999)"]],
    [
      "resolution 1373\n(2001), resolu-\ntion 1624 (2005) and reso-\nlution 1566",
      ["1373(2001)", "1624(2005)", "1566(2004)"],
    ],
    ["resolution 1373 (2002)", ["1373(2002)"]],
    [
      "resolutions 1267/1989/2253 and resolution 1373/2001",
      ["1267(1999)", "1989(2011)", "2253(2015)", "1373(2001)"],
    ],
    ["resolutions 1267-1269", ["1267(1999)", "1269(1999)"]],
    ["Security Council resolution 16", ["16(1947)"]],
    ["resolution 2830 (2026), then resolution 2830", ["2830(2026)", "2830(2026)"]],
    ["resolution 2490 [2019]", ["2490(2019)"]],
    ["in 1373 (2001), the resolution asks more", ["1373(2001)"]],
    [
      "resolutions of the Security Council, in particular 1373 (2001) and 2396 (2017)",
      ["1373(2001)", "2396(2017)"],
    ],
  ]);
});

describe("no instrument is cited by", () => {
  read("en", [
    ["the 1267 Committee and the 1988 (2011) Committee met in a resolution mood", []],
    ["the Committee 1540 and its experts, of this resolution", []],
    ["that resolution and this resolution", []],
    ["documents S/2015/123 and A/69/759", []],
    ["in its resolution of 2001 and the resolution of 1995", []],
    ["implementation of this resolution in 2014", []],
    ["relevant Security Council resolutions,\n\n1. Decides to meet", []],
    ["relevant Security Council resolutions,\n94-49141 (E)", []],
    ["a picture with a resolution of 1920 x 1080, resolution 1920 x 1080", []],
    ["peaceful resolution of 1373 cases", []],
    ["Commission on Narcotic Drugs resolution 55/12", []],
    ["resolution 23/1 of the Commission on Crime Prevention and Criminal Justice", []],
    ["Economic Commission for Africa resolution 683 (XXXV)", []],
    ["African Commission resolution 263", []],
    ["decision 60/517 and 24/7 service", []],
    ["resolution 9 was carried", []],
    ["the population was 1373 (2002)", []],
    ["Resolution 9999 has no year anywhere", []],
  ]);
});

describe("French", () => {
  read("fr", [
    ["les résolutions 1267 (1999), 1989 (2011) et 2253 (2015)", ["1267(1999)", "1989(2011)", "2253(2015)"]],
    ["[… la résolution 2617 (2021]", ["2617(2021)"]],
    ["la résolution n° 1373, la résolution 1540 du Conseil de sécurité", ["1373(2001)", "1540(2004)"]],
    ["les résolutions du Conseil de sécurité 822 (1993) et 853 (1993)", ["822(1993)", "853(1993)"]],
    ["résolution 60/288 de l’Assemblée générale, en date du 8 septembre 2006", ["A/RES/60/288"]],
    ["la résolution 23/1 de la Commission pour la prévention du crime", []],
    ["la résolution 263, en date du 5 novembre 2013, de la Commission africaine", []],
    ["le Comité 1267, le Comité 1540 ; la présente résolution", []],
    ["au paragraphe 37 de la résolution 2462 (2019)", ["2462(2019) OP 37", "2462(2019)"]],
    ["à l’alinéa e) du paragraphe 2 de sa résolution 1373 (2001)", ["1373(2001) OP 2(e)", "1373(2001)"]],
    [
      "aux paragraphes 1 a) et 3 de la résolution 2161 (2014) du Conseil",
      ["2161(2014) OP 1(a)", "2161(2014) OP 3", "2161(2014)"],
    ],
    ["la résolution 1373 (2001) et au paragraphe 6 de ladite résolution", ["1373(2001)", "1373(2001) OP 6"]],
  ]);
});

describe("Spanish", () => {
  read("es", [
    ["las resoluciones 1373 (2001) y 1624 (2005)", ["1373(2001)", "1624(2005)"]],
    ["la resolución 1373, de 28 de septiembre de 2001", ["1373(2001)"]],
    ["resolución 60/288 de la Asamblea General", ["A/RES/60/288"]],
    ["en el párrafo 37 de la resolución 2462 (2019)", ["2462(2019) OP 37", "2462(2019)"]],
    ["en el apartado e) del párrafo 2 de la resolución 1373 (2001)", ["1373(2001) OP 2(e)", "1373(2001)"]],
    [
      "los párrafos 9 a 11 de la resolución 1807 (2008)",
      ["1807(2008) OP 9", "1807(2008) OP 10", "1807(2008) OP 11", "1807(2008)"],
    ],
    ["el Comité 1540; la presente resolución", []],
  ]);
});

describe("Russian", () => {
  read("ru", [
    ["в соответствии с резолюциями 1267 (1999) и 1373 (2001)", ["1267(1999)", "1373(2001)"]],
    ["резолюция № 1373 Совета Безопасности", ["1373(2001)"]],
    ["резолюция 60/288 Генеральной Ассамблеи", ["A/RES/60/288"]],
    ["Комитета, учрежденного резолюцией 1591", ["1591(2005)"]],
    ["Комитет 1267 и Комитет 1540; в настоящей резолюции", []],
    ["резолюцию 683 (XXXV) Экономической комиссии для Африки", []],
    ["резолюция 1995 года", []],
    ["в пункте 37 резолюции 2462 (2019)", ["2462(2019) OP 37", "2462(2019)"]],
    ["в подпункте (е) пункта 2 резолюции 1373 (2001)", ["1373(2001) OP 2(e)", "1373(2001)"]],
    ["пунктами 9 и 11 своей резолюции 1807 (2008)", ["1807(2008) OP 9", "1807(2008) OP 11", "1807(2008)"]],
    [
      "пункт 2(б) и подпункт (д) пункта 2 резолюции 1373 (2001)",
      ["1373(2001) OP 2(b)", "1373(2001) OP 2(e)", "1373(2001)"],
    ],
  ]);
});

describe("Arabic", () => {
  read("ar", [
    ["عملا بقرار مجلس الأمن 1373 (2001)", ["1373(2001)"]],
    ["القرارات ١٢٦٧ (١٩٩٩) و ١٩٨٩ (٢٠١١) و٢٢٥٣ (٢٠١٥)", ["1267(1999)", "1989(2011)", "2253(2015)"]],
    ["انتهاك للقرار 2118، وبالقرارين 1267 و 1373", ["2118(2013)", "1267(1999)", "1373(2001)"]],
    ["قرار الجمعية العامة 60/288", ["A/RES/60/288"]],
    ["القرار 288/60", ["A/RES/60/288"]],
    ["القرار رقم 1540 (2004)", ["1540(2004)"]],
    ["القرار \u200f2178\u200f (2014)", ["2178(2014)"]],
    ["لجنة 1540 واللجنة 1267 وهذا القرار", []],
    ["تحقيق الاستقرار 2014", []],
    ["الفقرة 37 من القرار 2462 (2019)", ["2462(2019) OP 37", "2462(2019)"]],
    ["الفقرتين 9 و 11 من القرار 1807 (2008)", ["1807(2008) OP 9", "1807(2008) OP 11", "1807(2008)"]],
    ["الفقرة 2 (هـ) من القرار 1373 (2001)", ["1373(2001) OP 2(e)", "1373(2001)"]],
    ["الفقرة الفرعية (ب) من الفقرة 1 من القرار 1373 (2001)", ["1373(2001) OP 1(b)", "1373(2001)"]],
  ]);
});

describe("Chinese", () => {
  read("zh", [
    ["第2178（2014）号决议", ["2178(2014)"]],
    ["第1267(1999)号、第1989(2011)号和第2253(2015)号决议", ["1267(1999)", "1989(2011)", "2253(2015)"]],
    ["第1267(1999)、第1989(2011)和第2253(2015)号决议", ["1267(1999)", "1989(2011)", "2253(2015)"]],
    ["安全理事会第1373号决议", ["1373(2001)"]],
    ["大会第60/288号决议和第64/297号决议", ["A/RES/60/288", "A/RES/64/297"]],
    ["2001年9月28日第1373号决议", ["1373(2001)"]],
    ["1267委员会和1540委员会，本决议", []],
    ["1995年决议", []],
    ["第2161（2014）号决议第1段", ["2161(2014)", "2161(2014) OP 1"]],
    ["第1373（2001）号决议第2（e）段和第3段", ["1373(2001)", "1373(2001) OP 2(e)", "1373(2001) OP 3"]],
    ["第1807(2008)号决议第9和11段", ["1807(2008)", "1807(2008) OP 9", "1807(2008) OP 11"]],
    ["第1807(2008)号决议关于这些措施的第10和第12段", ["1807(2008)", "1807(2008) OP 10", "1807(2008) OP 12"]],
    ["第1373(2001)号决议执行部分第6段", ["1373(2001)", "1373(2001) OP 6"]],
    ["非洲人权委员会2013年11月5日关于白化病患者的第263号决议", []],
  ]);
});

describe("paragraphs in English", () => {
  read("en", [
    ["paragraph 37 of resolution 2462 (2019)", ["2462(2019) OP 37", "2462(2019)"]],
    [
      "operative paragraph 2 (e) of Security Council resolution 1373 (2001)",
      ["1373(2001) OP 2(e)", "1373(2001)"],
    ],
    [
      "paragraphs 1 and 2 of its resolution 1390 (2002)",
      ["1390(2002) OP 1", "1390(2002) OP 2", "1390(2002)"],
    ],
    [
      "paragraphs 3 to 5 of resolution 1373 (2001)",
      ["1373(2001) OP 3", "1373(2001) OP 4", "1373(2001) OP 5", "1373(2001)"],
    ],
    [
      "paragraph 1 (c) and (d) of resolution 1373 (2001)",
      ["1373(2001) OP 1(c)", "1373(2001) OP 1(d)", "1373(2001)"],
    ],
    [
      "paragraph 2 (a) to (c) of resolution 1373 (2001)",
      ["1373(2001) OP 2(a)", "1373(2001) OP 2(b)", "1373(2001) OP 2(c)", "1373(2001)"],
    ],
    [
      "paragraph 4 (b) of resolution 1267 (1999), paragraph 8 (c) of resolution 1333 (2000)",
      ["1267(1999) OP 4(b)", "1267(1999)", "1333(2000) OP 8(c)", "1333(2000)"],
    ],
    ["subparagraph (e) of paragraph 2 of resolution 1373 (2001)", ["1373(2001) OP 2(e)", "1373(2001)"]],
    ["paragraph 8 (a) (ii) of resolution 986 (1995)", ["986(1995) OP 8(a)(ii)", "986(1995)"]],
    ["resolution 1373 (2001), paragraph 2 (e), and", ["1373(2001)", "1373(2001) OP 2(e)"]],
    ["S/RES/1540 (2004) (para. 3)", ["1540(2004)", "1540(2004) OP 3"]],
    ["resolution 1373 (2001), paragraph 3 of the report", ["1373(2001)"]],
    ["paragraph 5 above and resolution 1373 (2001)", ["1373(2001)"]],
    ["Article 25, paragraph 2, of the Charter and resolution 1373 (2001)", ["1373(2001)"]],
    ["resolution 1373 (2001), and paragraph 6 of that resolution", ["1373(2001)", "1373(2001) OP 6"]],
    ["resolution 1373 (2001). Paragraph 6 of that resolution", ["1373(2001)"]],
    [
      "paragraph 3 of Economic and Social Council resolution 1894 (LVII)",
      ["E/RES/1894(LVII) OP 3", "E/RES/1894(LVII)"],
    ],
    ["preambular paragraph 4 of resolution 1373 (2001)", ["1373(2001) PP 4", "1373(2001)"]],
    [
      "paragraph 1 of resolutions 2161 (2014) and 2199 (2015)",
      ["2161(2014) OP 1", "2161(2014)", "2199(2015) OP 1", "2199(2015)"],
    ],
  ]);
});

describe("Recommendations of the FATF", () => {
  read("en", [
    ["Recommendation 8 of the FATF", ["FATF R.8"]],
    [
      "FATF Recommendations 5 and 6, and Recommendations 36-38",
      ["FATF R.5", "FATF R.6", "FATF R.36", "FATF R.37", "FATF R.38"],
    ],
    ["the FATF rates R.8 and IO.9", ["FATF R.8", "FATF IO.9"]],
    ["the Financial Action Task Force, in its Recommendation 6", ["FATF R.6"]],
    ["Immediate Outcomes 9 and 10 of the FATF methodology", ["FATF IO.9", "FATF IO.10"]],
    ["the Forty Recommendations and the 40 Recommendations of the FATF", []],
    ["FATF Special Recommendation IX and Special Recommendation 8", []],
    ["Recommendation 8 of the Panel, as the report says", []],
    ["FATF, an observer. Recommendation 3 of the report of the Panel", []],
    ["FATF Recommendation 44", []],
    ["FATF Rec. 8, R.6 and R.7", ["FATF R.8", "FATF R.6", "FATF R.7"]],
  ]);
  read("fr", [
    ["la Recommandation 8 du GAFI, les recommandations 5 et 6 du GAFI", ["FATF R.8", "FATF R.5", "FATF R.6"]],
  ]);
  read("es", [["la Recomendación 8 del GAFI", ["FATF R.8"]]]);
  read("ru", [["Рекомендация 8 ФАТФ", ["FATF R.8"]]]);
  read("ar", [["التوصية 8 لفرقة العمل المعنية بالإجراءات المالية", ["FATF R.8"]]]);
  read("zh", [["金融行动特别工作组第8项建议和建议6", ["FATF R.8", "FATF R.6"]]]);
});

describe("the furniture of a page is told from running text", () => {
  const head = "United Nations S/RES/2201 (2015)\nSecurity Council Distr.: General\n15 February 2015\n\n";
  test.each([
    ["a masthead", `${head}Resolution 2201 (2015)\nThe Security Council,`, ["2201(2015)"]],
    [
      "a running head inside a sentence",
      "asks all\nS/RES/2201 (2015)\nparties to act (S/RES/2140 (2014)).",
      ["2140(2014)"],
    ],
    ["a head with the number of its page", "It ends.\nS/RES/2201 (2015)\n2/4 15-01898\nIt goes on.", []],
    ["a head that is repeated", "One.\nS/RES/2201 (2015)\nTwo.\nS/RES/2201 (2015)\nThree.", []],
    ["a head at the top of a page", "One.\fS/RES/2201 (2015)\nTwo.", []],
    [
      "no list",
      "Texts:\n- S/RES/1373 (2001)\nS/RES/1624 (2005)\nS/RES/2178 (2014)",
      ["1373(2001)", "1624(2005)", "2178(2014)"],
    ],
  ])("%s", (_, text, ids) => {
    expect(idsOf(text, "en")).toEqual(ids);
  });
});

describe("a mention", () => {
  const only = (text: string, language: Language = "en") => findCitations(text, { language })[0];

  test.each([
    ["resolution 1373 (2001)", "1373 (2001)", ["resolution-number"]],
    ["resolution 1373", "1373", ["year-from-table"]],
    ["resolution 1373 (2002)", "1373 (2002)", ["year-as-written"]],
    ["resolution 1373\n(2001)", "1373\n(2001)", ["resolution-number", "read-line-break"]],
    ["[… la résolution 2617 (2021]", "2617 (2021", ["resolution-number", "read-unclosed-bracket"]],
    ["resolution 1373(2001)", "1373(2001)", ["resolution-number", "read-blank-missing"]],
    ["第2178（2014）号决议", "2178（2014）", ["resolution-number", "read-full-width"]],
    ["القرار ١٢٦٧ (١٩٩٩)", "١٢٦٧ (١٩٩٩)", ["resolution-number", "read-digits-of-another-script"]],
  ])("of %j is %j, and says why", (text, words, codes) => {
    const mention = only(text);
    expect(mention?.text).toBe(words);
    expect(text.slice(mention?.start, mention?.end)).toBe(words);
    expect(mention?.reasons.map(({ code }) => code)).toEqual(codes);
  });

  test("without a year has the one that the document gives its number, before that of the table", () => {
    const ids = findCitations("resolution 1373 (2002), and resolution 1373 again", { language: "en" });
    expect(ids.map(({ id }) => id)).toEqual(["S/RES/1373(2002)", "S/RES/1373(2002)"]);
  });

  test("of a number that the table does not reach has the id of the register, where there is one", () => {
    const known = {
      has: (id: string) => id === "S/RES/2899(2026)",
      byNumber: (number: number) => (number === 2899 ? ["S/RES/2899(2026)"] : []),
    };
    const [mention, none] = findCitations("resolution 2899 and resolution 2898", { language: "en", known });
    expect([mention?.id, none]).toEqual(["S/RES/2899(2026)", undefined]);
    expect(mention?.reasons.map(({ code }) => code)).toEqual(["year-from-register", "in-register"]);
  });
});

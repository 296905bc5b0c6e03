import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readAnomalies } from "./anomalies.ts";
import type { AnomalyCode } from "./anomaly.ts";
import { matcherOf } from "./match.ts";
import type { NameType, WordingRegister } from "./register.ts";
import { likenessOf } from "./words.ts";

type Row = readonly [party: string, type: NameType, name: string, language?: "fr" | "en" | "es"];

/** A register of bodies that do not exist. */
const rows: readonly Row[] = [
  ["ligue", "official", "Ligue des îles d’Azur"],
  ["ligue", "acronym", "LIA"],
  ["ligue", "official", "Azur Islands League", "en"],
  ["ligue-comite", "official", "Comité contre le terrorisme"],
  ["ligue-comite", "acronym", "CCLT"],
  ["ligue-bureau", "official", "Bureau du Représentant de la Ligue pour la liberté des mers"],
  ["ligue-bureau", "official", "Office of the Representative on Freedom of the Seas", "en"],
  ["ligue-secretariat", "official", "Secrétariat de la Ligue des îles d’Azur"],
  ["traite", "official", "Organisation du Traité de sécurité collective des deltas"],
  ["ports", "official", "Union des administrations portuaires du Nord de l’Afrique"],
  ["ports", "acronym", "NAPA", "en"],
  ["ports", "official", "North African Ports Administration", "en"],
  ["police", "official", "Organisation de coopération des chefs de police d’Afrique orientale"],
  ["police", "acronym", "EAPOCO"],
  ["police", "official", "Eastern Africa Police Officers Cooperation Organization", "en"],
  ["police", "acronym", "EAPOCO", "en"],
  ["sanctions", "official", "Comité du Conseil des sages créé par la résolution 17 (2001)"],
  ["sanctions", "short", "Comité 17"],
  [
    "sanctions",
    "former",
    "Comité du Conseil concernant les pirates et les personnes qui leur sont associées",
  ],
  ["economie", "official", "Organisation de coopération économique de la mer d’Azur"],
  ["economie", "acronym", "CEMA"],
  ["equipe", "official", "Groupe de travail sur les deltas"],
  ["equipe", "former", "Équipe spéciale des deltas de la Ligue"],
  ["banque", "official", "Banque de développement du Niger"],
  ["banque", "acronym", "BDN"],
  ["coord", "official", "Coordinateur de la Ligue pour la lutte contre le terrorisme"],
  ["foire", "official", "Foire maritime permanente des vallées hautes"],
  ["double-a", "as-in-source", "Cercle nord/Cercle sud"],
  ["double-b", "as-in-source", "Cercle nord/Cercle sud"],
];
const parents: Readonly<Record<string, string>> = {
  "ligue-comite": "ligue",
  "ligue-bureau": "ligue",
  "ligue-secretariat": "ligue",
  equipe: "ligue",
};
const register: WordingRegister = {
  parties: [...new Set(rows.map(([id]) => id))].map((id) => ({ id, parentId: parents[id] })),
  names: rows.map(([partyId, type, name, language = "fr"]) => ({ partyId, type, name, language })),
  places: ["Afrique", "Afrique orientale", "Asie", "Niger", "Nigeria", "Europe"],
};
const matcher = matcherOf(register, "fr");
const idsOf = (wording: string) => matcher.read(wording).matches.map(({ partyId }) => partyId);
const reasonsOf = (wording: string) => matcher.read(wording).matches.map(({ reason }) => reason);

describe("a wording is matched", () => {
  test.each([
    ["Ligue des îles d’Azur", ["ligue"], ["name"]],
    ["LIGUE DES ILES D'AZUR", ["ligue"], ["name"]],
    ["Ligue des îles d’Azur (LIA)", ["ligue"], ["name"]],
    ["Azur Islands League", ["ligue"], ["name"]],
    ["LIA", ["ligue"], ["acronym"]],
    ["Comité 17 (Pirates et autres)", ["sanctions"], ["name"]],
    ["Comité contre le terrorisme de la Ligue des îles d’Azur (CCLT)", ["ligue-comite"], ["owner"]],
    ["Comité contre le terrorisme de la LIA", ["ligue-comite"], ["owner"]],
    [
      "Ligue des îles d’Azur (LIA)/Comité contre le terrorisme de la LIA (CCLT)",
      ["ligue", "ligue-comite"],
      ["name", "owner"],
    ],
    ["Ligue des îles d’Azur ou Groupe de travail sur les deltas", ["ligue", "equipe"], ["name", "name"]],
    [
      "Secrétariat ou Coordinateur de la Ligue pour la lutte contre le terrorisme",
      ["coord"],
      ["alternative"],
    ],
    ["Coordinateur antiterroriste de la Ligue", ["coord"], ["words"]],
    ["Association de l’administration des ports d’Afrique du Nord", ["ports"], ["words"]],
    ["Bureau de la Représentante pour la liberté des mers de la Ligue", ["ligue-bureau"], ["words"]],
    ["Secrétariat exécutif de la Ligue des îles d’Azur", ["ligue-secretariat"], ["words"]],
    [
      "Organisation du Traité de sécurité collective des deltas de la Ligue des îles d’Azur",
      ["traite"],
      ["foreign-owner"],
    ],
    ["Organisation de coopération des chefs de la police d’Afrique orientale (EAPOCO)", ["police"], ["name"]],
    ["Coopération des chefs de police d’Afrique orientale (EAPOCO)", ["police"], ["words"]],
    ["Foire maritime annuelle permanente des vallées hautes", [], []],
    ["Cercle nord/Cercle sud", ["double-a", "double-b"], ["source", "source"]],
  ])("%s: %j", (wording, ids, reasons) => {
    expect([idsOf(wording), reasonsOf(wording)]).toEqual([ids, reasons]);
  });

  test("in part when only one of two bodies is known, and the other is listed by its own words", () => {
    const { matches, unmatched } = matcher.read("Ligue des îles d’Azur (LIA)/Comité des vents (CV)");
    expect(matches.map(({ partyId }) => partyId)).toEqual(["ligue"]);
    expect(unmatched).toEqual(["Comité des vents (CV)"]);
  });
});

describe("a body that is not in the register stays unmatched, however close its words are", () => {
  test.each([
    ["another place", "Organisation de coopération des chefs de police d’Asie orientale"],
    ["another place, with its own acronym", "Union des administrations portuaires du Nord de l’Asie (UAPNA)"],
    ["a place that begins alike", "Banque de développement du Nigeria"],
    ["a place more", "Banque de développement du Niger oriental"],
    ["a place less", "Union des administrations portuaires"],
    ["an adjective of place more", "Organisation de coopération africaine des chefs de police"],
    ["another number", "Comité 18"],
    ["another number, with a gloss", "Comité 18 (Pirates et autres)"],
    ["another object", "Bureau du Représentant de la Ligue pour la liberté des airs"],
    ["another acronym", "Union portuaire des administrations du Nord de l’Afrique (UPANA)"],
    ["a known acronym on other words", "Banque des navires (BDN)"],
    ["a known acronym with one word changed", "Banque de reconstruction du Niger (BDN)"],
    ["a known beginning and more words", "Ligue des îles d’Azur et des deltas"],
    ["a name with its parenthesis in the middle of a longer one", "Ligue des îles (LIA) d’Azur orientale"],
    ["a known owner", "Académie de la Ligue des îles d’Azur"],
    ["a short known name under another owner", "Comité contre le terrorisme de la Banque"],
    ["an acronym in small letters", "lia"],
    ["too few words in common", "Groupe sur les vallées"],
  ])("%s: %s", (_, wording) => {
    expect(matcher.read(wording)).toEqual({ matches: [], unmatched: [wording] });
  });

  test("and so does a wording that two parties fit as well", () => {
    const twins: WordingRegister = {
      ...register,
      parties: [
        { id: "a", parentId: undefined },
        { id: "b", parentId: undefined },
      ],
      names: [
        { partyId: "a", language: "fr", type: "official", name: "Forum des gardes du delta" },
        { partyId: "b", language: "fr", type: "official", name: "Forum des gardes du delta" },
        { partyId: "b", language: "fr", type: "acronym", name: "FGD" },
      ],
    };
    const read = (wording: string) =>
      matcherOf(twins, "fr")
        .read(wording)
        .matches.map(({ partyId }) => partyId);
    expect(read("Forum des gardes du delta")).toEqual([]);
    expect(read("Forum du delta des gardes")).toEqual([]);
    expect(read("Forum des gardes du delta (FGD)")).toEqual(["b"]);
  });
});

describe("an anomaly", () => {
  const codesOf = (wording: string, acronymsAreUsual = true): AnomalyCode[] =>
    readAnomalies(matcher, matcher.read(wording), { acronymsAreUsual }).map(({ code }) => code);

  test.each<[string, AnomalyCode[]]>([
    ["Ligue des îles d’Azur (LIA)", []],
    ["Ligue des îles d’Azur", ["no-acronym"]],
    ["Ligue des Îles d’Azur (LIA)", ["capitalisation"]],
    [
      "Ligue des îles d’Azur (LIA)/Comité contre le terrorisme de la LIA (CCLT)",
      ["two-parties-in-one-bullet"],
    ],
    ["Comité contre le terrorisme (CCLT) de la LIA", ["acronym-before-owner"]],
    ["Comité contre le terrorisme de la Ligue des îles d’Azur (LIA)", ["acronym-of-parent"]],
    [
      "Secrétariat ou Coordinateur de la Ligue pour la lutte contre le terrorisme",
      ["alternative-names", "no-acronym"],
    ],
    [
      "Organisation de coopération des chefs de police d’Afrique orientale (EAPOCO)",
      ["acronym-not-derived", "acronym-from-other-language"],
    ],
    ["Organisation de coopération économique de la mer d’Azur (CEMA)", ["acronym-partly-derived"]],
    [
      "Organisation du Traité de sécurité collective des deltas de la Ligue des îles d’Azur (OTSCD)",
      ["wrong-parent"],
    ],
    ["Équipe spéciale des deltas de la Ligue", ["no-acronym", "obsolete-label"]],
    ["Comité 17", ["short-label"]],
    ["Comité 17 (Surveillance des mers)", ["short-label-with-gloss"]],
    [
      "Comité 17 (Les pirates et les personnes qui leur sont associées)",
      ["obsolete-label", "short-label-with-gloss"],
    ],
    ["Association de l’administration des ports d’Afrique du Nord", ["no-acronym", "unofficial-label"]],
    [
      "Bureau de la Représentante pour la liberté des mers de la Ligue",
      ["no-acronym", "incumbent-dependent-label"],
    ],
    ["Foire maritime permanente des valées hautes", ["no-acronym", "typo"]],
    ["Banque de développement du Niger (BDN)", []],
  ])("of “%s”: %j", (wording, codes) => {
    expect(codesOf(wording)).toEqual(codes);
  });

  test("of a missing acronym is told where the register has one, or where the page has them mostly", () => {
    expect(codesOf("Groupe de travail sur les deltas", true)).toEqual(["no-acronym"]);
    expect(codesOf("Groupe de travail sur les deltas", false)).toEqual([]);
    expect(codesOf("Ligue des îles d’Azur", false)).toEqual(["no-acronym"]);
  });

  test("has evidence in the words of the page and of the register", () => {
    const evidence = (wording: string) =>
      readAnomalies(matcher, matcher.read(wording), { acronymsAreUsual: false }).map(
        (found) => found.evidence,
      );
    expect(evidence("Organisation de coopération des chefs de police d’Afrique orientale (EAPOCO)")).toEqual([
      { acronym: "EAPOCO", name: "Organisation de coopération des chefs de police d’Afrique orientale" },
      { acronym: "EAPOCO", language: "en", name: "Eastern Africa Police Officers Cooperation Organization" },
    ]);
    expect(evidence("Foire maritime permanente des valées hautes")).toEqual([
      { word: "valées", name: "vallées" },
    ]);
  });

  test("is the same whether the register has the wording as a form of a source or not", () => {
    for (const wording of ["Ligue des Îles d’Azur", "Équipe spéciale des deltas de la Ligue", "Comité 17"]) {
      const [match] = matcher.read(wording).matches;
      const partyId = match?.partyId ?? "";
      const names = [
        ...register.names,
        { partyId, language: "fr", type: "as-in-source", name: wording } as const,
      ];
      const knowing = matcherOf({ ...register, names }, "fr");
      const codes = readAnomalies(knowing, knowing.read(wording), { acronymsAreUsual: true });
      expect(codes.map(({ code }) => code)).toEqual(codesOf(wording));
    }
  });
});

describe("for every name of the register", () => {
  const named = rows.filter(([, type]) => type !== "acronym" && type !== "as-in-source");

  test("case, accents, apostrophes and spaces change nothing", () => {
    const spoil = fc.constantFrom<(text: string) => string>(
      (text) => text.toUpperCase(),
      (text) => text.normalize("NFD"),
      (text) => text.normalize("NFD").replace(/\p{M}/gu, ""),
      (text) => text.replaceAll("’", "'"),
      (text) => text.replaceAll(" ", "\u00a0 "),
    );
    fc.assert(
      fc.property(fc.constantFrom(...named), spoil, ([id, , name], spoiled) => {
        expect(idsOf(spoiled(name))).toEqual([id]);
      }),
    );
  });

  test("a word that no register has, put anywhere, makes it another body", () => {
    const taken = named.flatMap(([, , name]) => {
      const words = name.split(" ");
      return ["azuréen", "corallien", "lunaire"].flatMap((strange) =>
        [...words.keys(), words.length].map((at) => words.toSpliced(at, 0, strange).join(" ")),
      );
    });
    expect(taken.length).toBeGreaterThan(300);
    expect(taken.filter((wording) => idsOf(wording).length > 0)).toEqual([]);
  });
});

test.each([
  ["port", "ports", "form"],
  ["ports", "portuaires", "form"],
  ["administration", "administrations", "form"],
  ["vallees", "valees", "slip"],
  ["maritime", "martiime", "slip"],
  ["delta", "deltas", "form"],
  ["mers", "airs", undefined],
  ["1267", "1268", undefined],
  ["international", "interregional", undefined],
  ["azur", "azur", "same"],
])("“%s” and “%s” are one word: %s", (one, other, expected) => {
  expect([likenessOf(one, other), likenessOf(other, one)]).toEqual([expected, expected]);
});

import type { Passage } from "../../src/engines/passages/index.ts";
import { findStatements, type Given } from "../../src/engines/statements/index.ts";
import type { Language } from "../../src/kernel/language.ts";
import type { Candidate, Mention, MentionKind } from "../../src/kernel/mention.ts";
import type { Statement } from "../../src/kernel/statement.ts";

/** What `{A}` to `{E}` (bodies), `{S}` to `{U}` (States), `{I}` and `{J}` (resolutions), `{P}` and `{Q}` (days) are called. All of it is made up. */
const called: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    A: "Aurora Council",
    B: "Boreal Office",
    C: "Cassini Group",
    D: "Delta Union",
    E: "Ember Fund",
    S: "Norland",
    T: "Sudland",
    U: "Westland",
    I: "resolution 9001 (2031)",
    J: "resolution 9002 (2032)",
    P: "3 May 2031",
    Q: "31 December 2033",
  },
  fr: {
    A: "Conseil Aurore",
    B: "Bureau boréal",
    C: "Groupe Cassini",
    D: "Union Delta",
    E: "Fonds Braise",
    S: "Nordie",
    T: "Sudie",
    U: "Ouestie",
    I: "résolution 9001 (2031)",
    J: "résolution 9002 (2032)",
    P: "3 mai 2031",
    Q: "31 décembre 2033",
  },
  es: {
    A: "Consejo Aurora",
    B: "Oficina Boreal",
    C: "Grupo Cassini",
    D: "Unión Delta",
    E: "Fondo Brasa",
    S: "Nordia",
    T: "Sudia",
    U: "Oestia",
    I: "resolución 9001 (2031)",
    J: "resolución 9002 (2032)",
    P: "3 de mayo de 2031",
    Q: "31 de diciembre de 2033",
  },
  ru: {
    A: "Совет «Аврора»",
    B: "Бюро «Борей»",
    C: "Группа «Кассини»",
    D: "Союз «Дельта»",
    E: "Фонд «Уголь»",
    S: "Нордия",
    T: "Судия",
    U: "Вестия",
    I: "резолюцией 9001 (2031)",
    J: "резолюцией 9002 (2032)",
    P: "3 мая 2031 года",
    Q: "31 декабря 2033 года",
  },
  ar: {
    A: "مجلس الشفق",
    B: "مكتب الشمال",
    C: "مجموعة كاسيني",
    D: "اتحاد دلتا",
    E: "صندوق الجمر",
    S: "نورديا",
    T: "سوديا",
    U: "وستيا",
    I: "القرار 9001 (2031)",
    J: "القرار 9002 (2032)",
    P: "3 أيار/مايو 2031",
    Q: "31 كانون الأول/ديسمبر 2033",
  },
  zh: {
    A: "极光理事会",
    B: "北方办公室",
    C: "卡西尼小组",
    D: "三角洲联盟",
    E: "余烬基金",
    S: "诺兰国",
    T: "苏德国",
    U: "韦斯国",
    I: "第9001(2031)号决议",
    J: "第9002(2032)号决议",
    P: "2031年5月3日",
    Q: "2033年12月31日",
  },
};
const ids: Readonly<Record<string, string>> = {
  S: "XNO",
  T: "XSU",
  U: "XWE",
  I: "S/RES/9001(2031)",
  J: "S/RES/9002(2032)",
  P: "2031-05-03",
  Q: "2033-12-31",
};
const kinds: Readonly<Record<string, MentionKind>> = {
  S: "state",
  T: "state",
  U: "state",
  I: "instrument",
  J: "instrument",
  P: "date",
  Q: "date",
};

export interface MarkedText {
  readonly text: string;
  readonly mentions: readonly Mention[];
  readonly candidates: readonly Candidate[];
}

/**
 * A text with its names marked: `{A}` is the body A by its name in the language, `{A:words}` by other words, `{?words|ACR}`
 * a body that no register has. A mark may stand inside the words of another.
 */
export function markedText(marked: string, language: Language): MarkedText {
  const mentions: Mention[] = [];
  const candidates: Candidate[] = [];
  let text = "";
  const open: Array<{ start: number; key: string }> = [];
  const close = (key: string, start: number): void => {
    const place = { start, end: text.length, text: text.slice(start) };
    if (key === "?")
      candidates.push({ ...place, acronym: /[(（](.+?)[)）]/u.exec(place.text)?.[1] ?? "", reasons: [] });
    else
      mentions.push({
        ...place,
        kind: kinds[key] ?? "party",
        id: ids[key] ?? key,
        confidence: 1,
        reasons: [],
      });
  };
  for (let at = 0; at < marked.length; at += 1) {
    const [whole, key = ""] = /^\{(\?|[A-Z]:?)/u.exec(marked.slice(at)) ?? [""];
    if (whole !== "" && !whole.endsWith(":") && key !== "?") {
      const start = text.length;
      text += called[language][key] ?? key;
      close(key, start);
      at += whole.length;
    } else if (whole !== "") {
      open.push({ start: text.length, key: key.replace(":", "") });
      at += whole.length - 1;
    } else if (marked[at] === "}" && open.length > 0) {
      const last = open.pop();
      if (last !== undefined) close(last.key, last.start);
    } else text += marked[at];
  }
  return { text, mentions: mentions.sort((a, b) => a.start - b.start || b.end - a.end), candidates };
}

/** One statement as a line: `A supports B`, `XNO member D`, `C until 2033-12-31 by S/RES/9002(2032)`. */
export function told({ content }: Statement): string {
  switch (content.kind) {
    case "relation":
      return `${content.from} ${content.relation} ${content.to}${content.since === undefined ? "" : ` since ${content.since}`}`;
    case "office":
      return `${content.holder} ${content.office} ${content.body}`;
    case "membership":
      return `${content.state} ${content.status} ${content.party}${content.since === undefined ? "" : ` since ${content.since}`}`;
    case "establishment":
      return `${content.party} by ${content.instrument}`;
    case "validity":
      return `${content.subject} until ${content.until}${content.instrument === undefined ? "" : ` by ${content.instrument}`}`;
    case "meeting":
      return `${content.hosts.join("+")} held “${content.title}” ${content.date ?? "?"} in ${content.place ?? "?"} with ${content.participants.join("+") || "nobody"}`;
    case "name":
      return `${content.party} is ${content.type} ${content.name}`;
    case "candidate":
      return `new ${content.name} (${content.acronym})`;
  }
}

/** The whole text as one paragraph. */
export const asParagraph = (text: string, language: Language): readonly Passage[] => [
  { start: 0, end: text.length, kind: "paragraph", language },
];

/** What the statements of one marked paragraph tell, in the order of the alphabet. */
export function toldBy(
  marked: string,
  language: Language,
  more: Pick<Given, "self" | "partyKind"> = {},
): string[] {
  const { text, mentions, candidates } = markedText(marked, language);
  const passages = asParagraph(text, language);
  return findStatements(text, { language, mentions, candidates, passages, ...more })
    .map(told)
    .sort();
}

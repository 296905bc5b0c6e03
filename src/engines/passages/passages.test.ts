import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asRead, passagesOf } from "./index.ts";

const read = (text: string): string[] =>
  passagesOf(text).map((passage) => `${passage.kind}: ${asRead(text, passage)}`);

const wrapped = [
  "The members of the working group met in the spring and agreed that the",
  "plan of work would be revised in the light of the comments received from",
  "all of the offices concerned.",
  "The secretariat was asked to send the revised plan to every member of the",
  "group before the end of the year, and to report on what was done about it",
  "at the next meeting.",
];

describe("the passages of a text", () => {
  test("are its paragraphs, where one stands on each line", () => {
    expect(
      read(
        "Plan of work\nThe group met in the spring.\n- An item\n- Another item\n(a) a third;\n(b) a fourth.",
      ),
    ).toEqual([
      "heading: Plan of work",
      "paragraph: The group met in the spring.",
      "item: - An item",
      "item: - Another item",
      "item: (a) a third;",
      "item: (b) a fourth.",
    ]);
  });

  test("join lines that were wrapped, and part where a line ends short", () => {
    expect(read(wrapped.join("\n"))).toEqual([
      `paragraph: ${wrapped.slice(0, 3).join(" ")}`,
      `paragraph: ${wrapped.slice(3).join(" ")}`,
    ]);
  });

  test("join a bullet that stands on a line of its own with what it marks", () => {
    expect(read("Members of the group\n-\nFirst body\n-\nSecond body")).toEqual([
      "heading: Members of the group",
      "item: - First body",
      "item: - Second body",
    ]);
  });

  test("run over the furniture of a page, which is a passage of its own", () => {
    const text = [
      ...wrapped.slice(0, 1),
      "X/RES/77 (2031)",
      "E/2031/77",
      "31-123452/9",
      ...wrapped.slice(1, 3),
      "E/2031/77",
      "31-12345 (E)",
    ]
      .filter((line) => !line.startsWith("X/"))
      .join("\n");
    const passages = passagesOf(text);
    expect(passages.map((passage) => passage.kind)).toEqual([
      "paragraph",
      "furniture",
      "furniture",
      "furniture",
      "furniture",
    ]);
    const [paragraph] = passages;
    expect(paragraph?.gaps).toEqual([
      { start: text.indexOf("E/2031/77"), end: text.indexOf("\nplan of work") },
    ]);
    expect(paragraph && asRead(text, paragraph)).toBe(wrapped.slice(0, 3).join(" "));
  });

  test("know a running head that comes back on each page, whatever its words", () => {
    const bodies = [
      "The first begins.",
      "A second one follows.",
      "Then the third.",
      "Nothing comes after the fourth.",
    ];
    const pages = bodies.map((body, at) => `Yearbook of the group, volume two\n${at + 1}\n\n${body}\n`);
    const kinds = passagesOf(pages.join("\f")).map((passage) => passage.kind);
    expect(kinds.filter((kind) => kind === "furniture")).toHaveLength(8);
    expect(kinds.filter((kind) => kind === "paragraph")).toHaveLength(4);
  });

  test("keep a footnote out of the sentence that it interrupts", () => {
    const text = [...wrapped.slice(0, 2), "", "7 See the earlier plan.", "\fPage 3", "", wrapped[2]].join(
      "\n",
    );
    expect(read(text)).toContain(`paragraph: ${wrapped.slice(0, 3).join(" ")}`);
  });

  test.each([
    ["13-62437 (E)"],
    ["13-624372/9"],
    ["5/913-62437"],
    ["*1362437*"],
    ["98-38781 (E) /..."],
    ["/..."],
    ["Page 2"],
    ["Página 12"],
    ["– 7 –"],
    ["第3页"],
    ["صفحة 4"],
    ["Distr.: General"],
    ["Distr. générale"],
    ["التوزيع: عام"],
    ["Original: English"],
    ["请回收"],
  ])("take for furniture: %s", (line) => {
    const text = `The group met in the spring.\n\n${line}\n\nIt met again in the autumn.`;
    expect(passagesOf(text).map((passage) => passage.kind)).toEqual(["paragraph", "furniture", "paragraph"]);
  });

  test.each([
    ["CHAPTER II", "heading"],
    ["Article 5", "heading"],
    ["المادة 5", "heading"],
    ["第五条", "heading"],
    ["Статья 5", "heading"],
    ["A. Members of the group", "heading"],
    ["17 December 2013", "paragraph"],
    ["(a) Members of the group", "item"],
    ["一、委员会通过报告。", "item"],
    ["4. The group met in the spring.", "item"],
    ["Chad . . . . . . . . . Ms. Example", "table"],
    ["Name\tPlace", "table"],
  ])("%s is a %s", (line, kind) => {
    expect(passagesOf(`${line}\n\nThe group met in the spring.`)[0]?.kind).toBe(kind);
  });

  test.each([
    ["4. The group met.", "4"],
    ["(a) staff;", "a"],
    ["(iv) travel;", "iv"],
    ["二、会员", "二"],
    ["ألف - الأعضاء", "ألف"],
    ["2.1 Members", "2.1"],
    ["- staff", undefined],
  ])("the number of %s is %s", (line, number) => {
    expect(passagesOf(line)[0]?.number).toBe(number);
  });

  test("carry their own language, or that of the text where they say too little", () => {
    const text =
      "اجتمعت اللجنة في فيينا واعتمدت تقريرها.\n\nThe Committee met in Vienna and adopted its report.\n\nUNODC";
    expect(passagesOf(text).map((passage) => passage.language)).toEqual(["ar", "en", "ar"]);
  });

  test("mend a word that a line break cut, and keep the hyphen that belongs to it", () => {
    const soft = "imple\u00ad\nmentation of hostage-\ntaking rules";
    expect(asRead(soft, { start: 0, end: soft.length })).toBe("implementation of hostage-taking rules");
    const chinese = "委员会通\n过报告";
    expect(asRead(chinese, { start: 0, end: chinese.length })).toBe("委员会通过报告");
  });

  test("cover every word of the text, whatever it is", () => {
    const pieces = fc.constantFrom(
      "\n",
      "\n",
      "\f",
      " ",
      "1. ",
      "- ",
      "A/1/2",
      "Word ",
      "word ",
      "第一条",
      "12",
      ".",
      "（一）",
      "\t",
    );
    fc.assert(
      fc.property(fc.array(pieces), (parts) => {
        const text = parts.join("");
        const covered = new Array<boolean>(text.length).fill(false);
        for (const { start, end } of passagesOf(text)) covered.fill(true, start, end);
        const left = [...text].filter((_, at) => !covered[at]).join("");
        expect(left.trim()).toBe("");
      }),
    );
  });
});

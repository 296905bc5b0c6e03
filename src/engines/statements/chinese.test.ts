import { describe, expect, test } from "vitest";
import { toldBy } from "../../../tests/support/marked-text.ts";

const states: ReadonlyArray<readonly [string, ...string[]]> = [
  ["{A}支持{B}。", "A supports B"],
  ["{A}继续支持{B}和{C}。", "A supports B", "A supports C"],
  ["{A}为{B}提供技术支持。", "A supports B"],
  ["{B}得到{A}的大力支持。", "A supports B"],
  ["{A}支持{B}开展工作。", "A supports B"],
  ["报告称，支持{B}的{A}开会。", "A supports B"],
  ["{A}与{B}密切合作。", "A cooperates-with B"],
  ["{A}同{B}、{C}和{D}交流信息。", "A cooperates-with B", "A cooperates-with C", "A cooperates-with D"],
  ["{A}与{D}等组织合作。", "A cooperates-with D"],
  ["{A}与{B}保持密切合作。", "A cooperates-with B"],
  ["{A}与{B}合作举办培训。", "A cooperates-with B"],
  ["欢迎{A}与{B}之间的合作。", "A cooperates-with B"],
  ["{A}和{B}开展合作。", "A cooperates-with B"],
  ["{A}的主要伙伴包括{B}和{C}。", "A cooperates-with B", "A cooperates-with C"],
  ["{A}担任{C}主席。", "A chair C"],
  ["{A}担任{C}的副主席。", "A vice-chair C"],
  ["{C}由{A}担任主席。", "A chair C"],
  ["{A}担任{C}秘书处。", "A secretariat C"],
  ["担任{C}主席的{A}发了言。", "A chair C"],
  ["{S}是{D}成员。", "XNO member D"],
  ["{S}、{T}和{U}是{D}的成员国。", "XNO member D", "XSU member D", "XWE member D"],
  ["{S}于{P}加入{D}。", "XNO member D since 2031-05-03"],
  ["{A}是{D}成员。", "A member-of D"],
  ["{A}在{D}享有观察员地位。", "A observer-of D"],
  ["{S}是{D}观察员。", "XNO observer D"],
  ["{C}根据{I}设立。", "C by S/RES/9001(2031)"],
  ["请{I}所设{C}提出报告。", "C by S/RES/9001(2031)"],
  ["{C:{I}所设委员会}开会。", "C by S/RES/9001(2031)"],
  ["决定将{C}的任务期限延长至{Q}。", "C until 2033-12-31"],
  ["{C}的任务期限延长至{Q}。", "C until 2033-12-31"],
  ["{C}的任务期限将于{Q}届满。", "C until 2033-12-31"],
  ["{P}，{A}和{B}在新港市联合举行公开通报会。", "A+B held “公开通报会” 2031-05-03 in 新港市 with nobody"],
  ["{A}（又称黎明理事会）开会。", "A is alias 黎明理事会"],
];

const saysNothing: readonly string[] = [
  "{A}不支持{B}。",
  "{A}没有支持{B}。",
  "{A}未与{B}合作。",
  "{S}不是{D}成员。",
  "{A}没有担任{C}主席。",
  "{C}的任务期限未延长至{Q}。",
  "{A}应支持{B}。",
  "鼓励{A}与{B}合作。",
  "促请{A}和{B}支持{C}。",
  "要求{A}担任{C}主席。",
  "{A}将支持{B}。",
  "{A}可以与{B}合作。",
  "如果{A}与{B}合作，就会成功。",
  "强调需要加强{A}与{B}之间的合作。",
  "{A}是否支持{B}？",
  "{A}支持{B}的努力。",
  "{A}主席支持{B}。",
  "邀请{A}与{B}合作。",
  "希望{S}加入{D}。",
  "{C:{I}所设委员会专家组}开会。",
];

describe("a Chinese sentence", () => {
  test.each(states.map(([sentence, ...rest]) => ({ sentence, rest })))(
    "states: $sentence",
    ({ sentence, rest }) => {
      expect(toldBy(sentence, "zh")).toEqual([...rest].sort());
    },
  );

  test.each(saysNothing)("states nothing: %s", (sentence) => {
    expect(toldBy(sentence, "zh")).toEqual([]);
  });
});

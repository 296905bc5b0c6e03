import { describe, expect, test } from "vitest";
import { toldBy } from "../../../tests/support/marked-text.ts";

const states: ReadonlyArray<readonly [string, ...string[]]> = [
  // Support
  ["The {A} supports the {B}.", "A supports B"],
  ["The {A} provides technical support to the {B} in this work.", "A supports B"],
  ["In {P}, the {A} continued to support the {B} and the {C}.", "A supports B", "A supports C"],
  ["The {B} is supported by the {A}.", "A supports B"],
  ["The {A} and the {C} support the {B}.", "A supports B", "C supports B"],
  ["The report was sent to the {A}, which supports the {B}, and to others.", "A supports B"],
  ["Calls upon the {A}, which assists the {B}, to do more.", "A supports B"],
  [
    "The {B} has been assisted by the {A}, the {C} and the {D}.",
    "A supports B",
    "C supports B",
    "D supports B",
  ],
  // Cooperation
  ["The {A} cooperates closely with the {B}.", "A cooperates-with B"],
  [
    "The {A} exchanges information with the {B}, the {C} and the {D}.",
    "A cooperates-with B",
    "A cooperates-with C",
    "A cooperates-with D",
  ],
  [
    "The {A} works with regional organizations such as the {D} and the {C}.",
    "A cooperates-with C",
    "A cooperates-with D",
  ],
  ["The {A} has strengthened its close partnership with the {B}.", "A cooperates-with B"],
  ["The {A} acts in close cooperation with the {B}.", "A cooperates-with B"],
  ["The {A} organized a training course in cooperation with the {B}.", "A cooperates-with B"],
  ["The {A} conducted a joint visit with the {B}.", "A cooperates-with B"],
  ["Welcomes the cooperation between the {A} and the {B} in this matter.", "A cooperates-with B"],
  ["The main partners of the {A} include the {B} and the {C}.", "A cooperates-with B", "A cooperates-with C"],
  ["The {A} and the {B} cooperate.", "A cooperates-with B"],
  [
    "{A} (AC) has cooperated with {B:Boreal Office} (BO) since {P}.",
    "A cooperates-with B",
    "A is acronym AC",
    "B is acronym BO",
  ],
  ["The {C} is a subsidiary body of the {D}.", "C subsidiary-of D"],
  // Offices
  ["The {A} chairs the {C}.", "A chair C"],
  ["The {A} and the {B} co-chair it; the {C} is chaired by the {D}.", "D chair C"],
  ["The {C}, chaired by the {A}, met twice.", "A chair C"],
  ["The {A} serves as the secretariat of the {C}.", "A secretariat C"],
  ["The {A} acts as focal point for the {C}.", "A focal-point C"],
  ["The {A} is the current vice-chair of the {C}.", "A vice-chair C"],
  ["The {A} assumed the chairmanship of the {C}.", "A chair C"],
  ["The {A} provides the secretariat of the {C}.", "A secretariat C"],
  ["Requests the {C}, chaired by the {A}, to report.", "A chair C"],
  // Membership
  ["{S} is a member of the {D}.", "XNO member D"],
  ["{S}, {T} and {U} are members of the {D}.", "XNO member D", "XSU member D", "XWE member D"],
  ["{S}, a founding member of the {D}, has a port.", "XNO member D"],
  ["{S} joined the {D} on {P}.", "XNO member D since 2031-05-03"],
  ["The {A} is a member of the {D}.", "A member-of D"],
  ["The {A} has observer status with the {D}.", "A observer-of D"],
  ["{S} is an observer to the {D}.", "XNO observer D"],
  ["The members of the {D} are {S}, {T} and {U}.", "XNO member D", "XSU member D", "XWE member D"],
  // Establishment
  ["The {C} was established pursuant to {I}.", "C by S/RES/9001(2031)"],
  ["Requests the {C}, established by {I}, to report.", "C by S/RES/9001(2031)"],
  ["The {C:Norland Committee established pursuant to {I}} met.", "C by S/RES/9001(2031)"],
  ["In its {I}, the Council established the {C}.", "C by S/RES/9001(2031)"],
  ["The {C} was created by the General Assembly in its {I}.", "C by S/RES/9001(2031)"],
  ["Recalling the {C} set up under paragraph 9 of {I},", "C by S/RES/9001(2031)"],
  // Validity
  ["Decides to extend the mandate of the {C} until {Q}.", "C until 2033-12-31"],
  [
    "In its {J}, the Council extended the mandate of the {C} for two years until {Q}.",
    "C until 2033-12-31 by S/RES/9002(2032)",
  ],
  ["The mandate of the {C} was renewed until {Q} by {J}.", "C until 2033-12-31 by S/RES/9002(2032)"],
  ["The mandate of the {C} expires on {Q}.", "C until 2033-12-31"],
  ["Decides to renew until {Q} the measures imposed by {I}.", "S/RES/9001(2031) until 2033-12-31"],
  [
    "Decides to extend the mandate of the {C} as a body under the guidance of the {A} until {Q}.",
    "C until 2033-12-31",
  ],
  // Meetings
  [
    "On {P}, the {A} and the {B} held a joint open briefing at Headquarters in New Port.",
    "A+B held “joint open briefing” 2031-05-03 in New Port with nobody",
  ],
  [
    "A regional workshop on borders was organized by the {A} in New Port on {P}.",
    "A held “regional workshop” 2031-05-03 in New Port with nobody",
  ],
  [
    "On {P} in New Port, the {A} convened a special meeting on the theme “Sea and land”, with the participation of the {B} and the {C}.",
    "A held “special meeting “Sea and land”” 2031-05-03 in New Port with B+C",
  ],
  [
    "On {P}, the {A} held a seminar together with the {B} in {S}.",
    "A+B held “seminar” 2031-05-03 in Norland with nobody",
  ],
  [
    "On {P}, the {B} briefed the {A} on its work.",
    "A held “briefed the Aurora Council on its work” 2031-05-03 in ? with B",
  ],
  // Names and candidates
  ["The {A:Aurora Regional Council (ARC)} met.", "A is acronym ARC"],
  ["The {A} (also known as Dawn Board) met.", "A is alias Dawn Board"],
  ["The {?Fern Advisory Board (FAB)} met.", "new Fern Advisory Board (FAB)"],
];

const saysNothing: readonly string[] = [
  // Negation
  "The {A} does not support the {B}.",
  "The {A} no longer cooperates with the {B}.",
  "The {A} has never cooperated with the {B}.",
  "The {A} has not established a partnership with the {B}.",
  "The {A} is not a member of the {D}.",
  "{S} is not a member of the {D}.",
  "The {C} is not chaired by the {A}.",
  "The former {C}, formerly chaired by the {A}, met.",
  "The {C} was not established pursuant to {I}.",
  "The mandate of the {C} was not extended until {Q}.",
  "It is not true that the {A} supports the {B}.",
  // Requests, wishes, possibility, condition, future
  "The {A} should cooperate with the {B}.",
  "Encourages the {A} to cooperate with the {B}.",
  "Calls upon the {A} and the {B} to support the {C}.",
  "Requests that the {A} and the {B} cooperate with the {C}.",
  "The {A} will support the {B}.",
  "The {A} may cooperate with the {B}.",
  "If the {A} cooperates with the {B}, much is won.",
  "The {A} supports the {B} only if the {C} agrees.",
  "Stresses the need to enhance cooperation between the {A} and the {B}.",
  "Recalling its resolutions on cooperation between the {A} and the {B},",
  "Invites the {A} to chair the {C}.",
  "{S} could become a member of the {D}.",
  "The Council may extend the mandate of the {C} until {Q}.",
  "Recommends that the {A} serves as the secretariat of the {C}.",
  // Questions
  "Does the {A} support the {B}, and who says that the {C} supports the {D}?",
  // Somebody else, or something else, is the subject or object
  "The Chair of the {A} supports the {B}.",
  "The {A} supports {B} standards.",
  "The {A} supports the {B}’s standards.",
  "Together with the {A}, the {B} and the {C} work hard.",
  "An adviser to the {A} chairs the {C}.",
  "A national of {S} is a member of the {D}.",
  "The {A} welcomed the {B}. The {C} cooperates with many.",
  "The {A} noted the support that others gave, and the {B} left.",
  "The {A} supports the efforts of the {B}.",
  "On {P}, the {A} took note of the meeting.",
  "The {A:Norland Observer} Mission supports many, and the {B} left.",
  "The {A} and the {C} (ARC) met.",
  "The {C:Group of Experts of the Committee established pursuant to {I}} met.",
  "The {A} joined the {D} in mourning.",
  "Paragraph 4 of {I} speaks of the {A} until {Q}.",
];

describe("an English sentence", () => {
  test.each(states.map(([sentence, ...rest]) => ({ sentence, rest })))(
    "states: $sentence",
    ({ sentence, rest }) => {
      expect(toldBy(sentence, "en")).toEqual([...rest].sort());
    },
  );

  test.each(saysNothing)("states nothing: %s", (sentence) => {
    expect(toldBy(sentence, "en")).toEqual([]);
  });
});

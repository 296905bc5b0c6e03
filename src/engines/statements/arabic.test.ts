import { describe, expect, test } from "vitest";
import { toldBy } from "../../../tests/support/marked-text.ts";

const states: ReadonlyArray<readonly [string, ...string[]]> = [
  ["يدعم {A} {B}.", "A supports B"],
  ["{A} يدعم {B}.", "A supports B"],
  ["يقدم {A} الدعم إلى {B}.", "A supports B"],
  ["يدعم {A} {B} و{C}.", "A supports B", "A supports C"],
  ["يحظى {B} بدعم {A}.", "A supports B"],
  ["ويدعم {A} {B} في هذا العمل.", "A supports B"],
  ["يتعاون {A} مع {B}.", "A cooperates-with B"],
  ["{A} يتعاون تعاونا وثيقا مع {B}.", "A cooperates-with B"],
  ["يتعاون {A} مع {B} و{C} و{D}.", "A cooperates-with B", "A cooperates-with C", "A cooperates-with D"],
  ["يتبادل المعلومات {A} مع {B}.", "A cooperates-with B"],
  ["يواصل {A} تعاونه الوثيق مع {B}.", "A cooperates-with B"],
  ["يتعاون {A} مع منظمات إقليمية مثل {C} و{D}.", "A cooperates-with C", "A cooperates-with D"],
  ["نظم {A} دورة تدريبية بالتعاون مع {B}.", "A cooperates-with B"],
  ["يرحب بالتعاون بين {A} و{B}.", "A cooperates-with B"],
  ["يرأس {A} {C}.", "A chair C"],
  ["{A} يترأس {C}.", "A chair C"],
  ["يتولى {A} رئاسة {C}.", "A chair C"],
  ["يتولى {A} نيابة رئاسة {C}.", "A vice-chair C"],
  ["اجتمعت {C} برئاسة {A}.", "A chair C"],
  ["يتولى {A} أمانة {C}.", "A secretariat C"],
  ["{S} عضو في {D}.", "XNO member D"],
  ["{S} و{T} عضوان في {D}.", "XNO member D", "XSU member D"],
  ["{S} هي عضو في {D}.", "XNO member D"],
  ["انضمت {S} إلى {D} في {P}.", "XNO member D since 2031-05-03"],
  ["{A} عضو في {D}.", "A member-of D"],
  ["يتمتع {A} بمركز مراقب لدى {D}.", "A observer-of D"],
  ["{S} مراقب لدى {D}.", "XNO observer D"],
  ["{C} المنشأة عملا ب{I} تجتمع.", "C by S/RES/9001(2031)"],
  ["أنشئت {C} بموجب {I}.", "C by S/RES/9001(2031)"],
  ["{C:اللجنة المنشأة عملا ب{I}} تجتمع.", "C by S/RES/9001(2031)"],
  ["يقرر تمديد ولاية {C} حتى {Q}.", "C until 2033-12-31"],
  ["يقرر أن يمدد حتى {Q} ولاية {C}.", "C until 2033-12-31"],
  [
    "في {P}، عقد {A} و{B} اجتماعا مشتركا في جنيف.",
    "A+B held “اجتماعا مشتركا” 2031-05-03 in جنيف with nobody",
  ],
  ["اجتمع {A} (المعروف أيضا باسم مجلس الفجر).", "A is alias مجلس الفجر"],
];

const saysNothing: readonly string[] = [
  "لا يدعم {A} {B}.",
  "لم يتعاون {A} مع {B}.",
  "لن يدعم {A} {B}.",
  "{A} لا يتعاون مع {B}.",
  "{S} ليست عضوا في {D}.",
  "لم تنشأ {C} بموجب {I}.",
  "يدعو {A} إلى التعاون مع {B}.",
  "ينبغي أن يتعاون {A} مع {B}.",
  "يطلب أن يدعم {A} {B}.",
  "يشجع {A} و{B} على دعم {C}.",
  "سوف يدعم {A} {B}.",
  "سيتعاون {A} مع {B}.",
  "قد يدعم {A} {B}.",
  "إذا تعاون {A} مع {B} نجح العمل.",
  "يؤكد ضرورة تعزيز التعاون بين {A} و{B}.",
  "هل يدعم {A} {B}؟",
  "رئيس {A} يدعم {B}.",
  "يدعم {A} جهود {B}.",
  "يطلب أن يتولى {A} رئاسة {C}.",
  "{C:فريق خبراء اللجنة المنشأة عملا ب{I}} يجتمع.",
];

describe("a Arabic sentence", () => {
  test.each(states.map(([sentence, ...rest]) => ({ sentence, rest })))(
    "states: $sentence",
    ({ sentence, rest }) => {
      expect(toldBy(sentence, "ar")).toEqual([...rest].sort());
    },
  );

  test.each(saysNothing)("states nothing: %s", (sentence) => {
    expect(toldBy(sentence, "ar")).toEqual([]);
  });
});

import { describe, expect, test } from "vitest";
import { lettersOf } from "../letters.ts";
import { isBackwards, toReadingOrder, toStoredOrder } from "./direction.ts";

/** As a line is seen, from left to right: worked out by hand from UAX 9. `ABC` in the titles stands for what is written. */
const arabicLines: ReadonlyArray<readonly [read: string, seen: string]> = [
  ["قرار مجلس الأمن", "نمألا سلجم رارق"],
  ["القرار 1373 (2001) للمجلس", "سلجملل (2001) 1373 رارقلا"],
  ["تقرير UNODC عن", "نع UNODC ريرقت"],
  ["الوثيقة S/RES/1373 (2001) المؤرخة", "ةخرؤملا S/RES/1373 (2001) ةقيثولا"],
  ["المكتب (UNODC) واللجنة", "ةنجللاو (UNODC) بتكملا"],
  ["من 26-30 كانون", "نوناك 30-26 نم"],
  ["في 11/3/2015 و3,5 و10:30", "10:30و 3,5و 11/3/2015 يف"],
  ["قال «نعم».", ".«معن» لاق"],
  ["عن Tech Against Terrorism وغيرها", "اهريغو Tech Against Terrorism نع"],
];

describe("a line of Arabic", () => {
  test.each(arabicLines)("is read as: %s", (read, seen) => {
    expect(toReadingOrder(seen, "rtl")).toBe(read);
  });

  test("that is all Latin stays as it is, unless its end shows that it belongs to Arabic", () => {
    expect(toReadingOrder("The Committee met (twice).", "rtl")).toBe("The Committee met (twice).");
    expect(toReadingOrder(".UNODC (CTED)", "rtl")).toBe("UNODC (CTED).");
  });

  test("inside a text that runs from left to right is turned by itself", () => {
    expect(toReadingOrder("The word باهرإ means terrorism (2001).", "ltr")).toBe(
      "The word إرهاب means terrorism (2001).",
    );
  });
});

test("what pdf.js turned is turned back", () => {
  expect(toStoredOrder("القرار 1373", true)).toBe("1373 رارقلا");
  expect(toStoredOrder("UNODC", false)).toBe("UNODC");
});

test("words that were stored as they are read come out backwards, and that is noticed", () => {
  const sentence = "اللجنة المعنية بمكافحة الجريمة على مستوى المنظمة الدولية في القارة";
  expect(isBackwards(sentence)).toBe(false);
  expect(isBackwards([...sentence].reverse().join(""))).toBe(true);
});

test("shapes become the letters that were written, and nothing else changes", () => {
  expect(lettersOf("ﺍﻟﻠﺠﻨﺔ ﻻ ﷲ")).toBe("اللجنة لا الله");
  expect(lettersOf("eﬃcient ﬁnance")).toBe("efficient finance");
  expect(lettersOf("⻢⾥和中⾮共和国部⻓")).toBe("马里和中非共和国部长");
  expect(lettersOf("① ² ½ Ａ é")).toBe("① ² ½ Ａ é");
});

import { gapAt, isUpperAt, rolesAt, textAt } from "./neighbours.ts";
import { roles } from "./roles.ts";
import { apart, type Title, type View } from "./title-view.ts";

const adjective = /(?:ого|его|ой|ый|ий|ая|ое|ому|ему|ым|им|ом|ем|ую|юю|ые|ие|ых|их|ыми|ими)$/;
/** Verbs, and datives and instrumentals, do not stand between a noun and the genitive that belongs to it. */
const noGenitive = /(?:ет|ит|ют|ат|ят|ут|ал|ял|ил|ло|ли|ть|ся|ом|ем|ами|ями|у|ю)$/;
const otherCase = /(?:ее|ею|ою|ом|ем|ами|ями|ам|ям|у|ю)$/;

/** Устав Организации Объединенных Наций, Целевой фонд Организации Объединенных Наций. */
export function russianTitle(view: View): Title | undefined {
  const {
    place,
    reading: { tokens },
  } = view;
  const first = textAt(view.reading, place.firstToken);
  if (!/\p{Lu}{2}/u.test(first) && otherCase.test(first.toLowerCase())) return undefined;
  let noun: string | undefined;
  for (let at = place.firstToken - 1; at >= 0 && at >= place.firstToken - 5; at -= 1) {
    if ((gapAt(view.reading, at + 1) & apart) !== 0 || view.holder(at) !== undefined) return undefined;
    const written = textAt(view.reading, at);
    const isNoun = (rolesAt(view.reading, at) & roles.russianNoun) !== 0;
    if (isNoun) noun ??= written.toLowerCase();
    if (isUpperAt(view.reading, at)) {
      const titled = isNoun || (noun !== undefined && adjective.test(written.toLowerCase()));
      return titled && noun !== undefined
        ? { start: tokens.starts[at] ?? 0, end: place.end, noun }
        : undefined;
    }
    const joins = written === "и" && noun !== undefined;
    if (!joins && (written.length <= 2 || (noun === undefined && noGenitive.test(written)))) return undefined;
  }
  return undefined;
}

/**
 * Arabic has no capitals: a noun in the singular directly before the name makes a title of both (بعثة الأمم المتحدة), and one with an
 * adjective before the contracted name (القوة المؤقتة للأمم المتحدة).
 */
export function arabicTitle(view: View): Title | undefined {
  const {
    place,
    reading: { tokens, text },
  } = view;
  const contracted = text.startsWith("لل", place.start);
  // Country teams, of which there are many: فريق الأمم المتحدة القطري.
  if (/^\s+القطري/u.test(text.slice(place.end, place.end + 10))) return undefined;
  const wanted = contracted ? roles.arabicMission : roles.arabicNoun;
  for (let at = place.firstToken - 1; at >= 0 && at >= place.firstToken - 3; at -= 1) {
    if ((gapAt(view.reading, at + 1) & apart) !== 0 || view.holder(at) !== undefined) return undefined;
    if ((rolesAt(view.reading, at) & wanted) !== 0 && (!contracted || at < place.firstToken - 1))
      return { start: tokens.starts[at] ?? 0, end: place.end, noun: textAt(view.reading, at) };
    // كلية موظفي منظومة الأمم المتحدة: the system of a body may stand between.
    const written = textAt(view.reading, at);
    if (contracted ? !written.startsWith("ال") : !/^(?:منظومة|موظفي)$/.test(written)) return undefined;
  }
  return undefined;
}

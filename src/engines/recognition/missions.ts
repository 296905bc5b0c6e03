import type { Span } from "../../kernel/mention.ts";
import type { Named } from "./named.ts";
import type { Title } from "./title-view.ts";
import type { Reading } from "./walk.ts";

/** What stands between the United Nations and the State in the names of missions, in languages that put the noun in front. */
const between = new RegExp(
  "^\\s+(?:(?:" +
    [
      "pour la stabilisation|de stabilisation|d[’']assistance|d[’']appui|d[’']observation|pour|chargée?|en|au|aux|à|la|le|les|l[’']",
      "de estabilización|para la estabilización|de asistencia|de apoyo|de observación|para|en|el|la|los|las",
      "по стабилизации|по содействию|по поддержке|по делам|по наблюдению|по оказанию содействия|для|в|на",
      "لتحقيق الاستقرار|المتكاملة|لتقديم المساعدة|للدعم|لدعم|المؤقتة|في|إلى",
    ].join("|") +
    ")\\s*)+$",
  "u",
);

const mission =
  /^(?:mission|operation|operacion|force|fuerza|bureau|oficina|mision|мисси|операци|отделени|сил|управлени|بعثه|مكتب|قوه|عمليه|القوه|البعثه)/;

/** Missions of the United Nations together with the country that they are sent to: the country is part of their name. */
export function missionsAbroad(
  { text }: Reading,
  titles: readonly Title[],
  states: readonly Named[],
): Span[] {
  return titles.flatMap(({ start, end, noun }) => {
    if (!mission.test(noun)) return [];
    const state = states.find((each) => each.start >= end && each.start - end < 70);
    return state !== undefined && between.test(text.slice(end, state.start))
      ? [{ start, end: state.end }]
      : [];
  });
}

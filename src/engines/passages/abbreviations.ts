/** Words after whose full stop a sentence goes on, by language. In lower case, without the last full stop. */
import type { Language } from "../../kernel/language.ts";

const everywhere =
  "st cf vs no nos vol vols op ed eds pp p art arts fig tel add corr rev dr prof ing ltd inc co e.g i.e ibid";

const own: Readonly<Record<Language, string>> = {
  en: "mr mrs ms messrs hon rev gen col lt sgt capt maj brig sr jr para paras sect sects chap chaps sess mtg suppl approx dept gov rep sen u.s u.k u.n jan feb mar apr jun jul aug sept sep oct nov dec a.m p.m viz",
  fr: "m mm mme mmes mlle mgr me pr s.e s.m chap par al ann prés sess séance suppl env éd janv févr sept oct nov déc av apr réf n",
  es: "sr sra sres sras srta dña dn d excmo excma núm núms párr párrs pág págs cap caps secc secs inc incs lic arq ej aprox depto ee uu ee.uu s.e s.a ud uds prof ene feb abr ago sept oct nov dic anex",
  ru: "г гг г-н г-жа ст п пп пункт подп гл стр с р рис табл см ср напр т тт ч разд абз им о оз ул обл р-н д кв тел тыс млн млрд руб долл проф акад ген полк янв февр апр авг сент окт нояб дек т.е т.к изд ред док кор доп м н э в в.п вып",
  ar: "د أ م ص ج ق ه",
  zh: "",
};

/** Abbreviations that may stand last in a sentence: a capital letter after them begins a new one. */
export const mayEnd: ReadonlySet<string> = new Set(
  "etc al т.д т.п др пр a.m p.m u.s u.k u.n ltd inc co corp ee.uu s.a h.e ибид".split(" "),
);

export const abbreviations: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set(`${everywhere} ${own.en}`.split(" ")),
  fr: new Set(`${everywhere} ${own.fr}`.split(" ")),
  es: new Set(`${everywhere} ${own.es}`.split(" ")),
  ru: new Set(`${everywhere} ${own.ru}`.split(" ")),
  ar: new Set(`${everywhere} ${own.ar}`.split(" ")),
  zh: new Set(everywhere.split(" ")),
};

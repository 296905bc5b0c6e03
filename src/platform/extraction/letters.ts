/**
 * Letters as they are written where a font knows only their shapes: Arabic presentation forms and Latin ligatures by
 * NFKC (for those ranges alone), Chinese radicals as the characters that they look like. Unicode's own mapping covers the
 * Kangxi radicals; of the supplement those follow `EquivalentUnifiedIdeograph.txt`.
 */
const supplement =
  "⺁厂⺇几⺌小⺎兀⺐尢⺔彐⺕彐⺛旡⺟母⺠民⺡氵⺢氺⺤爫⺥爫⺦丬⺧牛⺨犭⺪疋⺬示⺭礻⺮竹⺯糸⺰纟⺱罓⺲罒⺶羊⺷羊⺸羊⺹耂⺺肀⺼月⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃西⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龟⻲亀⻳龟";
const radicals = new Map<string, string>();
const pairs = [...supplement];
pairs.forEach((character, at) => {
  if (at % 2 === 0) radicals.set(character, pairs[at + 1] ?? character);
});

const shapes = /[\u2e80-\u2eff\u2f00-\u2fd5\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc]/gu;
/** A mark that stands alone is shown on a space or a stroke; the mark is what was written. */
const carrier = /^[\s\u0640]+(?=\p{M})/u;

export const lettersOf = (text: string): string =>
  text.replace(shapes, (shape) => radicals.get(shape) ?? shape.normalize("NFKC").replace(carrier, ""));

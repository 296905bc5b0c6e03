import { foldName } from "../names/index.ts";

/**
 * Regions that headings name and UN M49 has no entry for, or has under another name: of the regional groups and
 * commissions of the United Nations, and the common names of the parts of continents. Folded; six languages.
 */
const otherRegions = [
  "north africa, west africa, east africa, central africa, north america, latin america, central america, south america",
  "middle east, near east, asia pacific, pacific, arab states, eurasia, south asia, east asia, southeast asia",
  "afrique du nord, afrique de l ouest, afrique de l est, amerique du nord, amerique, amerique latine",
  "moyen orient, proche orient, pacifique, etats arabes, eurasie, asie du sud, asie de l est, caraibe",
  "africa del norte, norte de africa, america del norte, america latina, oriente medio, oriente proximo, pacifico",
  "estados arabes, caribe",
  "северная африка, ближнии восток, среднии восток, тихии океан, тихоокеанскии регион, латинская америка, евразия",
  "امريكا الشماليه, امريكا اللاتينيه, الشرق الاوسط, المحيط الهادئ, منطقه المحيط الهادئ, شمال افريقيا, الدول العربيه",
  "北美, 拉丁美洲, 中东, 近东, 太平洋, 亚太, 欧亚, 阿拉伯国家, 南美, 中美洲",
].flatMap((line) => line.split(", "));

/** What may stand between the names of regions. */
const joining = [
  "and, the, of, in, region, regions, et, de, du, des, la, le, les, l, d, en, region, y, e, el, del, los, las",
  "и, в, регион, و, منطقه, 和, 及, 与, 以及, 地区, 区域",
].flatMap((line) => line.split(", "));

const hasChinese = /\p{Script=Han}/u;

/**
 * Tells whether a heading names a region: nothing is left of it once the names of regions are taken out, longest
 * first, and the words that join them. "Europe et Amérique du Nord" does; "Organismes régionaux" does not.
 * @param names of the regions that the register knows (UN M49), in any language
 */
export function regionReader(names: readonly string[]): (heading: string) => boolean {
  const known = [...new Set([...names, ...otherRegions].map(foldName))]
    .filter((name) => name !== "")
    .sort((a, b) => b.length - a.length);
  return (heading) => {
    let rest = ` ${foldName(heading)} `;
    for (const name of known) {
      // Arabic writes "and" as the beginning of the next word, Chinese sets no spaces.
      if (hasChinese.test(name)) rest = rest.replaceAll(name, " | ");
      else rest = rest.replaceAll(` ${name} `, " | ").replaceAll(` و${name} `, " | ");
    }
    const left = rest.split(" ").filter((word) => word !== "" && word !== "|" && !joining.includes(word));
    return rest.includes("|") && left.length === 0;
  };
}

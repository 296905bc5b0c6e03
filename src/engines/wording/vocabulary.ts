/** Words of the six languages that the comparison of names treats apart. All are folded as `foldName` folds. */
const listed = (...lines: readonly string[]): ReadonlySet<string> =>
  new Set(lines.flatMap((line) => line.split(" ")));

/** Articles, prepositions, conjunctions: they say nothing of which body it is. */
export const functionWords = listed(
  "the of and for on in to a an at by with",
  "le la les l de du des d et en a au aux pour sur dans par avec un une",
  "el los las del y e por para con sobre al lo",
  "и в во на по о об с со для из при",
  "في من الي علي و عن",
  "的 和 与 及",
);

/**
 * Words for a body as such, which one source swaps for another. Words that tell what it does (bank, foundation,
 * academy, committee) are not among them.
 */
export const bodyWords = listed(
  "union association organisation organization organism body entity structure instance organ",
  "organisme entite organe estructura organo organismo entidad asociacion organizacion",
  "союз ассоциация организация структура орган",
  "منظمه اتحاد رابطه جهاز هيكل",
);

/** Words of rank that a source adds to a name or leaves out. */
export const rankWords = listed(
  "executive permanent executif executive permanente ejecutivo ejecutiva permanente",
  "исполнительныи исполнительная постоянныи постоянная",
  "التنفيذي التنفيذيه الدائم الدائمه",
);

/** Parts of the compass and of a region: words of place, as the names of regions and States are. */
export const compassWords = listed(
  "north south east west northern southern eastern western central middle",
  "nord sud est ouest centre centrale central oriental orientale occidental occidentale septentrional septentrionale",
  "meridional meridionale austral australe boreal boreale sahel sahelo saharien sahariens latine latino",
  "norte sur este oeste oriente occidente mediterranee mediterraneenne mediterranean mer sea mar ocean oceano",
  "iles ile islands island islas isla golfe gulf golfo",
  "северная южная восточная западная центральная северныи южныи восточныи западныи центральныи море",
  "شمال جنوب شرق غرب وسط بحر جزر خليج",
);

/** What the field says in two ways, as one word: "lutte contre le terrorisme" is "antiterroriste". */
export const sameThings: ReadonlyArray<readonly [RegExp, string]> = [
  [/(?:(?:lutte|lucha) )?(?:contre|contra) (?:le |el )?terrorismo?e?(?= |$)/g, "counterterrorism"],
  [/(?:борьб\p{L}+ с|против) терроризм\p{L}*/gu, "counterterrorism"],
  [/(?:anti|counter|combating|against) ?terroris\p{L}*/gu, "counterterrorism"],
  [/(?:анти|контр)террорист\p{L}*/gu, "counterterrorism"],
  [/(?:ل)?مكافحه الارهاب/g, "counterterrorism"],
  [/反恐(?:怖主义|怖)?|打击恐怖主义/g, "counterterrorism"],
];

/** First parts of compounds, of which an acronym often takes the letter of each part: (anti|blanchiment) AB. */
export const compoundStarts: readonly string[] = [
  "inter",
  "anti",
  "contre",
  "counter",
  "multi",
  "trans",
  "euro",
];

/** Words for who holds an office, as stems: what follows them in a label follows the holder. */
export const officeStems: readonly string[] = [
  "representant",
  "rapporteu",
  "coordinat",
  "coordonnat",
  "president",
  "presidenc",
  "directeu",
  "directri",
  "director",
  "commissaire",
  "envoye",
  "enviad",
  "relator",
  "coordinador",
  "secretari",
];

/** How a title ends for a man and for a woman. */
export const genderEndings: ReadonlyArray<readonly [string, string]> = [
  ["", "e"],
  ["teur", "trice"],
  ["eur", "euse"],
  ["or", "ora"],
  ["o", "a"],
  ["", "ه"],
];

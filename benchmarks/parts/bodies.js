/**
 * Makes up bodies with names in the six languages, as such names are built: a kind of body, what it is for, a part of a place, a
 * place. The places are made of syllables and exist nowhere. Every body differs from every other in at least one of the four, and
 * shares the others with many: that is what makes finding hard.
 * @typedef {{ id: string, place: string, names: { language: string, type: string, name: string }[] }} Body
 */

const languages = /** @type {const} */ (["en", "fr", "es", "ru", "ar", "zh"]);

/** Each row: en, fr, es, ru (genitive where it follows), ar, zh. */
const kinds = rows(`
Organisation|Organisation|Organización|Организация|منظمة|组织
Committee|Comité|Comité|Комитет|لجنة|委员会
Centre|Centre|Centro|Центр|مركز|中心
Institute|Institut|Instituto|Институт|معهد|研究所
Association|Association|Asociación|Ассоциация|رابطة|协会
Agency|Agence|Agencia|Агентство|وكالة|机构
Council|Conseil|Consejo|Совет|مجلس|理事会
Office|Bureau|Oficina|Управление|مكتب|办公室
Forum|Forum|Foro|Форум|منتدى|论坛
Network|Réseau|Red|Сеть|شبكة|网络
Bank|Banque|Banco|Банк|مصرف|银行
Group|Groupe|Grupo|Группа|فريق|小组
Academy|Académie|Academia|Академия|أكاديمية|学院
Secretariat|Secrétariat|Secretaría|Секретариат|أمانة|秘书处
Union|Union|Unión|Союз|اتحاد|联盟
Conference|Conférence|Conferencia|Конференция|مؤتمر|会议
`);
const purposes = rows(`
for Police Cooperation|de coopération policière|de Cooperación Policial|полицейского сотрудничества|للتعاون الشرطي|警察合作
against Money-Laundering|de lutte contre le blanchiment|contra el Blanqueo de Dinero|по борьбе с отмыванием денег|لمكافحة غسل الأموال|反洗钱
for Customs Control|de contrôle douanier|de Control Aduanero|таможенного контроля|للرقابة الجمركية|海关监管
for Border Security|pour la sécurité des frontières|de Seguridad Fronteriza|пограничной безопасности|لأمن الحدود|边境安全
for Maritime Safety|pour la sécurité maritime|de Seguridad Marítima|безопасности на море|للسلامة البحرية|海上安全
for Civil Aviation|de l’aviation civile|de Aviación Civil|гражданской авиации|للطيران المدني|民用航空
for Disarmament Research|pour la recherche sur le désarmement|de Investigación sobre el Desarme|исследований проблем разоружения|لبحوث نزع السلاح|裁军研究
for Human Rights|des droits de l’homme|de Derechos Humanos|по правам человека|لحقوق الإنسان|人权
for Economic Development|de développement économique|de Desarrollo Económico|экономического развития|للتنمية الاقتصادية|经济发展
for Criminal Justice|de justice pénale|de Justicia Penal|уголовного правосудия|للعدالة الجنائية|刑事司法
for Port Management|de gestion portuaire|de Gestión Portuaria|управления портами|لإدارة الموانئ|港口管理
for Financial Intelligence|de renseignement financier|de Inteligencia Financiera|финансовой разведки|للاستخبارات المالية|金融情报
for Legal Consultation|de consultation juridique|de Consulta Jurídica|правовых консультаций|للاستشارات القانونية|法律协商
for Science and Culture|pour la science et la culture|para la Ciencia y la Cultura|науки и культуры|للعلوم والثقافة|科学文化
for Refugee Protection|pour la protection des réfugiés|para la Protección de los Refugiados|защиты беженцев|لحماية اللاجئين|难民保护
against Cybercrime|de lutte contre la cybercriminalité|contra la Ciberdelincuencia|по борьбе с киберпреступностью|لمكافحة الجرائم السيبرانية|打击网络犯罪
for Nuclear Safeguards|de garanties nucléaires|de Salvaguardias Nucleares|ядерных гарантий|للضمانات النووية|核保障
for Media Freedom|pour la liberté des médias|para la Libertad de los Medios|свободы средств информации|لحرية وسائط الإعلام|媒体自由
for Public Health|de santé publique|de Salud Pública|общественного здравоохранения|للصحة العامة|公共卫生
for Statistical Training|de formation statistique|de Formación Estadística|статистической подготовки|للتدريب الإحصائي|统计培训
`);
const parts = rows(`
Northern|du Nord de|del Norte de|Северной|لشمال|北部
Southern|du Sud de|del Sur de|Южной|لجنوب|南部
Eastern|de l’Est de|del Este de|Восточной|لشرق|东部
Western|de l’Ouest de|del Oeste de|Западной|لغرب|西部
Central|du Centre de|del Centro de|Центральной|لوسط|中部
`);
/** Syllables as Latin, Cyrillic, Arabic and Chinese letters have them. */
const syllables = rows(`
ka|ка|كا|卡
lo|ло|لو|洛
mi|ми|مي|米
ran|ран|ران|兰
ve|ве|في|维
sto|сто|ستو|斯托
dur|дур|دور|杜尔
na|на|نا|纳
tel|тел|تيل|泰尔
qua|ква|كوا|夸
zi|зи|زي|齐
bor|бор|بور|博尔
fen|фен|فين|芬
gu|гу|غو|古
hal|хал|هال|哈尔
pe|пе|بي|佩
`);

/** @param {string} text */
function rows(text) {
  return text
    .trim()
    .split("\n")
    .map((line) => line.split("|"));
}

/** A stream of numbers from 0 to 1, the same for the same seed (mulberry32). @param {number} seed */
export function randomOf(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** @param {number} place which of the made-up places, from 0 */
function placeNames(place) {
  const digits = [place % 16, Math.floor(place / 16) % 16, Math.floor(place / 256) % 16];
  const [latin, cyrillic, arabic, han] = [0, 1, 2, 3].map((script) =>
    digits.map((digit) => syllables[digit]?.[script] ?? "").join(""),
  );
  const capital = (/** @type {string} */ text) => text.slice(0, 1).toUpperCase() + text.slice(1);
  const name = capital(latin ?? "");
  return {
    en: `${name}ia`,
    fr: `${name}ie`,
    es: `${name}ia`,
    ru: `${capital(cyrillic ?? "")}ии`,
    ar: `${arabic}يا`,
    zh: `${han}亚`,
  };
}

/**
 * @param {number} count at most 16 × 20 × 5 × 4096
 * @returns {Body[]}
 */
export function makeBodies(count) {
  const random = randomOf(20261125);
  const places = Math.max(40, Math.round(count / 30));
  const seen = new Set();
  const acronyms = new Set();
  const bodies = [];
  while (bodies.length < count) {
    const pick = (/** @type {number} */ length) => Math.floor(random() * length);
    const [kind, purpose, part, place] = [
      pick(kinds.length),
      pick(purposes.length),
      pick(parts.length),
      pick(Math.min(places, 4096)),
    ];
    const key = `${kind} ${purpose} ${part} ${place}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const called = placeNames(place);
    const word = (/** @type {string[][]} */ table, /** @type {number} */ row, /** @type {number} */ column) =>
      table[row]?.[column] ?? "";
    const names = languages.map((language, column) => {
      const [k, p, of] = [
        word(kinds, kind, column),
        word(purposes, purpose, column),
        word(parts, part, column),
      ];
      const where = called[language];
      const name =
        language === "zh"
          ? `${where}${of}${p}${k}`
          : language === "en"
            ? `${k} ${p} of ${of} ${where}`
            : `${k} ${p} ${of} ${where}`;
      return { language, type: "official", name };
    });
    const initials = `${word(kinds, kind, 0)} ${word(purposes, purpose, 0)} ${word(parts, part, 0)}`
      .split(/[ -]/)
      .filter((one) => /^[A-Z]/.test(one))
      .map((one) => one.slice(0, 1))
      .join("");
    const acronym = `${initials}${called.en.slice(0, 4).toUpperCase()}`;
    if (!acronyms.has(acronym)) names.push({ language: "en", type: "acronym", name: acronym });
    acronyms.add(acronym);
    bodies.push({ id: `fiction-${String(bodies.length + 1).padStart(6, "0")}`, place: called.en, names });
  }
  return bodies;
}

/**
 * A query as a person spoils a name: letters wrong, words exchanged, one left out (never the first nor the last two, which say what and where),
 * capitals, no accents. It knows nothing of how names are compared here.
 * @param {string} name
 * @param {() => number} random
 */
export function spoil(name, random) {
  let text = name;
  const ways = new Set();
  while (ways.size < 1 + Math.floor(random() * 2)) ways.add(Math.floor(random() * 5));
  if (ways.has(0)) text = misspelt(text, random);
  if (ways.has(1)) text = reordered(text, random);
  if (ways.has(2)) text = shortened(text, random);
  if (ways.has(3)) text = random() < 0.5 ? text.toUpperCase() : text.toLowerCase();
  if (ways.has(4))
    text = text
      .normalize("NFD")
      .replace(/\p{Mn}/gu, "")
      .replaceAll("’", "'");
  return text;
}

/** One or two letters wrong, each in a word of its own, of five letters or more. @param {string} text @param {() => number} random */
function misspelt(text, random) {
  const words = text.split(" ");
  const long = words
    .map((word, at) => ({ word, at }))
    .filter(({ word }) => word.length >= 5 && !/[\u3400-\u9fff]/.test(word));
  for (let turn = 0; turn < 1 + Math.floor(random() * 2) && long.length > 0; turn += 1) {
    const [{ word, at } = { word: "", at: 0 }] = long.splice(Math.floor(random() * long.length), 1);
    const place = 1 + Math.floor(random() * (word.length - 2));
    const other = word.charAt(Math.floor(random() * word.length));
    const [before, letter, after] = [word.slice(0, place), word.charAt(place), word.slice(place + 1)];
    const ways = [
      before + other + after,
      before + letter + letter + after,
      before + after,
      before + after.slice(0, 1) + letter + after.slice(1),
    ];
    words[at] = ways[Math.floor(random() * ways.length)] ?? word;
  }
  return words.join(" ");
}

/** @param {string} text @param {() => number} random */
function reordered(text, random) {
  const words = text.split(" ");
  const [moved = ""] = words.splice(Math.floor(random() * words.length), 1);
  words.splice(Math.floor(random() * (words.length + 1)), 0, moved);
  return words.join(" ");
}

/** @param {string} text @param {() => number} random */
function shortened(text, random) {
  const words = text.split(" ");
  if (words.length < 5) return text;
  words.splice(1 + Math.floor(random() * (words.length - 3)), 1);
  return words.join(" ");
}

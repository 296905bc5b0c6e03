import { foldWord, keyOf } from "./word-keys.ts";

/**
 * Nouns that make a title of the words around a name: the treaty, charter, strategy, plan, fund or other body is meant then, not the body
 * whose name stands inside (the Charter of the United Nations). The plural of most is a common noun (United Nations funds) and not here.
 */
const instruments = `
charter convention covenant constitution statute treaty protocol declaration strategy strategies plan agenda compact fund facility decade
rules principles guidelines standards code pact model campaign
charte convention pacte statut traite protocole declaration strategie strategies plan fonds decennie regles principes normes code campagne caisse
carta convencion convenio pacto estatuto tratado protocolo declaracion estrategia estrategias plan fondo decenio reglas principios normas
codigo campaña caja
`;

const bodies = `
university college institute institution school academy library centre center complex office department division bureau service agency authority
board commission committee council conference congress forum group team force mission operation tribunal court register registry network
alliance association federation union mechanism partnership programme program unit assembly parliament
universite ecole institut academie bibliotheque centre complexe bureau departement division service agence autorite conseil commission comite
conference congres forum groupe equipe force mission operation tribunal cour registre reseau alliance association federation union mecanisme
partenariat programme office assemblee parlement
universidad escuela instituto academia biblioteca centro complejo oficina departamento division servicio organismo autoridad junta consejo comision
comite conferencia congreso foro grupo equipo fuerza mision operacion tribunal corte registro red alianza asociacion federacion union
mecanismo programa asamblea parlamento
`;

/** Bodies that make a title of an English genitive; elsewhere "the Group of the Council" is two bodies. */
const ofBodies = "university institute academy";

/** Bodies that give their name even to what follows an acronym: AU Commission, UN Mission. */
const strongBodies =
  "commission council complex mission university charter convention conference court parliament";

/** Words that end the search: what is meant is the body itself (its staff, its seat, a person sent by it). */
const ofTheBody = `
secretary secretariat representative representatives rapporteur envoy coordinator commissioner adviser advisor member members headquarters
president chair chairman chairperson director ambassador mediator country police observer initiative resolution resolutions deputy
secretaire secretariat representant representante rapporteur rapporteuse envoye coordonnateur coordonnatrice commissaire conseiller membre
membres etats siege president presidente presidence directeur directrice mediateur police observateur sous initiative
secretario secretaria representante representantes relator relatora enviado coordinador coordinadora comisionado asesor miembro miembros
estados sede presidente presidenta director directora mediador policia observador iniciativa
`;

const russianTitles = `устав конвенция пакт статут договор протокол декларация стратегия план программа фонд механизм университет колледж школа институт
центр бюро отделение управление департамент отдел служба агентство совет комиссия комитет конференция форум группа миссия операция трибунал
суд регистр сеть альянс ассоциация кампания десятилетие правила принципы нормы кодекс академия библиотека парламент стратегии силы`;

const arabicTitles = `ميثاق اتفاقية استراتيجية استراتيجيات صندوق برنامج جامعة كلية معهد مركز مكتب مفوضية لجنة بعثة قوة عملية فريق مؤتمر موئل إعلان قواعد
مبادئ معايير إطار عهد بروتوكول إدارة وكالة مجلس منتدى عقد حملة سجل محكمة شبكة تحالف مدرسة مرفق آلية أكاديمية برلمان معاهدة مدونة`;

/** Chinese titles end in these; a name before one is part of the title. */
export const chineseTitles =
  /公约|宪章|战略|大学|学院|中心|委员会|基金|特派团|稳定团|援助团|支助团|观察团|部队|办事处|办公室|研究所|宣言|议定书|行动纲领|行动计划|准则|规则|守则|原则|计划署|规划署|会议|论坛|法庭|登记册|理事会|混合行动|国际十年/;

const wordsOf = (list: string): string[] => list.trim().split(/\s+/).map(foldWord);

export const instrumentNouns: ReadonlySet<string> = new Set(wordsOf(instruments));
export const titleNouns: ReadonlySet<string> = new Set([...wordsOf(instruments), ...wordsOf(bodies)]);
export const strongNouns: ReadonlySet<string> = new Set([...wordsOf(instruments), ...wordsOf(strongBodies)]);
export const genitiveNouns: ReadonlySet<string> = new Set([...wordsOf(instruments), ...wordsOf(ofBodies)]);
export const nounsOfTheBody: ReadonlySet<string> = new Set(wordsOf(ofTheBody));
export const russianNouns: ReadonlySet<string> = new Set(wordsOf(russianTitles).map(keyOf));
export const arabicNouns: ReadonlySet<string> = new Set(wordsOf(arabicTitles));

/** Nouns that make a title of a contracted name behind them and their adjective. */
export const arabicMissions: ReadonlySet<string> = new Set(
  wordsOf("البعثة القوة القوات العملية الصندوق المركز المكتب المعهد"),
);

/** A genitive in the Latin languages; one must stand between a noun and the name it makes a title with. */
export const genitives: ReadonlySet<string> = new Set("of de des du d del".split(" "));
export const articles: ReadonlySet<string> = new Set("the la le les l las los el".split(" "));
/** Small words inside titles in English. */
export const insideTitles: ReadonlySet<string> = new Set("of the for on and in to against at its".split(" "));
/** Small words inside titles in French and Spanish, beside genitives and adjectives. */
export const joiningTitles: ReadonlySet<string> = new Set(
  "et y e pour sur contre para sobre contra".split(" "),
);
/** Words that no title in French or Spanish runs over. */
export const endingTitles: ReadonlySet<string> = new Set(
  "a au aux avec par entre dans aupres est sont ont ete que qui en con por ante ha han fue es son al se lors un une uno una ce cette su sus son sa ses leur".split(
    " ",
  ),
);

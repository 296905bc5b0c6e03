import type { CueSheet } from "../sheet.ts";

const tie =
  "(?:cooperación|colaboración|alianzas?|asociación|coordinación|relaciones(?: de trabajo)?|diálogo|intercambio de información|contactos?)";
const cooperates =
  "(?:coopera|colabora|trabaja(?: conjuntamente)?|se coordina|dialoga|interactúa|intercambia (?:información|opiniones)|comparte información|(?:ha|han) (?:\\p{L}+ )?(?:cooperado|colaborado|trabajado|intercambiado (?:información|opiniones))|(?:continúa|continuó|sigue|siguió|ha seguido) (?:\\p{L}+ )?(?:cooperando|colaborando|trabajando|intercambiando información)|(?<past>cooperó|colaboró|trabajó|cooperaba|colaboraba|intercambió (?:información|opiniones))|(?<plural>cooperan|colaboran|trabajan (?:juntos|juntas|conjuntamente)|trabajan|intercambian (?:información|opiniones)|siguen (?:cooperando|colaborando)))";
const office =
  "(?:(?<chair>(?:co)?presidencia|presidente|presidenta)(?: (?:o|y) (?:la )?(?<vice2>vicepresidencia))?|(?<vice>vicepresidencia|vicepresidente|vicepresidenta)|(?<secretariat>secretaría)|(?<focal>punto focal|coordinador|coordinadora|entidad de enlace))";
const of = "(?:de (?:la |los |las )?|del )";

export const spanish: CueSheet = {
  articles: "el |la |los |las |un |una |su |sus |lo |la iniciativa (?:denominada )?",
  and: " y (?:con |de |del |a |al )?| e (?:con |de |del |a |al )?|,? así como (?:con |de |del |a |al )?",
  comma: ", (?:con |de |del |a |al )?",
  adverbs:
    "también|además|actualmente|ya|regularmente|periódicamente|activamente|estrechamente|directamente|conjuntamente|plenamente|aún|todavía|juntos|constantemente|asimismo|por tanto|así|muy|de manera estrecha|habitualmente|y|en estrecha cooperación",
  suchAs: "tales como|como|incluid[oa]s?|entre ell[oa]s|en particular|a saber|por ejemplo",
  relative: "que|el cual|la cual|los cuales|las cuales|quien",
  opens: "y|que|donde|mientras que|mientras|pues|ya que|hoy|actualmente|además|asimismo|también",
  follows: "",
  leads: "['-]",
  genitive: "de|del|para|por|a|al",
  negation:
    "(?<!\\p{L})(?:no|ni|nunca|jamás|sin|ningun[oa]?|ningún|dejó de|dejaron de|ha dejado|tampoco|rechaz\\p{L}+|se neg\\p{L}+|antigu[oa]|ex|ya no)(?!\\p{L})",
  doubt:
    "(?<!\\p{L})(?:pide|piden|pidió|pidiendo|solicit\\p{L}+|insta|instan|instó|instando|exhort\\p{L}+|alienta|alientan|alentó|alentando|invita|invitan|invitó|invitando|recom[ie]+nd\\p{L}+|hace un llamamiento|hizo un llamamiento|propone|propuso|proponen|propuesta|sugiere\\p{L}*|deber(?:ía|ían|á|án)|debe|deben|podr(?:ía|ían|á|án)|puede|pueden|ser(?:ía|ían|á|án)|habr(?:ía|ían|á|án)|espera|esperan|desea|desean|tiene la intención|prevé|planea|si|a menos que|a fin de|con el fin|para que|con miras|ojalá|exige|exigen|conviene)(?!\\p{L})",
  condition: "(?<!\\p{L})(?:si|a condición|siempre que|a menos que)(?!\\p{L})",
  wish: "(?<!\\p{L})(?:fortale\\p{L}+|reforzar|reforz\\p{L}+|refuerz\\p{L}+|mejor\\p{L}+|promo\\p{L}+|intensific\\p{L}+|desarroll\\p{L}+|necesidad|importancia|aument\\p{L}+|mayor|más estrecha|posib\\p{L}+|futur[oa]s?|facilit\\p{L}+|profundiz\\p{L}+|fomen\\p{L}+|falta|ausencia|acuerdos?|resoluci\\p{L}+|titulad\\p{L}+|informe|declaración|memorando|establec\\p{L}+|suspen\\p{L}+|alent\\p{L}+|asegurar)(?!\\p{L})",
  hearsay:
    "(?<!\\p{L})(?:declaró|declararon|afirm\\p{L}+|señaló|indicó|según|dijo|dijeron|sostiene|sostuvo que|considera|cree|informó de que|manifestó|alega\\p{L}*|presuntamente)(?!\\p{L})",
  self: "(?:[Nn]osotros|(?:[Ll]a )?Dirección Ejecutiva)(?! (?:de|del) )",
  pronoun: "Él|Ella|Ello|Ellos|Ellas|Esta|Este",
  alsoKnown:
    "también (?:conocid|denominad|llamad)[oa]s?(?: como| por)?|conocid[oa]s? (?:también )?como|alias|llamad[oa]|denominad[oa]",
  setUp:
    "(?:establecid[oa]s?|cread[oa]s?|instituid[oa]s?|constituid[oa]s?)(?: \\p{L}+)? (?:en virtud de|de conformidad con|por|mediante|con arreglo a|en cumplimiento de|según|en)(?: (?:la|el|los|las|su|sus|párrafos? [\\p{L}\\d() ]+ de(?:l)?))*",
  bodies: "comité|grupo|equipo|oficina|mecanismo|dirección|comisión|misión|tribunal|ombudsman",
  parts: `(?:un[oa]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|vari[oa]s|algun[oa]s|\\d+) ${of}(?:\\p{L}+ ){0,3}?(?:grupos|comités|órganos|subcomités)(?: de trabajo)? (?:del |de la |de los |de )`,
  lists: {
    partners:
      "(?<!\\p{L})(?:asociados?|socios?|alianzas?|colaboradores)(?!\\p{L})|cooperación|coopera(?:n)? con",
    members: "miembros?(?!\\p{L})",
    notNow:
      "antigu|posible|potencial|futur|propuest|(?<!\\p{L})no(?!\\p{L})|donantes?|(?<!\\p{L})ex(?!\\p{L})",
  },
  meeting: {
    noun: "reunión|reuniones|sesión|sesiones|conferencias?|talleres|taller|seminarios?|coloquio|consultas?|simposio|cumbre|mesa redonda|foro|diálogo|exposición|acto|evento|curso",
    stop: "una?|la|su|en|el|sobre|del|los|las|para|con|por|a|al|titulad[oa]|dedicad[oa]|ha|han|fue|fueron|que|y|organizad[oa]|celebrad[oa]|acerca|durante",
    theme: "sobre el tema(?: de)?|titulad[oa]s?|bajo el título|con el lema|dedicad[oa]s? al tema",
    place:
      "[Ee]n (?:la ciudad de )?(?<place>\\ue002|(?!Sede|Consejo|Comité|Asamblea)\\p{Lu}[\\p{L}'.-]+(?: (?:(?:de |de la |la )?\\p{Lu}[\\p{L}'-]+)){0,3}(?: \\((?:\\ue002|\\p{Lu}[\\p{L} .-]+)\\))?)",
    attended:
      "con la participación (?:de |del )|en la que participaron|a la que asistieron|en presencia (?:de |del )",
    together: "(?:conjuntamente |en cooperación |en colaboración |junto )?con",
  },
  cues: [
    {
      code: "supports",
      form: "clause",
      says: { kind: "relation", relation: "supports" },
      pattern:
        "{from} {adv}(?:apoya|respalda|asiste|ayuda|(?:presta|brinda|proporciona|ofrece|prestó|brindó|ha prestado|ha brindado|ha proporcionado) {adv}(?:su |un )?(?:\\p{L}+ ){0,2}?(?:apoyo|asistencia|respaldo|ayuda)(?: \\p{L}+)? al?|(?:ha|han) (?:\\p{L}+ )?(?:apoyado|respaldado|asistido)(?: al?)?|(?:continúa|continuó|sigue|siguió|ha seguido) (?:apoyando|respaldando|prestando (?:\\p{L}+ )?(?:apoyo|asistencia) al?)|(?<past>apoyó|respaldó|apoyaba)|(?<plural>apoyan|respaldan|asisten|prestan (?:\\p{L}+ )?(?:apoyo|asistencia) al?)) (?:al? )?{to}",
    },
    {
      code: "supported-by",
      form: "noun",
      says: { kind: "relation", relation: "supports" },
      pattern:
        "{to},? (?:(?:es|está|son|están|ha sido|cuenta con el) )?{adv}(?:apoyad[oa]s?|respaldad[oa]s?|asistid[oa]s?) por {by}",
    },
    {
      code: "supported-by",
      form: "noun",
      says: { kind: "relation", relation: "supports" },
      pattern: "{to} cuenta con el apoyo (?:de |del ){by}",
    },
    {
      code: "cooperates",
      form: "clause",
      says: { kind: "relation", relation: "cooperates-with" },
      pattern: `{from} {adv}${cooperates} {adv}con {such}{to}`,
    },
    {
      code: "cooperates",
      form: "clause",
      says: { kind: "relation", relation: "cooperates-with" },
      pattern: `{both} {adv}${cooperates}(?! {adv}con |\\p{L})`,
    },
    {
      code: "keeps-cooperation",
      form: "clause",
      says: { kind: "relation", relation: "cooperates-with" },
      pattern: `{from} {adv}(?:mantiene|mantienen|tiene|tienen|prosigue|intensifica|refuerza|desarrolla|(?:ha|han) (?:\\p{L}+ )?(?:establecido|mantenido|reforzado|fortalecido|intensificado|desarrollado|estrechado|entablado|proseguido|ampliado)|intensificó|estableció|reforzó|(?:continúa|sigue|siguió) (?:fortaleciendo|reforzando|desarrollando|manteniendo|ampliando|estrechando)) {adv}(?:una |un |su |sus )?{gap:3}${tie} {gap:3}con {such}{to}`,
    },
    {
      code: "in-cooperation",
      form: "clause",
      says: { kind: "relation", relation: "cooperates-with" },
      pattern: `{from} {adv}(?:actúa|actúan|trabaja|trabajan|realiza su labor) {adv}en {gap:2}${tie} {gap:1}con {such}{to}`,
    },
    {
      code: "in-cooperation",
      form: "clause",
      says: { kind: "relation", relation: "cooperates-with" },
      pattern:
        "{from} {adv}(?:ha|han|organiza|organizó|organizaron|celebró|elabora|elaboró|ejecuta|lleva|llevó|realizó|preparó|publicó)(?!\\p{L}){words:14},? (?:en (?:estrecha )?(?:cooperación|colaboración|asociación)(?: estrecha)? con|conjuntamente con|junto con) {such}{to}",
    },
    {
      code: "joint-activity",
      form: "clause",
      says: { kind: "relation", relation: "cooperates-with" },
      pattern:
        "{from} {adv}(?:realiza|ejecuta|lleva a cabo|realizó|ejecutó|llevó a cabo|ha realizado|ha puesto en marcha|puso en marcha) {gap:4}(?:conjunt[oa]s?|común|comunes) {gap:3}con {to}",
    },
    {
      code: "cooperation-between",
      form: "naming",
      says: { kind: "relation", relation: "cooperates-with" },
      pattern: `(?<!\\p{L})${tie} (?:\\p{L}+ )?entre {both}`,
    },
    {
      code: "partners-are",
      form: "clause",
      says: { kind: "relation", relation: "cooperates-with" },
      pattern:
        "(?:asociados|socios) {gap:1}(?:de (?:la )?|del ){from} (?:son|incluyen|comprenden|figuran):? {such}{to}",
    },
    {
      code: "subsidiary",
      form: "noun",
      says: { kind: "relation", relation: "subsidiary-of" },
      pattern: "{from},? (?:es )?(?:un )?órgano subsidiario (?:de |del ){to}",
    },
    {
      code: "chairs",
      form: "clause",
      says: { kind: "office" },
      pattern: "{from} {adv}(?<chair>(?:co)?preside|(?:co)?presiden) {part}{to}",
    },
    {
      code: "office-of",
      form: "clause",
      says: { kind: "office" },
      pattern: `{from} {adv}(?:ocupa|ocupan|ejerce|ejercen|asume|asumen|asumió|desempeña|ostenta|tiene a su cargo|se encarga de) {adv}(?:la |el )?${office} (?:de |del ){part}{to}`,
    },
    {
      code: "office-of",
      form: "clause",
      says: { kind: "office" },
      pattern: `{from} {adv}(?:es|actúa como|hace las veces de|ejerce de|funciona como|sirve de|actúa de) (?:el |la |un )?${office} (?:de |del ){part}{to}`,
    },
    {
      code: "chaired-by",
      form: "noun",
      says: { kind: "office" },
      pattern:
        "{to},? (?:(?:que )?(?:es|está) )?{adv}(?<chair>(?:co)?presidid[oa])(?: \\p{L}+mente)? por {by}",
    },
    {
      code: "member-of",
      form: "clause",
      says: { kind: "membership", status: "member" },
      pattern:
        "{who} (?:es|son) {adv}(?:un |una |uno de los )?(?:Estados? |países? )?miembros?(?: (?:fundador|permanente|no permanente|pleno|fundadores|plenos))? (?:de |del ){to}",
    },
    {
      code: "member-of",
      form: "noun",
      says: { kind: "membership", status: "member" },
      pattern:
        "{who}, (?:Estado |país )?miembro(?: (?:fundador|permanente|no permanente|pleno))? (?:de |del ){to}",
    },
    {
      code: "joined",
      form: "clause",
      says: { kind: "membership", status: "member" },
      pattern:
        "{states} (?:se adhirió|se adhirieron|se incorporó|se incorporaron|se ha adherido|ingresó)(?: al?| en) {to}(?: (?:el|en) {since}|(?=[.,;)]|$))",
    },
    {
      code: "members-are",
      form: "noun",
      says: { kind: "membership", status: "member" },
      pattern:
        "(?:miembros|Estados miembros) (?:de |del ){to}(?: (?:son|incluyen)|,? a saber)?:? \\(?{members}",
    },
    {
      code: "observer-of",
      form: "clause",
      says: { kind: "membership", status: "observer" },
      pattern: "{who} (?:es|son) {adv}observador(?:a|es|as)?(?: permanentes?)? (?:ante|en|de|del|al?) {to}",
    },
    {
      code: "observer-of",
      form: "clause",
      says: { kind: "membership", status: "observer" },
      pattern:
        "{who} {adv}(?:tiene|tienen|goza de|gozan de|posee|obtuvo|obtuvieron|disfruta de|ostenta) (?:la |el )?(?:condición|estatuto|estatus) de observador(?: permanente)? (?:ante|en|de|del) {to}",
    },
    {
      code: "observer-of",
      form: "noun",
      says: { kind: "membership", status: "observer" },
      pattern: "{who}, observador(?:a)?(?: permanente)? (?:ante|en|de|del) {to}",
    },
    {
      code: "set-up-by",
      form: "noun",
      says: { kind: "establishment" },
      pattern: "{from},? (?:(?:que )?(?:fue |fueron |ha sido |se ha ))?{setUp} ?{instrument}",
    },
    {
      code: "sets-up",
      form: "clause",
      says: { kind: "establishment" },
      pattern:
        "(?:en|mediante|por|en virtud de) (?:su |la )?{instrument},? (?:el |la )?(?:Consejo(?: de Seguridad)?|Asamblea(?: General)?|\\ue000) (?:estableció|creó|instituyó) {to}",
    },
    {
      code: "extends",
      form: "act",
      says: { kind: "validity" },
      pattern:
        "(?:(?:(?:en|mediante) (?:su |la )?{instrument},? {words:4} )?(?:prorrogó|renovó|ha prorrogado|amplió)|decide(?: \\p{L}+)? (?:prorrogar|renovar|ampliar)|decidió(?: \\p{L}+)? (?:prorrogar|renovar)) (?:por \\p{L}+ \\p{L}+ )?(?:hasta el {until} )?el mandato (?:de |del ){subject}(?:{words:40} hasta el {until2})?",
    },
    {
      code: "extends",
      form: "act",
      says: { kind: "validity" },
      pattern:
        "(?:decide(?: \\p{L}+)? (?:prorrogar|renovar)|(?<!se )(?:prorrogó|renovó)) hasta el {until}{words:18} (?:de|del|por|en) {subject}",
    },
    {
      code: "extended",
      form: "clause",
      says: { kind: "validity" },
      pattern:
        "mandato (?:de |del ){subject} (?:fue |ha sido |se )?{adv}(?:prorrogado|renovado|prorrogó|renovó|ampliado){words:8} hasta el {until}(?: (?:por|mediante) {instrument}| en virtud de {instrument2})?",
    },
    {
      code: "expires",
      form: "clause",
      says: { kind: "validity" },
      pattern:
        "mandato (?:de |del ){subject},? {words:10}(?:expira|vence|termina|finaliza|está vigente)(?: el| hasta el)? {until}",
    },
    {
      code: "held",
      form: "clause",
      says: { kind: "meeting" },
      pattern:
        "{from} (?:\\p{L}+mente )?(?:celebró|celebraron|organizó|organizaron|convocó|convocaron|acogió|acogieron|han celebrado|ha celebrado|han organizado|ha organizado)(?!\\p{L})(?<rest>.+)",
    },
    {
      code: "held-by",
      form: "clause",
      says: { kind: "meeting" },
      pattern:
        "(?:fue|fueron)(?: \\p{L}+)? (?:organizad|celebrad|convocad|acogid)[oa]s?(?<rest>[^;]{0,80}) por {by}",
    },
    {
      code: "briefed",
      form: "clause",
      says: { kind: "meeting" },
      pattern:
        "{from} (?<briefing>informó|informaron|hizo una exposición|ofreció una exposición informativa) (?:ante |al? ){to}(?<rest>.*)",
    },
  ],
};

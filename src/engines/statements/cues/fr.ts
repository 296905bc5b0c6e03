import type { CueSheet } from "../sheet.ts";

const tie =
  "(?:coopération|collaboration|partenariats?|coordination|relations(?: de travail)?|dialogue|concertation|échanges? d'informations?)";
const cooperates =
  "(?:coopère|collabore|travaille|dialogue|se concerte|échange des (?:informations|vues)|s'engage(?: activement)?|partage des informations|(?:a|ont) (?:\\p{L}+ )?(?:coopéré|collaboré|travaillé|dialogué|échangé des (?:informations|vues))|(?:continue|a continué|continuait) (?:de |d')(?:\\p{L}+ )?(?:coopérer|collaborer|travailler|échanger des informations|dialoguer)|(?<past>coopérait|collaborait|travaillait)|(?<plural>coopèrent|collaborent|travaillent(?: ensemble)?|échangent des (?:informations|vues)|continuent (?:de |d')(?:coopérer|collaborer|travailler)))";
const office =
  "(?:(?<chair>(?:co)?présidence|présidente?)(?: (?:ou|et) (?:la )?(?<vice2>vice-présidence))?|(?<vice>vice-présidence|vice-présidente?)|(?<secretariat>secrétariat)|(?<focal>coordonnateur|coordonnatrice|point de contact|référent))";
const of = "(?:de |du |des |d')";

export const french: CueSheet = {
  articles: "le |la |les |l'|un |une |son |sa |ses |leur |leurs |l'initiative (?:dite )?",
  and: " et (?:de |du |des |d'|avec |au |aux |à )?|,? ainsi que (?:de |du |des |d'|avec |au |aux |à )?",
  comma: ", (?:de |du |des |d'|avec |au |aux |à )?",
  adverbs:
    "également|aussi|actuellement|déjà|régulièrement|activement|étroitement|directement|conjointement|pleinement|encore|toujours|ensemble|constamment|fréquemment|par ailleurs|en outre|donc|ainsi|très|en étroite coopération|et",
  suchAs: "tels que|telles que|tel que|telle que|comme|notamment|dont|y compris|à savoir|en particulier",
  relative: "qui|lequel|laquelle|lesquels|lesquelles",
  opens:
    "et|que|dont|où|tandis que|alors que|car|lorsque|puisque|aujourd'hui|actuellement|en outre|également|qu'",
  follows: "",
  leads: "['-]|’",
  genitive: "de|du|des|d'|pour|par|à|au|aux",
  negation:
    "(?<!\\p{L})(?:ne|n'\\p{L}+|ni|jamais|sans|aucune?|cess[ée]|refuse|refusé|faute|échoué|ancien|ancienne|anciennement|faux)(?!\\p{L})|(?<!\\p{L})n'",
  doubt:
    "(?<!\\p{L})(?:prie(?:nt|r)?|demand(?:e|ent|é|er|ant|ait)|engage(?:nt|r)? (?:les|la|le|l'|tous|toutes)|encourag(?:e|ent|é|er|eant|eait)|invit(?:e|ent|é|er|ant)|exhort(?:e|ent|é|er|ant)|recommand(?:e|ent|é|er|ant)|préconis\\p{L}+|appel(?:le|lent|é|ant) \\p{L}+|lance(?:nt)? un appel|propos(?:e|ent|é|er|ant)|suggèr\\p{L}+|devr(?:ait|aient|a|ont)|doit|doivent|pourr(?:ait|aient|a|ont)|peut|peuvent|ser(?:ait|aient|a|ont)|aur(?:ait|aient|a|ont)|souhait\\p{L}+|espèr\\p{L}+|espér\\p{L}+|entend(?:ent)? \\p{L}+er|envisag\\p{L}+|prévo\\p{L}+|si|s'il|s'ils|à moins|afin|pour que|en vue|dans l'espoir|exige\\p{L}*|il faut)(?!\\p{L})",
  condition: "(?<!\\p{L})(?:si|à condition|sous réserve|à moins)(?!\\p{L})",
  wish: "(?<!\\p{L})(?:renforc\\p{L}+|améliorer|amélioration|promouvoir|promotion|intensifi\\p{L}+|développ\\p{L}+|nécessité|besoin|importance|favoris\\p{L}+|accr\\p{L}+|plus étroite|davantage|possib\\p{L}+|future?|éventuelle?|facilit\\p{L}+|approfond\\p{L}+|absence|manque|accords?|résolutions?|intitulé\\p{L}*|rapport|déclaration|mémorandum|instaur\\p{L}+|établir|encourager|resserr\\p{L}+|suspen\\p{L}+|moyens?)(?!\\p{L})",
  hearsay:
    "(?<!\\p{L})(?:a déclaré|ont déclaré|a indiqué|ont indiqué|a affirmé|affirm\\p{L}+|selon|d'après|prétend\\p{L}*|aurait dit|a dit|estim\\p{L}+|considèr\\p{L}+|a fait savoir|a signalé)(?!\\p{L})",
  self: "(?:[Nn]ous|(?:[Ll]a )?Direction(?: exécutive)?)(?! (?:de|du|des) )(?! d['’])",
  pronoun: "Il|Elle|Ils|Elles",
  alsoKnown:
    "(?:aussi|également|mieux) (?:connue?s?|appelée?s?|dite?s?|désignée?s?) (?:sous le nom (?:de |d')|comme )?|alias|dite?",
  setUp:
    "(?:créée?s?|établie?s?|instituée?s?|constituée?s?|mise? en place)(?: \\p{L}+)? (?:par|en application de|en vertu de|conformément à|en application des|en vertu des|conformément aux|aux termes de|en)(?: (?:la|le|les|l'|sa|ses|paragraphes? [\\p{L}\\d() ]+ (?:de|des)))*",
  bodies: "comité|groupe|équipe|bureau|mécanisme|direction|commission|mission|tribunal|médiateur|médiatrice",
  parts: `(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|plusieurs|certaine?s|nombre|\\d+) ${of}(?:\\p{L}+ ){0,3}?(?:groupes|comités|organes|sous-comités)(?: de travail)? (?:du |de la |de l'|des |de |d')`,
  lists: {
    partners: "partenaires?(?!\\p{L})|partenariats?(?!\\p{L})|coop[ée]ration(?!\\p{L})|coopère(?:nt)? avec",
    members: "membres?(?!\\p{L})",
    notNow:
      "ancien|éventuel|potentiel|futur|possibles?|proposés?|(?<!\\p{L})non(?!\\p{L})|donateurs?|bailleurs?",
  },
  meeting: {
    noun: "réunions?|séances?|conférences?|ateliers?|séminaires?|colloques?|consultations?|manifestations?|sommet|table ronde|forum|dialogue|webinaire|stage|formation",
    stop: "une?|la|leur|son|sa|des|à|au|aux|en|le|sur|du|les|pour|avec|par|dans|intitulée?|consacrée?|portant|a|ont|été|qui|que|et|organisée?|tenue?|sous|lors",
    theme: "sur le thème(?: de)?|sur le sujet|intitulée?s?|consacrée?s? (?:à|au)|ayant pour thème",
    place:
      "(?:[Àà]|[Aa]u|[Ee]n) (?<place>\\ue002|(?!Siège|Conseil|Comité|Assemblée)\\p{Lu}[\\p{L}'.-]+(?:[ -](?:(?:de |la |le )?\\p{Lu}[\\p{L}'-]+)){0,3}(?: \\((?:\\ue002|\\p{Lu}[\\p{L} .-]+)\\))?)",
    attended:
      "avec la participation (?:de |du |des |d')|à laquelle ont participé|à laquelle ont assisté|réunissant|en présence (?:de |du |des |d')",
    together: "(?:conjointement |en coopération |en partenariat |en collaboration )?avec",
  },
  cues: [
    {
      code: "supports",
      form: "clause",
      says: { kind: "relation", relation: "supports" },
      pattern:
        "{from} {adv}(?:appuie|soutient|assiste|seconde|(?:prête|apporte|fournit|a prêté|a apporté|a fourni) {adv}(?:son |un |une )?(?:\\p{L}+ ){0,2}(?:concours|appui|soutien|assistance)(?: \\p{L}+)? (?:à|au|aux)|(?:a|ont) (?:\\p{L}+ )?(?:appuyé|soutenu|assisté)|(?:continue|a continué) (?:d'|de )(?:appuyer|soutenir|assister)|(?<past>appuyait|soutenait)|(?<plural>appuient|soutiennent|assistent|apportent leur (?:appui|soutien|concours) (?:à|au|aux))) ?{to}(?: et (?:à|au|aux) {to2})?",
    },
    {
      code: "supported-by",
      form: "noun",
      says: { kind: "relation", relation: "supports" },
      pattern:
        "{to},? (?:(?:est|sont|a été|ont été) )?{adv}(?:appuyée?s?|soutenue?s?|assistée?s?|secondée?s?)(?: \\p{L}+ \\p{L}+ \\p{L}+)? par {by}",
    },
    {
      code: "cooperates",
      form: "clause",
      says: { kind: "relation", relation: "cooperates-with" },
      pattern: `{from} {adv}${cooperates} {adv}(?:avec|auprès (?:de |du |des |d')) ?{such}{to}`,
    },
    {
      code: "cooperates",
      form: "clause",
      says: { kind: "relation", relation: "cooperates-with" },
      pattern: `{both} {adv}${cooperates}(?! {adv}(?:avec|auprès)|\\p{L})`,
    },
    {
      code: "keeps-cooperation",
      form: "clause",
      says: { kind: "relation", relation: "cooperates-with" },
      pattern: `{from} {adv}(?:a|ont|entretient|entretiennent|maintient|poursuit|poursuivent|intensifie|renforce|développe|(?:a|ont) (?:\\p{L}+ )?(?:noué|établi|entretenu|maintenu|renforcé|intensifié|développé|poursuivi|resserré|approfondi)|continue (?:de |d')(?:renforcer|développer|approfondir|entretenir|intensifier|nouer|resserrer)) {adv}(?:une |un |des |sa |son |ses |leur |leurs )?{gap:3}${tie} {gap:3}avec {such}{to}`,
    },
    {
      code: "in-cooperation",
      form: "clause",
      says: { kind: "relation", relation: "cooperates-with" },
      pattern: `{from} {adv}(?:agit|agissent|travaille|travaillent|œuvre|mène ses activités) {adv}en {gap:2}${tie} {gap:2}avec {such}{to}`,
    },
    {
      code: "in-cooperation",
      form: "clause",
      says: { kind: "relation", relation: "cooperates-with" },
      pattern:
        "{from} {adv}(?:a|ont|est|sont|organise|organisent|met|mène|mènent|élabore|exécute)(?!\\p{L}){words:14},? (?:en (?:étroite )?(?:coopération|collaboration|partenariat)(?: étroite?)? avec|conjointement avec) {such}{to}",
    },
    {
      code: "joint-activity",
      form: "clause",
      says: { kind: "relation", relation: "cooperates-with" },
      pattern:
        "{from} {adv}(?:mène|conduit|exécute|réalise|a mené|a exécuté|a réalisé|a lancé|mènent|ont mené|ont lancé) {gap:4}(?:conjointe?s?|commune?s?|mixtes?) {gap:3}avec {to}",
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
        "partenaires {gap:1}(?:de |du |d'){from} (?:sont|comprennent|incluent|comptent) ?:? {such}(?:\\(?[1ai]\\)?[.)]? )?{to}",
    },
    {
      code: "subsidiary",
      form: "noun",
      says: { kind: "relation", relation: "subsidiary-of" },
      pattern: "{from},? (?:est )?(?:un )?organe subsidiaire (?:de |du |d'){to}",
    },
    {
      code: "chairs",
      form: "clause",
      says: { kind: "office" },
      pattern: "{from} {adv}(?<chair>(?:co)?président?|préside|copréside|président|coprésident) {part}{to}",
    },
    {
      code: "office-of",
      form: "clause",
      says: { kind: "office" },
      pattern: `{from} {adv}(?:assure|assurent|exerce|exercent|assume|assument|occupe|occupent|a assuré|a pris|détient|détiennent) {adv}(?:la |le )?{gap:1}${office} (?:de |du |d'|des ){part}{to}`,
    },
    {
      code: "office-of",
      form: "clause",
      says: { kind: "office" },
      pattern: `{from} {adv}(?:est|fait office (?:de |d')|fait fonction (?:de |d')|sert (?:de |d')|agit en qualité (?:de |d')) ?(?:le |la |l')?${office} (?:de |du |d'|des |auprès (?:de |du |d')){part}{to}`,
    },
    {
      code: "chaired-by",
      form: "noun",
      says: { kind: "office" },
      pattern: "{to},? (?:(?:qui )?est )?{adv}(?<chair>(?:co)?présidée?)(?: \\p{L}+ment)? par {by}",
    },
    {
      code: "member-of",
      form: "clause",
      says: { kind: "membership", status: "member" },
      pattern:
        "{who} (?:est|sont) {adv}(?:un |une |l'un des |l'une des )?(?:États? )?(?:membres?|pays membres?)(?: \\p{L}+)? (?:de |du |d'|des ){to}",
    },
    {
      code: "member-of",
      form: "noun",
      says: { kind: "membership", status: "member" },
      pattern:
        "{who}, (?:État |pays )?membre(?: (?:fondateur|permanent|non permanent|à part entière))? (?:de |du |d'|des ){to}",
    },
    {
      code: "joined",
      form: "clause",
      says: { kind: "membership", status: "member" },
      pattern:
        "{states} (?:a|ont) (?:adhéré (?:à |au )|rejoint |intégré ){to}(?: (?:le|en) {since}|(?=[.,;)]|$))",
    },
    {
      code: "members-are",
      form: "noun",
      says: { kind: "membership", status: "member" },
      pattern:
        "(?:membres|États membres) (?:de |du |d'|des ){to}(?: (?:sont|comprennent)|,? à savoir)? ?:? \\(?{members}",
    },
    {
      code: "observer-of",
      form: "clause",
      says: { kind: "membership", status: "observer" },
      pattern:
        "{who} (?:est|sont) {adv}observateurs?(?: permanents?)? (?:auprès (?:de |du |d'|des )|à |au |de |du |d'){to}",
    },
    {
      code: "observer-of",
      form: "clause",
      says: { kind: "membership", status: "observer" },
      pattern:
        "{who} {adv}(?:a|ont|jouit|jouissent|bénéficie|bénéficient|dispose|a obtenu|ont obtenu) (?:du |le |d'un )?statut d'observateur(?: permanent)? (?:auprès (?:de |du |d'|des )|à |au |aux ){to}",
    },
    {
      code: "observer-of",
      form: "noun",
      says: { kind: "membership", status: "observer" },
      pattern: "{who}, observateur(?: permanent)? (?:auprès (?:de |du |d'|des )|à |au ){to}",
    },
    {
      code: "set-up-by",
      form: "noun",
      says: { kind: "establishment" },
      pattern: "{from},? (?:(?:qui )?(?:a été |ont été |fut |est ))?{setUp} ?{instrument}",
    },
    {
      code: "sets-up",
      form: "clause",
      says: { kind: "establishment" },
      pattern:
        "(?:par|dans) (?:sa )?{instrument},? (?:le |la |l')?(?:Conseil(?: de sécurité)?|Assemblée(?: générale)?|\\ue000) a (?:\\p{L}+ )?(?:créé|établi|institué|constitué) {to}",
    },
    {
      code: "extends",
      form: "act",
      says: { kind: "validity" },
      pattern:
        "(?:(?:(?:par|dans) (?:sa )?{instrument},? {words:4} )?(?:a |ont )(?:\\p{L}+ )?(?:prorogé|prolongé|renouvelé|reconduit)|(?:décide|a décidé)(?: \\p{L}+)? de (?:proroger|prolonger|renouveler|reconduire)) (?:pour \\p{L}+ \\p{L}+ )?(?:jusqu'au {until} )?le mandat (?:de |du |d'|des ){subject}(?:{words:40} jusqu'(?:au|à|en) {until2})?",
    },
    {
      code: "extends",
      form: "act",
      says: { kind: "validity" },
      pattern:
        "(?:(?:décide|a décidé)(?: \\p{L}+)? de (?:proroger|prolonger|renouveler|reconduire)|(?:a|ont) (?:prorogé|renouvelé|reconduit)) jusqu'au {until}{words:18} (?:de |du |d'|par |dans ){subject}",
    },
    {
      code: "extended",
      form: "clause",
      says: { kind: "validity" },
      pattern:
        "mandat (?:de |du |d'|des ){subject} (?:a été |est ){adv}(?:prorogé|prolongé|renouvelé|reconduit){words:8} jusqu'au {until}(?: par {instrument}| en application de {instrument2})?",
    },
    {
      code: "expires",
      form: "clause",
      says: { kind: "validity" },
      pattern:
        "mandat (?:de |du |d'|des ){subject},? {words:12}(?:expire|prend fin|s'achève|court|vient à expiration)(?: le| jusqu'au)? {until}",
    },
    {
      code: "held",
      form: "clause",
      says: { kind: "meeting" },
      pattern:
        "{from} (?:a |ont )(?:\\p{L}+ )?(?:tenu|organisé|coorganisé|convoqué|accueilli)(?!\\p{L})(?<rest>.+)",
    },
    {
      code: "held-by",
      form: "clause",
      says: { kind: "meeting" },
      pattern:
        "(?:a|ont) été(?: \\p{L}+)? (?:tenue?s?|organisée?s?|coorganisée?s?|accueillie?s?)(?<rest>[^;]{0,80}) par {by}",
    },
    {
      code: "briefed",
      form: "clause",
      says: { kind: "meeting" },
      pattern:
        "{from} (?:a |ont )(?:\\p{L}+ )?(?<briefing>informé|fait un exposé (?:à|au|devant)|présenté un exposé (?:à|au|devant)) {to}(?<rest>.*)",
    },
  ],
};

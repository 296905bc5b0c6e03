import type { CueSheet } from "../sheet.ts";

const cooperates =
  "(?:cooperates|collaborates|works(?: together)?|partners|liaises|coordinates|exchanges (?:information|views)|shares information|interacts|has (?:\\w+ly )?(?:cooperated|collaborated|worked|partnered|liaised|coordinated|exchanged information|shared information)|have (?:\\w+ly )?(?:cooperated|collaborated|worked|exchanged information)|is (?:\\w+ly )?(?:cooperating|collaborating|working)|are (?:\\w+ly )?(?:cooperating|collaborating|working)|(?:continues|continued|has continued|have continued) to (?:\\w+ly )?(?:cooperate|collaborate|work|partner|liaise|coordinate|exchange information|share information)|(?<past>cooperated|collaborated|worked(?: together)?|liaised|exchanged (?:information|views)|shared information)|(?<plural>cooperate|collaborate|work(?: together)?|liaise|exchange information|share information|continue to (?:cooperate|work|collaborate)))";
const supports =
  "(?:supports|assists|serves|has (?:\\w+ly )?(?:supported|assisted)|have (?:\\w+ly )?(?:supported|assisted)|is (?:supporting|assisting)|(?:continues|continued|has continued|have continued) to (?:\\w+ly )?(?:support|assist)|(?:provides|has provided|have provided) (?:\\w+ ){0,2}(?:support|assistance) to|(?<past>supported|assisted|provided (?:\\w+ ){0,2}(?:support|assistance) to)|(?<plural>support|assist|provide (?:\\w+ ){0,2}(?:support|assistance) to))";
const tie = "(?:cooperation|collaboration|partnership|coordination|working relations?|relationship|dialogue)";
const office =
  "(?:(?<vice>vice-chair(?:man|person|manship)?)|(?<chair>(?:co-)?chair(?:man|person|manship)?|presidency)(?: (?:or|and) (?:the )?(?<vice2>vice-chair))?|(?<secretariat>secretariat)|(?<focal>focal point))";

export const english: CueSheet = {
  articles: "the |a |an |its |their |both |an? initiative (?:called )?",
  and: ",? and |,? as well as |,? together with ",
  comma: ", ",
  adverbs:
    "also|now|currently|already|regularly|routinely|actively|closely|directly|jointly|frequently|fully|further|still|together|constantly|continuously|successfully|effectively|very|widely|therefore|thus|in turn|and",
  suchAs: "such as|including|notably|among them|namely|in particular",
  relative: "which|that|who",
  opens:
    "and|that|while|whereas|where|as|since|because|when|today|currently|recently|moreover|furthermore|in addition|also|therefore",
  follows:
    '[.,;:)?!»”"\\]]|$| (?:in|to|by|with|for|on|through|and|as|at|under|which|that|since|during|from|while|when|including|via|within|against|regarding|concerning|throughout|where|after|before|until|across|also|both|such|is|are|was|were|has|have)\\b| [\\ue005]',
  leads: "['-]",
  genitive: "of|for|by|to|from",
  negation:
    "\\b(?:not|no longer|never|neither|nor|cannot|ceased|stopped|refused?s?|declined|without|failed|unable|hardly|former|formerly|nobody|none|false)\\b|n't\\b",
  doubt:
    "\\b(?:requests?|requested|requesting|urges?|urged|urging|calls? (?:up)?on|called (?:up)?on|calling (?:up)?on|calls? for|encourag(?:es?|ed|ing)|invit(?:es?|ed|ing)|recommend(?:s|ed|ing)?|appeals?|propos(?:es?|ed|ing)|suggest(?:s|ed)?|should|would|could|might|may|must|shall|will|can|ought|hopes?|hoped|wish(?:es)?|intends?|plans?|planned|expects?|expected|if|whether|unless|(?:decide[sd]?|agree[sd]?) to|in order|so that|ask(?:s|ed|ing)?|insists?|demands?|demanded|provided that|were to|aims?|proposal|draft|lest)\\b",
  condition: "\\b(?:if|unless|provided that|subject to|on condition)\\b",
  wish: "\\b(?:enhanc\\w+|strengthen\\w*|promot\\w+|improv\\w+|deepen\\w*|need|importance|further|foster\\w*|increas\\w+|greater|more|potential|possible|proposed|future|closer|better|facilitat\\w+|develop\\w*|establish\\w*|lack|absence|agreement|resolutions?|entitled|item|report|statement|memorandum|seek\\w*|support\\w*|intensif\\w+|ensur\\w+|options?|ways|means|scope|ending?|end(?:ed)?|suspen\\w+)\\b",
  hearsay:
    "\\b(?:said|says|stated|states that|claim(?:s|ed)?|alleg(?:es|ed|edly)|reportedly|according to|believes?|considers?|reported that|declared|asserted|expressed the view)\\b",
  self: "(?:We|we|(?:[Tt]he )?(?:Executive )?Directorate)(?! of\\b)",
  pronoun: "It|They",
  alsoKnown: "(?:also|otherwise|better) known as|a\\.?k\\.?a\\.?|also called|also referred to as",
  setUp:
    "(?:established|created|set up|constituted|instituted)(?: \\w+)? (?:pursuant to|by|under|in accordance with|through|in|on the basis of)(?: (?:(?:the )?Security Council|General Assembly|its|paragraphs? [\\w() ]+ of|the))*",
  bodies: "committee|group|team|panel|office|mechanism|directorate|commission|mission|tribunal|ombudsperson",
  parts:
    "(?:one|two|three|four|five|six|seven|eight|nine|ten|several|some|many|most|a number|\\d+) of the (?:\\w+ ){0,3}(?:groups|bodies|committees|subcommittees) (?:of|under) (?:the )?",
  lists: {
    partners: "\\bpartners?\\b|\\bpartnerships?\\b|\\bcooperat(?:ion|es|ing) with\\b|\\bcooperation\\b",
    members: "\\bmembers?\\b|\\bmember states\\b|\\bmembership\\b",
    notNow:
      "\\bformer|\\bpotential|\\bfuture|\\bpossible|\\bproposed|\\bprospective|\\bnot\\b|\\bnon-|\\bdonors?\\b",
  },
  meeting: {
    noun: "meetings?|briefings?|conferences?|workshops?|seminars?|sessions?|consultations?|symposium|summit|retreat|round ?table|forum|dialogue|webinar|training|side event|event",
    stop: "a|an|the|its|their|in|at|on|with|from|to|under|was|were|that|which|where|for|by|during|entitled|attended|between|between|held|and|of|hosted|organized|together|jointly",
    theme: "on the theme(?: of)?|on the topic(?: of)?|entitled|titled|under the theme|on",
    place:
      "(?:\\b[Ii]n|\\b[Aa]t|[Hh]eadquarters,) (?<place>\\ue002|(?!United Nations|Headquarters|January|February|March|April|May\\b|June|July|August|September|October|November|December)\\p{Lu}[\\p{L}'.-]+(?: (?:de |of |la |el )?\\p{Lu}[\\p{L}'-]+){0,3}(?:, (?:\\ue002|D\\.?C\\.?))?)",
    attended: "with the participation of|attended by|in which|brought together|gathering|participants from",
    together: "(?:jointly |together |in cooperation |in partnership |in collaboration )?with|co-organized by",
  },
  cues: [
    {
      code: "supports",
      form: "clause",
      says: { kind: "relation", relation: "supports" },
      pattern: `{from} {adv}${supports} {to}`,
    },
    {
      code: "supported-by",
      form: "clause",
      says: { kind: "relation", relation: "supports" },
      pattern:
        "{to} (?:is|are|has been|have been|continues to be) {adv}(?:supported|assisted) (?:in \\w+ \\w+ )?by (?:the )?{by}",
    },
    {
      code: "supported-by",
      form: "noun",
      says: { kind: "relation", relation: "supports" },
      pattern: "{to},? (?:supported|assisted|serviced) {adv}by (?:the )?{by}",
    },
    {
      code: "cooperates",
      form: "clause",
      says: { kind: "relation", relation: "cooperates-with" },
      pattern: `{from} {adv}${cooperates} {adv}with {such}{to}`,
    },
    {
      code: "cooperates",
      form: "clause",
      says: { kind: "relation", relation: "cooperates-with" },
      pattern: `{both} {adv}${cooperates}(?! with|\\w)`,
    },
    {
      code: "keeps-cooperation",
      form: "clause",
      says: { kind: "relation", relation: "cooperates-with" },
      pattern: `{from} {adv}(?:has|maintains|enjoys|has (?:\\w+ly )?(?:maintained|established|strengthened|intensified|developed|enhanced|deepened|expanded|continued)|continues|continues to (?:strengthen|maintain|develop|expand|deepen|intensify|enhance)|strengthened|intensified|expanded|pursues) (?:a |an |its |their )?{gap:4}${tie} {gap:3}with {such}{to}`,
    },
    {
      code: "in-cooperation",
      form: "clause",
      says: { kind: "relation", relation: "cooperates-with" },
      pattern: `{from} {adv}(?:acts|works|is acting|operates) in {gap:2}${tie} with {such}{to}`,
    },
    {
      code: "in-cooperation",
      form: "clause",
      says: { kind: "relation", relation: "cooperates-with" },
      pattern:
        "{from} (?:(?:has|have|is|are|also|\\w+ly) )*\\w+(?:ed|s|ing|ld|de)\\b{words:14},? (?:(?:and )?in (?:close |full )?(?:cooperation|collaboration|partnership) with|jointly with) {such}{to}",
    },
    {
      code: "joint-activity",
      form: "clause",
      says: { kind: "relation", relation: "cooperates-with" },
      pattern:
        "{from} {adv}(?:has |have )?(?:conducts|carries out|implements|conducted|carried out|implemented|undertook|undertaken|launched|runs) (?:a |an |its )?(?:\\w+ )?joint {gap:5}with {to}",
    },
    {
      code: "cooperation-between",
      form: "naming",
      says: { kind: "relation", relation: "cooperates-with" },
      pattern: `\\b${tie} (?:and {gap:4})?between (?:the )?{both}`,
    },
    {
      code: "partners-are",
      form: "clause",
      says: { kind: "relation", relation: "cooperates-with" },
      pattern:
        "(?:main |key |principal |the )*partners of (?:the )?{from} (?:include|are|comprise|have included):? {such}(?:\\(?[1ai]\\)?[.)]? )?{to}",
    },
    {
      code: "subsidiary",
      form: "noun",
      says: { kind: "relation", relation: "subsidiary-of" },
      pattern: "{from},? (?:is )?a subsidiary (?:organ|body) of {to}",
    },
    {
      code: "chairs",
      form: "clause",
      says: { kind: "office" },
      pattern:
        "{from} {adv}(?:has )?(?:been )?(?<chair>co-chairs|chairs|presides over|chairing)(?: (?:or|and) (?<vice>(?:co-|vice-)chairs))? {part}{to}",
    },
    {
      code: "chairs",
      form: "clause",
      says: { kind: "office" },
      pattern: "{from} {adv}(?<vice>vice-chairs) {part}{to}",
    },
    {
      code: "chaired-by",
      form: "noun",
      says: { kind: "office" },
      pattern:
        "{to},? (?:(?:which )?(?:is|are|currently|now|jointly) )*(?<chair>(?:co-)?chaired) (?:jointly )?by (?:the )?{by}",
    },
    {
      code: "office-of",
      form: "clause",
      says: { kind: "office" },
      pattern: `{from} {adv}(?:serves|acts|is serving|is acting|has served|functions) as (?:a |an |the )?{gap:1}${office} (?:of|for|to) {part}{to}`,
    },
    {
      code: "office-of",
      form: "clause",
      says: { kind: "office" },
      pattern: `{from} is {adv}(?:a |an |the )(?:current )?${office} (?:of|for|to) {part}{to}`,
    },
    {
      code: "office-of",
      form: "clause",
      says: { kind: "office" },
      pattern: `{from} {adv}(?:holds|assumed|has assumed|assumes|provides|took over) (?:the )?(?:current )?${office} (?:services )?(?:of|for|to) {part}{to}`,
    },
    {
      code: "member-of",
      form: "clause",
      says: { kind: "membership", status: "member" },
      pattern:
        "{who} (?:is|are) {adv}(?:a |an |the )?(?:(?:founding|full|non-permanent|permanent|elected|active|associate(?!d)) )?(?:members?|member states?) of {to}",
    },
    {
      code: "member-of",
      form: "noun",
      says: { kind: "membership", status: "member" },
      pattern:
        "{who}, (?:itself )?(?:a |an )?(?:(?:founding|full|non-permanent|permanent|active) )?members? of {to}",
    },
    {
      code: "joined",
      form: "clause",
      says: { kind: "membership", status: "member" },
      pattern:
        "{states} (?:(?:joined|acceded to) {to}(?: (?:on|in) {since}|(?=[.,;)]|$))|became (?:a )?(?:full )?members? of {to2}(?: (?:on|in) {since2})?)",
    },
    {
      code: "members-are",
      form: "noun",
      says: { kind: "membership", status: "member" },
      pattern: "(?:members|member states) of {to}(?: are|,? namely| comprise| include)?:? \\(?{members}",
    },
    {
      code: "observer-of",
      form: "clause",
      says: { kind: "membership", status: "observer" },
      pattern: "{who} (?:is|are) {adv}(?:an |the )?(?:permanent )?observers? (?:of|to|at|in|with) {to}",
    },
    {
      code: "observer-of",
      form: "clause",
      says: { kind: "membership", status: "observer" },
      pattern:
        "{who} {adv}(?:has|have|holds?|enjoys?|was granted|were granted|obtained) (?:the )?(?:permanent )?observer status (?:in|with|at|to) {to}",
    },
    {
      code: "observer-of",
      form: "noun",
      says: { kind: "membership", status: "observer" },
      pattern: "{who}, (?:itself )?an observer (?:of|to|at|in) {to}",
    },
    {
      code: "set-up-by",
      form: "noun",
      says: { kind: "establishment" },
      pattern:
        "{from},? (?:was |were |has been |had been )?(?:originally )?(?:{setUp}|(?:established|created|set up) by (?:the )?(?:Security Council|General Assembly|Council|Assembly|\\ue000),? (?:in|by|pursuant to|under|through)(?: its| the)?) {instrument}",
    },
    {
      code: "sets-up",
      form: "clause",
      says: { kind: "establishment" },
      pattern:
        "(?:by|in|under|pursuant to) (?:its )?{instrument},? (?:the )?(?:Security )?(?:Council|Assembly|\\ue000) (?:also )?(?:established|created|set up) {to}",
    },
    {
      code: "extends",
      form: "act",
      says: { kind: "validity" },
      pattern:
        "(?:(?:(?:by|in) (?:its )?{instrument},? )?(?:the |its )?(?:\\w+ )?(?:\\ue000 )?(?:has )?(?:extended|renewed|prolonged)|\\bdecides? (?:further |also )?to (?:extend|renew|prolong)|\\bdecided (?:further )?to (?:extend|renew|prolong)) (?:for [\\w ]{2,40} )?(?:the )?(?:current )?mandate of {subject}{words:40} until {until}",
    },
    {
      code: "extends",
      form: "act",
      says: { kind: "validity" },
      pattern:
        "(?:\\bdecides? (?:further |also )?to (?:extend|renew|prolong)|(?<!(?:was|were|been|is|are|being) (?:\\w+ly )?)(?:extended|renewed|prolonged)) until {until}{words:18} (?:of|by|in) (?:paragraphs? [\\w(), ]{1,40} of )?{subject}",
    },
    {
      code: "extended",
      form: "clause",
      says: { kind: "validity" },
      pattern:
        "mandate of {subject} (?:was|is|has been|had been) {adv}(?:extended|renewed|prolonged){words:8} until {until}(?: by {instrument}| pursuant to {instrument2})?",
    },
    {
      code: "expires",
      form: "clause",
      says: { kind: "validity" },
      pattern: "mandate of {subject},? {words:12}(?:expires|ends|runs|is valid)(?: on| until)? {until}",
    },
    {
      code: "held",
      form: "clause",
      says: { kind: "meeting" },
      pattern:
        "{from}(?: (?:also|jointly|have|has|together))* (?:held|convened|organi[sz]ed|co-organi[sz]ed|hosted|co-hosted)\\b(?<rest>.+)",
    },
    {
      code: "held-by",
      form: "clause",
      says: { kind: "meeting" },
      pattern:
        "(?:was|were)(?: \\w+ly)? (?:held|convened|organi[sz]ed|hosted|co-hosted)(?<rest>[^;]{0,80}) by (?:the )?{by}",
    },
    {
      code: "briefed",
      form: "clause",
      says: { kind: "meeting" },
      pattern: "{from} (?:also |jointly )?(?<briefing>briefed) {to}(?<rest>.*)",
    },
  ],
};

import type { CueSheet } from "../sheet.ts";

const tie = "(?:合作|协作|伙伴关系|协调|对话|联系|工作关系|信息交流)";
const does =
  "(?:开展合作|进行合作|开展协作|合作|协作|交流信息|交换信息|分享信息|共享信息|交换意见|保持联系|协同工作|共同努力|开展对话)";
const office =
  "(?:(?<vice>副主席)|(?<chair>(?:共同|联合)?主席)(?:(?:或|和|及)(?<vice2>副主席))?|(?<secretariat>秘书处)|(?<focal>协调人|联络人|联络点))";

/** Chinese sets no spaces: the line of a sentence has none, and lengths count characters. */
export const chinese: CueSheet = {
  articles: "该|其|各",
  and: "和|与|及|以及|并与|同",
  comma: "、",
  adverbs:
    "也|还|已|目前|现|正在|正|一直|继续|积极|密切|定期|经常|充分|直接|共同|联合|仍|仍然|始终|大力|不断|均|都|并|开始|长期|持续|同时|在此期间",
  suchAs: "包括|例如|特别是|尤其是|诸如|如",
  relative: "该机构",
  opens: "日|期间|目前|此外|同时|而且|并且|但|而|因为|由于|今天|其中|另外",
  follows: "",
  leads: "的(?!支持|支助|协助|援助|合作|主席|副主席|成员|会员|观察员|秘书处)|主席国|驻|各成员",
  genitive: "的|对|由|被|向|为|给|从|在",
  negation: "不|未|没有|没|无|停止|拒绝|从未|前(?=主席|成员)|并非|非(?!洲|常|政府)",
  doubt:
    "请|要求|敦促|促请|吁请|呼吁|鼓励|邀请|建议|提议|应|须|必须|需要|可以|可能|将(?!其|该|任)|会(?=支持|与|同|向|为|协助)|希望|期望|期待|打算|计划(?!署)|拟|如果|如(?=能|与)|倘若|是否|能否|以便|力求|争取|旨在|草案|若|准备|愿意|愿",
  condition: "如果|除非|条件是|倘若",
  wish: "加强|促进|增进|改善|深化|扩大|发展|必要|需要|重要性|推动|推进|更多|进一步|今后|未来|可能|缺乏|协定|决议|题为|报告|声明|备忘录|便利|建立|鼓励|支持|中止|停止|确保",
  hearsay: "据称|据说|据报|表示|声称|认为|指出|宣称|说",
  self: "我们|执行局(?!势)|反恐执行局",
  pronoun: "它|它们|他们|其(?=还|也)",
  alsoKnown: "又称|亦称|也称|又名|也叫|简称|下称|以下简称",
  setUp: "所设立?的?|所建立的|设立的|设置的|成立的|建立的|设立|所成立的|所建|决定设立的",
  bodies: "委员会|专家组|监测组|小组|办公室|机制|特派团|法庭|监察员|工作组|执行局",
  parts: "(?:一|两|二|三|四|五|六|七|八|九|十|若干|几|数|多|\\d+)个(?:工作组|委员会|机构)的?",
  lists: {
    partners: "伙伴|合作",
    members: "成员|会员",
    notNow: "前任|潜在|未来|可能|拟议|捐助|非(?!洲)",
  },
  meeting: {
    noun: "会议|通报会|情况介绍会|讲习班|研讨会|座谈会|磋商|峰会|圆桌会议|论坛|对话|培训班|会外活动|公开会|活动",
    stop: "",
    theme: "主题为|题为|以|主题是",
    place: "在(?<place>\\ue002|(?:\\ue002)?[\\p{Script=Han}·]{2,14}?)(?:联合|共同|举行|举办|召开|主办)",
    attended: "出席|参加|参与",
    together: "与|同",
  },
  cues: [
    {
      code: "supports",
      form: "clause",
      says: { kind: "relation", relation: "supports" },
      pattern: "{from}{adv}(?:支持|协助|支助|辅助){to}",
    },
    {
      code: "supports",
      form: "clause",
      says: { kind: "relation", relation: "supports" },
      pattern: "{from}{adv}(?:为|向|对){to}{adv}(?:提供|给予)了?{gap:8}(?:支持|支助|协助|援助|帮助)",
    },
    {
      code: "supported-by",
      form: "clause",
      says: { kind: "relation", relation: "supports" },
      pattern: "{to}{adv}(?:得到|获得|受到)了?{by}的{gap:4}(?:支持|支助|协助|援助)",
    },
    {
      code: "supported-by",
      form: "clause",
      says: { kind: "relation", relation: "supports" },
      pattern: "{to}{adv}由{by}(?:提供)?(?:支持|协助|支助)",
    },
    {
      code: "supports",
      form: "noun",
      says: { kind: "relation", relation: "supports" },
      pattern: "(?<![\\p{Script=Han}])(?:支持|协助|支助){to0}的{from}",
    },
    {
      code: "cooperates",
      form: "clause",
      says: { kind: "relation", relation: "cooperates-with" },
      pattern: `{from}{adv}(?:与|同|和){such}{to}{adv}(?:等(?:机构|组织|伙伴|实体|区域组织)?)?{adv}${does}(?!的|协定|关系)`,
    },
    {
      code: "cooperates",
      form: "clause",
      says: { kind: "relation", relation: "cooperates-with" },
      pattern: `{both}{adv}(?:相互)?${does}(?!的|协定|关系|组织)`,
    },
    {
      code: "keeps-cooperation",
      form: "clause",
      says: { kind: "relation", relation: "cooperates-with" },
      pattern: `{from}{adv}(?:与|同|和){such}{to}{adv}(?:保持|建立|开展|进行|维持|加强|深化|扩大|发展)了?{gap:8}${tie}`,
    },
    {
      code: "keeps-cooperation",
      form: "clause",
      says: { kind: "relation", relation: "cooperates-with" },
      pattern: `{from}{adv}(?:保持|建立|加强|深化|扩大|发展)了?(?:与|同|和){such}{to}的{gap:8}${tie}`,
    },
    {
      code: "in-cooperation",
      form: "clause",
      says: { kind: "relation", relation: "cooperates-with" },
      pattern:
        "{from}{adv}(?:与|同){to}(?:合作|协作|联合|共同)(?:开展|举办|组织|举行|编写|制定|实施|出版|主办)",
    },
    {
      code: "cooperation-between",
      form: "naming",
      says: { kind: "relation", relation: "cooperates-with" },
      pattern: `{both}之间的{gap:6}${tie}`,
    },
    {
      code: "partners-are",
      form: "clause",
      says: { kind: "relation", relation: "cooperates-with" },
      pattern: "{from}的(?:主要|重要)?(?:合作)?伙伴(?:有|是)?{such}{to}",
    },
    {
      code: "subsidiary",
      form: "noun",
      says: { kind: "relation", relation: "subsidiary-of" },
      pattern: "{from}(?:是|为|，){to}的?附属机构",
    },
    {
      code: "office-of",
      form: "clause",
      says: { kind: "office" },
      pattern: `{from}{adv}(?:担任|任|充当|是|为)了?{part}{to}的?${office}`,
    },
    {
      code: "office-of",
      form: "clause",
      says: { kind: "office" },
      pattern: `{from}{adv}(?:担任|充当|是)了?{to}{part2}${office}`,
    },
    {
      code: "chairs",
      form: "clause",
      says: { kind: "office" },
      pattern: "{from}{adv}(?<chair>主持|领导){to}(?:的工作)",
    },
    {
      code: "chaired-by",
      form: "noun",
      says: { kind: "office" },
      pattern: `{to}(?:目前)?由{by}(?:共同)?(?:担任${office}|(?<chair3>主持|领导))`,
    },
    {
      code: "office-of",
      form: "noun",
      says: { kind: "office" },
      pattern: `(?<![\\p{Script=Han}])担任{to}${office}的{from}`,
    },
    {
      code: "member-of",
      form: "clause",
      says: { kind: "membership", status: "member" },
      pattern:
        "{who}{adv}(?:是|为|成为|作为)了?{to}的?(?:正式|创始|常任|非常任)?(?:成员国|成员|会员国|会员|理事国)",
    },
    {
      code: "joined",
      form: "clause",
      says: { kind: "membership", status: "member" },
      pattern: "{states}(?:于{since})?{adv}加入了?{to}(?=[，。；]|$)",
    },
    {
      code: "members-are",
      form: "noun",
      says: { kind: "membership", status: "member" },
      pattern: "{to}的?(?:成员国|成员|会员国)(?:包括|有|为|是|：|:)+{members}",
    },
    {
      code: "observer-of",
      form: "clause",
      says: { kind: "membership", status: "observer" },
      pattern: "{who}{adv}(?:是|为|成为|作为)了?{to}的?(?:常驻)?观察员",
    },
    {
      code: "observer-of",
      form: "clause",
      says: { kind: "membership", status: "observer" },
      pattern:
        "{who}{adv}(?:在{to}(?:享有|具有|拥有|获得)|(?:享有|具有|拥有|获得){to2}的?)(?:常驻)?观察员地位",
    },
    {
      code: "set-up-by",
      form: "noun",
      says: { kind: "establishment" },
      pattern:
        "{from}{adv}(?:是)?(?:由|根据|依照|依|按照|依据)(?:安全理事会|安理会|\\ue000)?(?:第)?{instrument}(?:的规定)?{setUp}",
    },
    {
      code: "set-up-by",
      form: "noun",
      says: { kind: "establishment" },
      pattern: "(?:根据|依照|按照|依)?(?:第)?{instrument}(?:{setUp}){from0}",
    },
    {
      code: "sets-up",
      form: "clause",
      says: { kind: "establishment" },
      pattern: "(?:通过|在|以|根据)?(?:其)?(?:第)?{instrument}(?:中|，)?{adv}(?:设立|成立|建立)了{to}",
    },
    {
      code: "extends",
      form: "act",
      says: { kind: "validity" },
      pattern:
        "(?:决定|(?:通过|在)?{instrument}(?:中|，)?)?(?:再次)?将{subject}{gap:12}(?:任务期限|任务|任期|授权)(?:期限)?{gap:4}(?:延长|延期|展期)[^，。；]{0,10}?(?:至|到){until}",
    },
    {
      code: "extends",
      form: "act",
      says: { kind: "validity" },
      pattern:
        "(?:决定|(?:通过|在)?{instrument}(?:中|，)?)(?:再次)?(?:延长|展期){subject}的?{gap:4}(?:任务期限|任务|任期|授权)[^，。；]{0,10}?(?:至|到){until}",
    },
    {
      code: "extends",
      form: "act",
      says: { kind: "validity" },
      pattern:
        "(?:决定|(?:通过|在)?{instrument}(?:中|，)?)(?:再次)?将{words:12}{subject}{words:24}(?:延长|延期|展期)[^，。；]{0,8}?(?:至|到){until}",
    },
    {
      code: "extended",
      form: "clause",
      says: { kind: "validity" },
      pattern:
        "{subject}的?(?:任务期限|任务|任期|授权)(?:期限)?(?:已)?(?:经|由|根据)?(?:第)?(?:{instrument})?(?:被)?(?:延长|延期|展期)[^，。；]{0,10}?(?:至|到){until}",
    },
    {
      code: "expires",
      form: "clause",
      says: { kind: "validity" },
      pattern: "{subject}的?(?:任务期限|任务|任期|授权)(?:期限)?(?:将)?于{until}(?:到期|届满|结束|终止)",
    },
    {
      code: "held",
      form: "clause",
      says: { kind: "meeting" },
      pattern: "{from}{words:24}(?:举行|举办|召开|主办|召集)了?(?<rest>.+)",
    },
    {
      code: "held-by",
      form: "clause",
      says: { kind: "meeting" },
      pattern: "由{by}(?:联合|共同)?(?:举办|主办|召开|举行|组织)的?(?<rest>.+)",
    },
    {
      code: "briefed",
      form: "clause",
      says: { kind: "meeting" },
      pattern:
        "{from}{adv}向{to}(?:作了|做了|提供了|介绍了|通报了)(?<briefing>(?:情况)?(?:通报|介绍)?)(?<rest>.*)",
    },
  ],
};

import type { CueSheet } from "../sheet.ts";

const tie =
  "(?:التعاون|تعاونا|تعاون|تعاونه|تعاونها|شراكة|شراكته|شراكتها|الشراكة|التنسيق|تنسيق|تنسيقا|الحوار|علاقات|اتصالات|علاقاته|علاقاتها|تبادل المعلومات)";
const cooperates =
  "(?:[يت]تعاون(?:ان|ون)?|[يت]عمل(?:ان|ون)?|[يت]تبادل(?:ان|ون)? (?:المعلومات|الآراء)|[يت]نسق|[يت]تشارك|[يت]تواصل|(?:[يت]واصل|واصلت?|ما زالت?|ما فتئت?|لا [يت]زال|استمرت?(?: في)?) (?:\\p{L}+ )?(?:التعاون|العمل|تبادل المعلومات|[يت]تعاون|[يت]عمل|التنسيق)|(?<past>تعاونت?|تعاونا|نسقت?|تبادلت? (?:المعلومات|الآراء)))";
const supports =
  "(?:[يت]دعم|[يت]ساعد|[يت]ساند|[يت]قدم (?:\\p{L}+ ){0,1}?(?:الدعم|المساعدة|دعما|مساعدة)(?: \\p{L}+)?(?: الي| ل)|[يت]وفر (?:الدعم|المساعدة)(?: \\p{L}+)?(?: الي| ل)|(?:[يت]واصل|واصلت?) (?:دعم|تقديم (?:الدعم|المساعدة)(?: \\p{L}+)?(?: الي| ل)))";
const office =
  "(?:(?<chair>رئاسة|رئيسا|رئيسة|رئيس)(?: (?:او|و) ?(?<vice2>نيابة رئاسة|نائب رئيس))?|(?<vice>نيابة رئاسة|نائب رئيس|نائبا لرئيس)|(?<secretariat>امانة|الامانة|امانة سر)|(?<focal>جهة تنسيق|منسق|جهة اتصال))";
/** A verb that begins a clause, perhaps joined to it by و or ف. */
const first = "(?<![\\p{L}])(?:و|ف)?";

export const arabic: CueSheet = {
  articles: "",
  and: " و ?(?:مع |ب|ل)?",
  comma: "(?:، ?(?:و ?)?| و ?)(?:مع |ب|ل)?",
  adverbs:
    "ايضا|كذلك|حاليا|بانتظام|بنشاط|بشكل وثيق|علي نحو وثيق|تعاونا وثيقا|عن كثب|مباشرة|بالفعل|باستمرار|معا|بصورة وثيقة|بصورة منتظمة|بشكل منتظم|بفعالية|علي نطاق واسع|دائما|بقوة|بشكل مشترك|من جانبها|من جانبه",
  suchAs: "مثل|منها|بما في ذلك|بما فيها|ومنها|لا سيما|وهي|من قبيل|من بينها",
  relative: "الذي|التي|اللذان|اللتان|الذين",
  opens: "ان|انّ|حيث|بينما|فيما|اذ|كما|حين|و|اليوم|حاليا",
  follows: "",
  leads: "-",
  genitive: "من|في|الي|عن|علي|مع|بين",
  negation:
    "(?<!\\p{L})[وف]?(?:لا(?! [يت]زال)|لم|لن|ليس|ليست|غير|دون|بدون|كف|كفت|رفض|رفضت|ترفض|يرفض|توقف|توقفت|السابق|السابقة|ما عاد|ما عادت)(?!\\p{L})",
  doubt:
    "(?<!\\p{L})[وف]?(?:[يت]طلب|طلبت?|[يت]دعو|دعت|دعا|[يت]حث|حثت?|[يت]شجع|شجعت?|[يت]هيب|اهابت?|[يت]ناشد|ناشدت?|[يت]وصي|اوصت?|[يت]قترح|اقترحت?|ينبغي|يجب|يتعين|يلزم|[يت]جوز|يمكن|قد(?= [يت])|سوف|س[يت]\\p{L}+|لو|اذا|ان(?= [يت])|كي|لكي|حتي|هل|[يت]امل|[يت]رجو|[يت]عتزم|[يت]نوي|من اجل|بغية|بهدف|لعل|[يت]رغب|من شان\\p{L}*|[يت]ود)(?!\\p{L})",
  condition: "(?<!\\p{L})(?:اذا|شريطة|بشرط|ما لم|لو)(?!\\p{L})",
  wish: "(?<!\\p{L})[وبلف]?(?:تعزيز|تحسين|توطيد|تطوير|زيادة|اهمية|ضرورة|الحاجة|حاجة|تشجيع|تيسير|تعميق|توثيق|اقامة|المزيد|مزيد|تكثيف|توسيع|تنمية|امكانية|مستقبل\\p{L}*|انعدام|غياب|اتفاق\\p{L}*|قرار\\p{L}*|المعنون\\p{L}*|تقرير|بيان|مذكرة|عدم|كفالة|ضمان|تعليق|[يت]عزز|دعم)(?!\\p{L})",
  hearsay:
    "(?<!\\p{L})[وف]?(?:قال|قالت|ذكر|ذكرت|صرح|صرحت|زعم|زعمت|ادعي|ادعت|افاد|افادت|وفقا ل\\p{L}*|حسب|[يت]ري ان|[يت]عتبر|[يت]دعي|اعلن\\p{L}*)(?!\\p{L})",
  self: "(?:نحن|المديرية التنفيذية)(?! ل)",
  pronoun: "وهو|وهي|هو|هي|وهم",
  alsoKnown:
    "(?:المعروف|المعروفة|المعروفين|يعرف|تعرف|والمعروف|والمعروفة) (?:ايضا )?(?:باسم|ب)|(?:ويسمي|وتسمي|المسمي|المسماة) (?:ايضا )?",
  setUp:
    "(?:المنشاة?|المنشا|المنشاه|المنشئة|التي انشئت|الذي انشئ|المشكلة?|المؤسسة?|انشئت?|انشات?)(?: \\p{L}+)?(?: عملا ب| بموجب| وفقا ل| بمقتضي| استنادا الي| ب)?",
  bodies: "لجنة|اللجنة|فريق|الفريق|مكتب|المكتب|الية|مديرية|المديرية|بعثة|البعثة|محكمة|امين المظالم|هيئة",
  parts:
    "(?:احد|احدي|اثنين|ثلاثة|اربعة|خمسة|ستة|سبعة|ثمانية|تسعة|عشرة|عدد|بعض|\\d+)(?: من)? (?:الافرقة العاملة|افرقة عاملة|الفرق العاملة|فرق عاملة|اللجان|الهيئات|افرقة|فرق) (?:التابعة ل|المنبثقة عن |في |ل)?",
  lists: {
    partners: "شركاء|الشركاء|شريك|شراكات|الشراكات|شراكة|التعاون|تعاون",
    members: "اعضاء|الاعضاء|عضوية",
    notNow: "السابق|محتمل|المحتمل|مستقبل|المقترح|غير |المانح",
  },
  meeting: {
    noun: "اجتماعا?|الاجتماع|جلسة|احاطة|مؤتمرا?|المؤتمر|حلقة عمل|حلقة دراسية|ندوة|مشاورات|قمة|مائدة مستديرة|منتدي|حوارا?|دورة تدريبية|حدثا|فعالية|لقاء",
    stop: "في|علي|مع|من|الي|ب|عن|بعنوان|بشان|حضره|حضرها|شارك|و|تحت|حول|خلال|يوم",
    theme: "بعنوان|تحت عنوان|حول موضوع|بشان موضوع|عن موضوع",
    place:
      "(?:في |ب)(?:مدينة |مقر \\ue000،? (?:في |ب))?(?<place>\\ue002|نيويورك|جنيف|فيينا|نيروبي|اديس ابابا|باريس|لندن|الرياض|القاهرة|الجزائر العاصمة|الرباط|الدوحة|ابو ظبي|ابوظبي|دبي|بيروت|داكار|ابوجا|مدريد|روما|لاهاي|بروكسل|موسكو|واشنطن(?: العاصمة)?|بانكوك|جاكرتا|كوالالمبور|مانيلا|اسطنبول|انقرة|طوكيو|بيجين|بكين|نيودلهي|لشبونة|ستراسبورغ|طشقند|دوشانبي|استانا|اوتاوا|برازيليا|بوينس ايرس|نواكشوط|باماكو|نيامي|بودابست|وارسو|برلين|اثينا|كانبيرا|سنغافورة)(?!\\p{L})",
    attended: "بمشاركة|بحضور|حضره|حضرها|شارك فيه|شارك فيها|شاركت فيه",
    together: "(?:بالاشتراك |بالتعاون |بالشراكة )?مع",
  },
  cues: [
    {
      code: "supports",
      form: "clause",
      says: { kind: "relation", relation: "supports" },
      pattern: `${first}${supports} ?{from} {adv}{to}`,
    },
    {
      code: "supports",
      form: "clause",
      says: { kind: "relation", relation: "supports" },
      pattern: `{from} (?:[يت]واصل )?{adv}${supports} ?{adv}{to}`,
    },
    {
      code: "supports",
      form: "clause",
      says: { kind: "relation", relation: "supports" },
      pattern: `${first}(?:[يت]قدم|[يت]وفر|قدمت?|وفرت?) {from} {adv}(?:\\p{L}+ )?(?:الدعم|المساعدة|دعما|دعمه|دعمها|مساعدة)(?: \\p{L}+)?(?: الي |  ?ل| ل){to}`,
    },
    {
      code: "supported-by",
      form: "clause",
      says: { kind: "relation", relation: "supports" },
      pattern: `${first}(?:[يت]حظي|[يت]لقي|[يت]تلقي) {to} (?:ب(?:ال)?|ال)?(?:دعم|مساعدة)(?: من)? {by}`,
    },
    {
      code: "cooperates",
      form: "clause",
      says: { kind: "relation", relation: "cooperates-with" },
      pattern: `${first}${cooperates} {from} {adv}(?:التعاون |العمل )?{gap:3}مع {such}{to}`,
    },
    {
      code: "cooperates",
      form: "clause",
      says: { kind: "relation", relation: "cooperates-with" },
      pattern: `{from} {adv}${cooperates} {adv}{gap:2}مع {such}{to}`,
    },
    {
      code: "cooperates",
      form: "clause",
      says: { kind: "relation", relation: "cooperates-with" },
      pattern: `${first}(?:[يت]واصل|واصلت?) {from} {adv}(?:التعاون|العمل|تبادل المعلومات|تعاونها|تعاونه|التنسيق|عملها|عمله) {gap:3}مع {such}{to}`,
    },
    {
      code: "cooperates",
      form: "clause",
      says: { kind: "relation", relation: "cooperates-with" },
      pattern: `${first}(?:[يت]تعاون|[يت]تبادل) {both}(?: تعاونا وثيقا| المعلومات)?(?! مع|\\p{L})`,
    },
    {
      code: "keeps-cooperation",
      form: "clause",
      says: { kind: "relation", relation: "cooperates-with" },
      pattern: `${first}(?:[يت]قيم|اقامت?|عززت?|[يت]عزز|[يت]حافظ علي|[يت]طور|طورت?|كثفت?|وسعت?|[يت]واصل(?: تعزيز)?|عمقت?) {from} {gap:3}${tie} {gap:3}مع {such}{to}`,
    },
    {
      code: "keeps-cooperation",
      form: "clause",
      says: { kind: "relation", relation: "cooperates-with" },
      pattern: `{from} {adv}(?:[يت]قيم|اقامت?|عززت?|[يت]عزز|[يت]حافظ علي|[يت]طور|طورت?|كثفت?|وسعت?|[يت]واصل(?: تعزيز)?|عمقت?) {gap:3}${tie} {gap:3}مع {such}{to}`,
    },
    {
      code: "in-cooperation",
      form: "clause",
      says: { kind: "relation", relation: "cooperates-with" },
      pattern: `${first}(?:[يت]نظم|نظمت?|[يت]عقد|عقدت?|[يت]نفذ|نفذت?|اعدت?|[يت]عمل|اطلقت?) {from}{words:14}،? (?:بالتعاون(?: الوثيق)?|بالاشتراك|بالشراكة) مع {such}{to}`,
    },
    {
      code: "cooperation-between",
      form: "naming",
      says: { kind: "relation", relation: "cooperates-with" },
      pattern: `(?<!\\p{L})[وبل]?${tie} (?:\\p{L}+ )?(?:القائم |القائمة )?بين {both}`,
    },
    {
      code: "subsidiary",
      form: "noun",
      says: { kind: "relation", relation: "subsidiary-of" },
      pattern: "{from}،? (?:وهي |وهو )?هيئة فرعية (?:تابعة )?(?:ل|من هيئات ){to}",
    },
    {
      code: "chairs",
      form: "clause",
      says: { kind: "office" },
      pattern: `${first}(?<chair>[يت](?:تراس|راس)) {from} {part}{to}`,
    },
    {
      code: "chairs",
      form: "clause",
      says: { kind: "office" },
      pattern: "{from} {adv}(?<chair>[يت](?:تراس|راس)) {part}{to}",
    },
    {
      code: "office-of",
      form: "clause",
      says: { kind: "office" },
      pattern: `${first}(?:[يت]تولي|[يت]شغل|تولت?|[يت]عمل|[يت]ضطلع ب) ?{from} (?:حاليا )?(?:منصب |مهام |ب)?${office} (?:ل)?{part}{to}`,
    },
    {
      code: "office-of",
      form: "clause",
      says: { kind: "office" },
      pattern: `{from} {adv}(?:[يت]تولي|[يت]شغل|تولت?|[يت]عمل|هو|هي) (?:حاليا )?(?:منصب |مهام |بصفة |بوصفها |بوصفه )?${office} (?:ل)?{part}{to}`,
    },
    {
      code: "chaired-by",
      form: "noun",
      says: { kind: "office" },
      pattern: "{to}،? (?<chair>(?:التي|الذي) [يت](?:تراس|راس)(?:ها|ه)|برئاسة) {by}",
    },
    {
      code: "member-of",
      form: "clause",
      says: { kind: "membership", status: "member" },
      pattern:
        "{who}،? (?:هو |هي |هما |هم )?(?:عضو|عضوان|اعضاء|دولة عضو|دول اعضاء)(?: (?:مؤسس|دائم|غير دائم|كامل العضوية))? (?:في |ب|ل){to}",
    },
    {
      code: "joined",
      form: "clause",
      says: { kind: "membership", status: "member" },
      pattern: `${first}انضمت? {states} الي (?:عضوية )?{to}(?: في {since}|(?=[.،؛)]|$))`,
    },
    {
      code: "member-of",
      form: "clause",
      says: { kind: "membership", status: "member" },
      pattern: "{who} (?:تتمتع |يتمتع )ب(?:ال)?عضوية {to}",
    },
    {
      code: "members-are",
      form: "noun",
      says: { kind: "membership", status: "member" },
      pattern: "(?:اعضاء|الدول الاعضاء في|الاعضاء في) {to}،? (?:هم|هي|وهي|وهم|تشمل):? {members}",
    },
    {
      code: "observer-of",
      form: "clause",
      says: { kind: "membership", status: "observer" },
      pattern:
        "{who} {adv}(?:[يت]تمتع|[يت]حظي|لديها|لديه|له|لها)(?:ان)? (?:ب)?(?:مركز |صفة )(?:ال)?مراقب(?: دائم)? (?:في |لدي |ب){to}",
    },
    {
      code: "observer-of",
      form: "clause",
      says: { kind: "membership", status: "observer" },
      pattern: `${first}(?:[يت]تمتع|[يت]حظي) {who} ب(?:مركز |صفة )(?:ال)?مراقب(?: دائم)? (?:في |لدي ){to}`,
    },
    {
      code: "observer-of",
      form: "clause",
      says: { kind: "membership", status: "observer" },
      pattern: "{who}،? (?:هو |هي )?(?:ال)?مراقب(?:ة)? (?:في |لدي ){to}",
    },
    {
      code: "set-up-by",
      form: "noun",
      says: { kind: "establishment" },
      pattern: "{from}،? {setUp} ?{instrument}",
    },
    {
      code: "set-up-by",
      form: "clause",
      says: { kind: "establishment" },
      pattern: `${first}(?:انشئت?|انشا|انشات|اسست?) {from} (?:عملا ب|بموجب |وفقا ل|بمقتضي |ب)?{instrument}`,
    },
    {
      code: "sets-up",
      form: "clause",
      says: { kind: "establishment" },
      pattern: `${first}(?:انشا|انشات) (?:مجلس الامن|المجلس|الجمعية العامة|\\ue000) (?:بموجب |في |ب)?{instrument} {to}`,
    },
    {
      code: "extends",
      form: "act",
      says: { kind: "validity" },
      pattern: `(?<!\\p{L})(?:[يت]قرر (?:ان )?(?:[يت]مدد|تمديد|[يت]جدد|تجديد)|مددت?|جددت?|قرر (?:تمديد|تجديد)|مدد (?:مجلس الامن|المجلس|\\ue000)(?:، (?:في|بموجب) {instrument}،)?) (?:لفترة \\p{L}+ )?(?:حتي {until} )?(?:فترة )?ولاية {subject}(?:{words:40} حتي {until2})?`,
    },
    {
      code: "extends",
      form: "act",
      says: { kind: "validity" },
      pattern: `(?<!\\p{L})[يت]قرر (?:ان )?(?:[يت]مدد|تمديد|[يت]جدد|تجديد)(?: العمل)?،? حتي {until}،?{words:18} {subject}`,
    },
    {
      code: "extended",
      form: "clause",
      says: { kind: "validity" },
      pattern:
        "(?:مددت|جددت|تم تمديد|تم تجديد) ولاية {subject}{words:8} حتي {until}(?: (?:بموجب |ب){instrument})?",
    },
    {
      code: "expires",
      form: "clause",
      says: { kind: "validity" },
      pattern: "(?:تنتهي|تنقضي|تستمر) ولاية {subject}{words:4} (?:في|حتي) {until}",
    },
    {
      code: "held",
      form: "clause",
      says: { kind: "meeting" },
      pattern: `${first}(?:عقدت?|عقدا|نظمت?|نظما|استضافت?|اقامت?) {from}(?<rest>.+)`,
    },
    {
      code: "held",
      form: "clause",
      says: { kind: "meeting" },
      pattern: "{from} (?:عقدت?|عقدا|نظمت?|نظما|استضافت?|قد عقدا)(?<rest> .+)",
    },
    {
      code: "briefed",
      form: "clause",
      says: { kind: "meeting" },
      pattern: `${first}(?<briefing>قدمت?) {from} احاطة (?:الي |ل){to}(?<rest>.*)`,
    },
  ],
};

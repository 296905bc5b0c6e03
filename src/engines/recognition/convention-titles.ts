import { isLanguage } from "../../kernel/language.ts";
import type { LexiconName } from "./lexicon.ts";

/**
 * Titles of the counter-terrorism conventions and protocols in the languages that the reference data has none of, and short titles that
 * resolutions use. Source: the authentic texts as the United Nations Treaty Collection, ICAO, IMO and IAEA give them. One line a title.
 */
const table = `
TOKYO-1963 en Tokyo Convention
TOKYO-1963 es Convenio sobre las infracciones y ciertos otros actos cometidos a bordo de las aeronaves
TOKYO-1963 ru Конвенция о преступлениях и некоторых других актах, совершаемых на борту воздушных судов
TOKYO-1963 ar اتفاقية الجرائم وبعض الأفعال الأخرى المرتكبة على متن الطائرات
TOKYO-1963 ar الاتفاقية الخاصة بالجرائم وبعض الأفعال الأخرى المرتكبة على متن الطائرات
TOKYO-1963 ar الاتفاقية المتعلقة بالجرائم وبعض الأفعال الأخرى المرتكبة على متن الطائرات
TOKYO-1963 zh 关于在航空器内的犯罪和其他某些行为的公约
TOKYO-1963 zh 关于在航空器内的犯罪和犯有某些其他行为的公约
HAGUE-1970 es Convenio para la represión del apoderamiento ilícito de aeronaves
HAGUE-1970 ru Конвенция о борьбе с незаконным захватом воздушных судов
HAGUE-1970 ar اتفاقية قمع الاستيلاء غير المشروع على الطائرات
HAGUE-1970 ar اتفاقية مكافحة الاستيلاء غير المشروع على الطائرات
HAGUE-1970 zh 关于制止非法劫持航空器的公约
HAGUE-1970 zh 制止非法劫持航空器公约
MONTREAL-1971 es Convenio para la represión de actos ilícitos contra la seguridad de la aviación civil
MONTREAL-1971 ru Конвенция о борьбе с незаконными актами, направленными против безопасности гражданской авиации
MONTREAL-1971 ar اتفاقية قمع الأعمال غير المشروعة الموجهة ضد سلامة الطيران المدني
MONTREAL-1971 zh 关于制止危害民用航空安全的非法行为的公约
MONTREAL-1971 zh 制止危害民用航空安全的非法行为公约
IPP-1973 en Convention on the Prevention and Punishment of Crimes against Internationally Protected Persons
IPP-1973 fr Convention sur la prévention et la répression des infractions contre les personnes jouissant d’une protection internationale
IPP-1973 es Convención sobre la prevención y el castigo de delitos contra personas internacionalmente protegidas
IPP-1973 es Convención sobre la prevención y el castigo de delitos contra personas internacionalmente protegidas, inclusive los agentes diplomáticos
IPP-1973 ru Конвенция о предотвращении и наказании преступлений против лиц, пользующихся международной защитой
IPP-1973 ru Конвенция о предотвращении и наказании преступлений против лиц, пользующихся международной защитой, в том числе дипломатических агентов
IPP-1973 ar اتفاقية منع الجرائم المرتكبة ضد الأشخاص المتمتعين بحماية دولية
IPP-1973 ar اتفاقية منع الجرائم المرتكبة ضد الأشخاص المتمتعين بحماية دولية، بمن فيهم الموظفون الدبلوماسيون، والمعاقبة عليها
IPP-1973 zh 关于防止和惩处侵害应受国际保护人员包括外交代表的罪行的公约
IPP-1973 zh 防止和惩处侵害应受国际保护人员包括外交代表的罪行公约
HOSTAGES-1979 en Hostages Convention
HOSTAGES-1979 es Convención internacional contra la toma de rehenes
HOSTAGES-1979 ru Международная конвенция о борьбе с захватом заложников
HOSTAGES-1979 ar الاتفاقية الدولية لمناهضة أخذ الرهائن
HOSTAGES-1979 zh 反对劫持人质国际公约
CPPNM-1980 es Convención sobre la protección física de los materiales nucleares
CPPNM-1980 ru Конвенция о физической защите ядерного материала
CPPNM-1980 ar اتفاقية الحماية المادية للمواد النووية
CPPNM-1980 zh 核材料实物保护公约
AIRPORTS-1988 en Protocol for the Suppression of Unlawful Acts of Violence at Airports Serving International Civil Aviation
AIRPORTS-1988 en Protocol on the Suppression of Unlawful Acts of Violence at Airports Serving International Civil Aviation
AIRPORTS-1988 fr Protocole pour la répression des actes illicites de violence dans les aéroports servant à l’aviation civile internationale
AIRPORTS-1988 es Protocolo para la represión de actos ilícitos de violencia en los aeropuertos que presten servicio a la aviación civil internacional
AIRPORTS-1988 ru Протокол о борьбе с незаконными актами насилия в аэропортах, обслуживающих международную гражданскую авиацию
AIRPORTS-1988 ar بروتوكول قمع أعمال العنف غير المشروعة في المطارات التي تخدم الطيران المدني الدولي
AIRPORTS-1988 zh 制止在为国际民用航空服务的机场上的非法暴力行为的议定书
SUA-1988 es Convenio para la represión de actos ilícitos contra la seguridad de la navegación marítima
SUA-1988 ru Конвенция о борьбе с незаконными актами, направленными против безопасности морского судоходства
SUA-1988 ar اتفاقية قمع الأعمال غير المشروعة الموجهة ضد سلامة الملاحة البحرية
SUA-1988 zh 制止危及海上航行安全非法行为公约
SUAPROT-1988 es Protocolo para la represión de actos ilícitos contra la seguridad de las plataformas fijas emplazadas en la plataforma continental
SUAPROT-1988 ru Протокол о борьбе с незаконными актами, направленными против безопасности стационарных платформ, расположенных на континентальном шельфе
SUAPROT-1988 ar بروتوكول قمع الأعمال غير المشروعة الموجهة ضد سلامة المنشآت الثابتة الموجودة على الجرف القاري
SUAPROT-1988 ar بروتوكول قمع الأعمال غير المشروعة الموجهة ضد سلامة المنصات الثابتة الموجودة على الجرف القاري
SUAPROT-1988 zh 制止危及大陆架固定平台安全非法行为议定书
PLASTIC-EXPLOSIVES-1991 es Convenio sobre la marcación de explosivos plásticos para los fines de detección
PLASTIC-EXPLOSIVES-1991 ru Конвенция о маркировке пластических взрывчатых веществ в целях их обнаружения
PLASTIC-EXPLOSIVES-1991 ar اتفاقية تمييز المتفجرات البلاستيكية بغرض كشفها
PLASTIC-EXPLOSIVES-1991 zh 关于在可塑炸药中添加识别剂以便侦测的公约
PLASTIC-EXPLOSIVES-1991 zh 关于注标塑性炸药以便探测的公约
ICSTB-1997 es Convenio Internacional para la represión de los atentados terroristas cometidos con bombas
ICSTB-1997 ru Международная конвенция о борьбе с бомбовым терроризмом
ICSTB-1997 ar الاتفاقية الدولية لقمع الهجمات الإرهابية بالقنابل
ICSTB-1997 zh 制止恐怖主义爆炸的国际公约
ICSTB-1997 zh 制止恐怖主义爆炸国际公约
ICSTB-1997 zh 制止恐怖主义爆炸事件的国际公约
ICSFT-1999 en International Convention on the Suppression of the Financing of Terrorism
ICSFT-1999 es Convenio Internacional para la represión de la financiación del terrorismo
ICSFT-1999 ru Международная конвенция о борьбе с финансированием терроризма
ICSFT-1999 ar الاتفاقية الدولية لقمع تمويل الإرهاب
ICSFT-1999 zh 制止向恐怖主义提供资助的国际公约
ICSFT-1999 zh 制止资助恐怖主义国际公约
ICSANT-2005 en International Convention for the Suppression of Nuclear Terrorism
ICSANT-2005 fr Convention internationale pour la répression du terrorisme nucléaire
ICSANT-2005 es Convenio Internacional para la represión de los actos de terrorismo nuclear
ICSANT-2005 ru Международная конвенция о борьбе с актами ядерного терроризма
ICSANT-2005 ar الاتفاقية الدولية لقمع أعمال الإرهاب النووي
ICSANT-2005 zh 制止核恐怖主义行为国际公约
CPPNM-AMENDMENT-2005 es Enmienda de la Convención sobre la protección física de los materiales nucleares
CPPNM-AMENDMENT-2005 ru Поправка к Конвенции о физической защите ядерного материала
CPPNM-AMENDMENT-2005 ar تعديل اتفاقية الحماية المادية للمواد النووية
CPPNM-AMENDMENT-2005 zh 《核材料实物保护公约》修正案
SUA-2005 en 2005 Protocol to the Convention for the Suppression of Unlawful Acts against the Safety of Maritime Navigation
SUA-2005 es Protocolo de 2005 del Convenio para la represión de actos ilícitos contra la seguridad de la navegación marítima
SUA-2005 ru Протокол 2005 года к Конвенции о борьбе с незаконными актами, направленными против безопасности морского судоходства
SUA-2005 ar بروتوكول عام 2005 الملحق باتفاقية قمع الأعمال غير المشروعة الموجهة ضد سلامة الملاحة البحرية
SUA-2005 zh 《制止危及海上航行安全非法行为公约》2005年议定书
SUAPROT-2005 es Protocolo de 2005 relativo al Protocolo para la represión de actos ilícitos contra la seguridad de las plataformas fijas emplazadas en la plataforma continental
SUAPROT-2005 ru Протокол 2005 года к Протоколу о борьбе с незаконными актами, направленными против безопасности стационарных платформ, расположенных на континентальном шельфе
SUAPROT-2005 ar بروتوكول عام 2005 الملحق ببروتوكول قمع الأعمال غير المشروعة الموجهة ضد سلامة المنشآت الثابتة الموجودة على الجرف القاري
SUAPROT-2005 ar بروتوكول عام 2005 الملحق ببروتوكول قمع الأعمال غير المشروعة الموجهة ضد سلامة المنصات الثابتة الموجودة على الجرف القاري
SUAPROT-2005 zh 《制止危及大陆架固定平台安全非法行为议定书》2005年议定书
BEIJING-2010 es Convenio para la represión de actos ilícitos relacionados con la aviación civil internacional
BEIJING-2010 ru Конвенция о борьбе с незаконными актами в отношении международной гражданской авиации
BEIJING-2010 ar اتفاقية قمع الأفعال غير المشروعة المتعلقة بالطيران المدني الدولي
BEIJING-2010 zh 制止与国际民用航空有关的非法行为的公约
BEIJING-PROTOCOL-2010 es Protocolo complementario del Convenio para la represión del apoderamiento ilícito de aeronaves
BEIJING-PROTOCOL-2010 ru Протокол, дополняющий Конвенцию о борьбе с незаконным захватом воздушных судов
BEIJING-PROTOCOL-2010 ar البروتوكول المكمل لاتفاقية قمع الاستيلاء غير المشروع على الطائرات
BEIJING-PROTOCOL-2010 ar البروتوكول التكميلي لاتفاقية قمع الاستيلاء غير المشروع على الطائرات
BEIJING-PROTOCOL-2010 zh 制止非法劫持航空器公约的补充议定书
MONTREAL-PROTOCOL-2014 es Protocolo que modifica el Convenio sobre las infracciones y ciertos otros actos cometidos a bordo de las aeronaves
MONTREAL-PROTOCOL-2014 ru Протокол, изменяющий Конвенцию о преступлениях и некоторых других актах, совершаемых на борту воздушных судов
MONTREAL-PROTOCOL-2014 zh 关于修订《关于在航空器内的犯罪和犯有某些其他行为的公约》的议定书
`;

export const conventionTitles = (): LexiconName[] =>
  table
    .trim()
    .split("\n")
    .flatMap((line) => {
      const [id = "", language = "", ...rest] = line.split(" ");
      return isLanguage(language)
        ? [{ kind: "instrument" as const, id, language, type: "title", name: rest.join(" ") }]
        : [];
    });

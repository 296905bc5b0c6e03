import { isLanguage } from "../../kernel/language.ts";
import type { LexiconName } from "./lexicon.ts";

/**
 * Names of States that texts of the United Nations use or used beside those of the reference data: short forms, forms with another order
 * of words, names before a State changed its own. Source: United Nations terminology (UNTERM, country names) and the Organization's
 * lists of Member States with the notes on changed names. One line a State and language.
 */
const table = `
BOL en Bolivia
BOL fr Bolivie
BOL es Bolivia
BOL ru Боливия
BOL ar بوليفيا
BOL zh 玻利维亚
BMU es Bermudas
BMU fr Bermude
BRN en Brunei
BRN ru Бруней
BRN zh 文莱
CAF ru ЦАР
CIV en Ivory Coast
CIV es Costa de Marfil
COD en DRC | DR Congo | Congo-Kinshasa | Zaire
COD fr RDC | Zaïre
COD es RDC
COD ru ДРК | Заир
COD zh 刚果(金) | 扎伊尔
COG en Congo-Brazzaville
COG zh 刚果(布)
COM ru Коморы
CPV en Cape Verde
CPV fr Cap-Vert
CPV ar الرأس الأخضر
CZE en Czech Republic
CZE fr République tchèque
CZE es República Checa
CZE ru Чешская Республика
CZE ar الجمهورية التشيكية
CZE zh 捷克共和国
DEU zh 德意志联邦共和国
FSM en Micronesia
FSM fr Micronésie
FSM es Micronesia
FSM ru Микронезия
FSM zh 密克罗尼西亚
GBR en United Kingdom | Great Britain | UK
GBR fr Royaume-Uni | Grande-Bretagne
GBR es Reino Unido | Gran Bretaña
GBR ru Соединенное Королевство | Великобритания
GBR ar المملكة المتحدة | بريطانيا
GBR zh 联合王国 | 英国
GNB ar غينيا بيساو
HKG en Hong Kong
HKG fr Hong Kong
HKG es Hong Kong
HKG ru Гонконг
HKG ar هونغ كونغ
HKG zh 香港 | 中国香港
IRN en Iran
IRN fr Iran
IRN es Irán
IRN ru Иран
IRN ar إيران | جمهورية إيران الإسلامية
IRN zh 伊朗
KGZ en Kyrgyz Republic
KGZ ru Киргизия
KOR en South Korea | ROK
KOR fr Corée du Sud
KOR es Corea del Sur
KOR ru Южная Корея
KOR zh 韩国
LAO en Laos
LAO fr Laos
LAO es Laos
LAO ru Лаос
LAO ar لاوس
LAO zh 老挝
LBY en Libyan Arab Jamahiriya
LBY fr Jamahiriya arabe libyenne
LBY es Jamahiriya Árabe Libia
LBY ru Ливийская Арабская Джамахирия
LBY ar الجماهيرية العربية الليبية
LBY zh 阿拉伯利比亚民众国
MAC en Macao
MAC fr Macao
MAC es Macao
MAC zh 澳门 | 中国澳门
MDA en Moldova
MDA fr Moldova
MDA es Moldova
MDA ru Молдова | Молдавия
MDA ar مولدوفا
MDA zh 摩尔多瓦
MDV ru Мальдивы
MKD en the former Yugoslav Republic of Macedonia
MKD fr ex-République yougoslave de Macédoine
MKD es ex República Yugoslava de Macedonia
MKD ru бывшая югославская Республика Македония
MKD ar جمهورية مقدونيا اليوغوسلافية السابقة
MKD zh 前南斯拉夫的马其顿共和国
MMR en Burma
PRK en DPRK | North Korea
PRK fr RPDC | Corée du Nord
PRK es RPDC | Corea del Norte
PRK ru КНДР | Северная Корея
PRK zh 朝鲜 | 北朝鲜
PSE en Palestine
PSE fr Palestine
PSE es Palestina
PSE ru Палестина
PSE ar فلسطين
PSE zh 巴勒斯坦
RUS en Russia
RUS fr Russie
RUS es Rusia
RUS ru Россия
RUS ar روسيا
RUS zh 俄罗斯
SAU ar السعودية
SAU zh 沙特
SWZ en Swaziland
SWZ fr Swaziland
SWZ es Swazilandia
SWZ ru Свазиленд
SWZ ar سوازيلند
SYC ru Сейшелы
SYR en Syria
SYR fr Syrie
SYR es Siria
SYR ru Сирия
SYR ar سوريا | سورية
SYR zh 叙利亚
TUR en Turkey | Republic of Turkey
TUR fr Turquie | République turque
TUR es Turquía
TWN en Taiwan
TWN ru Тайвань
TWN zh 台湾
TZA en Tanzania
TZA fr Tanzanie
TZA es Tanzanía
TZA ru Танзания
TZA ar تنزانيا
TZA zh 坦桑尼亚
TLS ar تيمور الشرقية
TLS en East Timor
THA ar تايلاند
USA en United States | USA | US
USA fr États-Unis
USA es Estados Unidos
USA ru Соединенные Штаты | США
USA ar الولايات المتحدة
USA zh 美国
ARE en UAE
ARE zh 阿联酋
VAT ru Ватикан
VAT zh 梵蒂冈
VEN en Venezuela
VEN fr Venezuela
VEN es Venezuela
VEN ru Венесуэла
VEN ar فنزويلا
VEN zh 委内瑞拉
VNM en Vietnam
VNM ar فيتنام
VNM fr Vietnam
CHN ru КНР
BLR ru Белоруссия
TKM ru Туркмения
BEN ar بنين
`;

export const stateNames = (): LexiconName[] =>
  table
    .trim()
    .split("\n")
    .flatMap((line) => {
      const [id = "", language = "", ...rest] = line.split(" ");
      if (!isLanguage(language)) return [];
      return rest
        .join(" ")
        .split(" | ")
        .map((name) => ({ kind: "state" as const, id, language, type: "variant", name }));
    });

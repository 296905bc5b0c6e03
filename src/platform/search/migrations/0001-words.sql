-- An index of words for finding things by name. It knows no noun: areas register their tables with `search.index_names`.
-- The tables belong to a role of their own; the application may call `search.candidates`, and read nothing here.

do $role$
begin
  if not exists (select from pg_roles where rolname = 'entente_search') then
    create role entente_search nologin;
  end if;
exception
  -- Roles belong to the cluster: another database may be making it at the same moment.
  when duplicate_object or unique_violation then null;
  -- Where the owner may not create roles, the tables stay the owner's: the functions below touch no others.
  when insufficient_privilege then null;
end $role$;

create schema search;

create table search.subject (
  n integer generated always as identity primary key,
  kind text not null,
  id text not null,
  unique (kind, id)
);

create table search.word (
  n integer generated always as identity primary key,
  word text collate "C" not null unique
);

-- No foreign keys below: words and subjects never go, only the functions of this file write, and checking each row would double the
-- time of a load.
-- What is left of a word when one letter is dropped, and the word itself: two words one or two letters apart share one of them
-- (deletion neighbourhood; Mor and Fraenkel 1982).
create table search.variant (
  variant text collate "C" not null,
  word integer not null,
  primary key (variant, word)
);

-- How often the names of a subject use a word.
create table search.posting (
  word integer not null,
  subject integer not null,
  uses integer not null,
  primary key (word, subject)
);
create index posting_of on search.posting (subject);

-- Names that came (1) or went (-1) in a transaction under way. They are counted together when it commits; the first calls for it.
create table search.waiting (
  transaction xid8 not null default pg_current_xact_id(),
  first boolean not null,
  kind text not null,
  id text not null,
  name text not null,
  sign integer not null
);
create index waiting_of on search.waiting (transaction);

-- As `foldName` of `engines/names`, which says what it does; a suite of cases is run by both.
create function search.fold(given text) returns text language plpgsql immutable parallel safe strict as $body$
declare
  plain text := normalize(lower(normalize(given, NFKC) collate "und-x-icu"), NFD);
begin
  -- What only some scripts have is looked for only where they are: a long table makes translating slow.
  if plain ~ '[^\u0001-\u007f]' then
    plain := regexp_replace(plain, '[\u0300-\u036f\u0483-\u0487\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]', '', 'g');
    plain := translate(plain, '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', '01234567890123456789');
    plain := translate(plain, 'øłđħıŀþðŋəςٱىةکیەھۀ', 'oldhiltdneσاي' || U&'\0647' || 'كيههه');
    plain := replace(replace(replace(plain, 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe');
    if plain ~ '[\u3400-\u9fff]' then
      plain := translate(plain,
        '國聯會務員議際組織責義區東亞歐濟開發銀關達羅烏蘭爾葉門約盧薩馬維幾內貝寧島灣韓澤臺灘團隊監測專機構計劃動權難兒婦學術訓練藥預對網絡論壇報決號協條則總書處長辦廳領貿業勞農糧衛環氣電訊郵類賓獨體聖倫現當戰鬥禦軍備擴導彈實執標準認證財資產錢檢調評審滅種賊險災緊應緩減數據庫線邊運輸車飛艦鐵鄰爭紛憲訴訟誌歷檔籌贊補貸獻華寶瑪納紐魯顧買賣龍諾蘇冊們個與為於從間題過這來時說藍別裡邁倉傳價億優償兩劉劍勵勝廣廠彙匯戶採換擊擔擇擬攝敵斷榮樂樓樣橋歸殘殺毀汙沒溝滿漢潔濫煙營爲狀獎瑣畫療盜盡眾睏碼確礎禮離競筆節範簡簽紀紙紡終結給統經緒編縣續罰羣習聽職脅興舉艱藝複製觀觸託許設試該詳誤請諒謀講謝識譯護變豐負販貧貨費賄賠質贖趨跡軌軟較載輔輕轄轉遊違遞遠適遷選遺還鄉釋鑒鑑閉閣闢陸陣陰陽階隨隱雙雜靈靜響頁項順須頒頻願風飯養館驗驟鬆魚鳥點齊齡', '国联会务员议际组织责义区东亚欧济开发银关达罗乌兰尔叶门约卢萨马维几内贝宁岛湾韩泽台滩团队监测专机构计划动权难儿妇学术训练药预对网络论坛报决号协条则总书处长办厅领贸业劳农粮卫环气电讯邮类宾独体圣伦现当战斗御军备扩导弹实执标准认证财资产钱检调评审灭种贼险灾紧应缓减数据库线边运输车飞舰铁邻争纷宪诉讼志历档筹赞补贷献华宝玛纳纽鲁顾买卖龙诺苏册们个与为于从间题过这来时说蓝别里迈仓传价亿优偿两刘剑励胜广厂汇汇户采换击担择拟摄敌断荣乐楼样桥归残杀毁污没沟满汉洁滥烟营为状奖琐画疗盗尽众困码确础礼离竞笔节范简签纪纸纺终结给统经绪编县续罚群习听职胁兴举艰艺复制观触托许设试该详误请谅谋讲谢识译护变丰负贩贫货费贿赔质赎趋迹轨软较载辅轻辖转游违递远适迁选遗还乡释鉴鉴闭阁辟陆阵阴阳阶随隐双杂灵静响页项顺须颁频愿风饭养馆验骤松鱼鸟点齐龄');
    end if;
  end if;
  return btrim(regexp_replace(plain,
    '[^0-9a-z\u0250-\u02af\u0370-\u03ff\u0400-\u0482\u048a-\u052f\u0531-\u0587\u05d0-\u05ea\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u0904-\u0939\u0e01-\u0e30\u1100-\u11ff\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff]+',
    ' ', 'g'));
end $body$;

-- As `tokensOfFolded` of `engines/names`.
create function search.tokens(folded text) returns setof text language sql immutable parallel safe strict as $sql$
  select case
    when found.word !~ '^[\u3400-\u9fff]' then regexp_replace(found.word, '^(?:[وبفك]?ال|لل)(?=.{2})', '')
    when length(found.word) = 1 then found.word
    else substr(found.word, place.at, 2)
  end
  from (select (regexp_matches(folded, '[\u3400-\u9fff]+|[^\s\u3400-\u9fff]+', 'g'))[1] as word) found
  cross join lateral generate_series(1, case when found.word ~ '^[\u3400-\u9fff]' then greatest(length(found.word) - 1, 1) else 1 end) place(at)
$sql$;

-- The words under which a name is kept: its tokens, and a short name written together (`CEN-SAD`, `CENSAD`).
create function search.words(name text) returns setof text language plpgsql immutable parallel safe strict as $body$
declare
  folded text := search.fold(name);
begin
  return query select distinct w.word from (
    select search.tokens(folded) as word
    union all
    select replace(folded, ' ', '') where length(folded) between 3 and 24
  ) w where w.word <> '' and length(w.word) <= 60;
end $body$;

-- Only words of letters that are long enough to be forgiven a mistake.
create function search.variants(word text) returns setof text language sql immutable parallel safe as $sql$
  select distinct case at when 0 then word else overlay(word placing '' from at for 1) end
  from generate_series(0, length(word)) at
  where length(word) between 4 and 24 and word !~ '[0-9\u3400-\u9fff]'
$sql$;

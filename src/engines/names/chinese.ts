/**
 * Traditional characters that names of organisations, States, instruments and places of this field use, each followed by its
 * simplified form (《简化字总表》, 1986). Characters outside the table compare as they are written; the table grows by need.
 * `src/platform/search` holds the same pairs for the database, and a test compares both.
 */
const pairs = [
  "國国 聯联 會会 務务 員员 議议 際际 組组 織织 責责 義义 區区 東东 亞亚 歐欧 濟济 開开 發发 銀银 關关 達达 羅罗 烏乌 蘭兰",
  "爾尔 葉叶 門门 約约 盧卢 薩萨 馬马 維维 幾几 內内 貝贝 寧宁 島岛 灣湾 韓韩 澤泽 臺台 灘滩 團团 隊队 監监 測测 專专 機机",
  "構构 計计 劃划 動动 權权 難难 兒儿 婦妇 學学 術术 訓训 練练 藥药 預预 對对 網网 絡络 論论 壇坛 報报 決决 號号 協协 條条",
  "則则 總总 書书 處处 長长 辦办 廳厅 領领 貿贸 業业 勞劳 農农 糧粮 衛卫 環环 氣气 電电 訊讯 郵邮 類类 賓宾 獨独 體体 聖圣",
  "倫伦 現现 當当 戰战 鬥斗 禦御 軍军 備备 擴扩 導导 彈弹 實实 執执 標标 準准 認认 證证 財财 資资 產产 錢钱 檢检 調调 評评",
  "審审 滅灭 種种 賊贼 險险 災灾 緊紧 應应 緩缓 減减 數数 據据 庫库 線线 邊边 運运 輸输 車车 飛飞 艦舰 鐵铁 鄰邻 爭争 紛纷",
  "憲宪 訴诉 訟讼 誌志 歷历 檔档 籌筹 贊赞 補补 貸贷 獻献 華华 寶宝 瑪玛 納纳 紐纽 魯鲁 顧顾 買买 賣卖 龍龙 諾诺 蘇苏 冊册",
  "們们 個个 與与 為为 於于 從从 間间 題题 過过 這这 來来 時时 說说",
  "藍蓝 別别 裡里 邁迈 倉仓 傳传 價价 億亿 優优 償偿 兩两 劉刘 劍剑 勵励 勝胜 廣广 廠厂 彙汇 匯汇 戶户 採采 換换 擊击 擔担",
  "擇择 擬拟 攝摄 敵敌 斷断 榮荣 樂乐 樓楼 樣样 橋桥 歸归 殘残 殺杀 毀毁 汙污 沒没 溝沟 滿满 漢汉 潔洁 濫滥 煙烟 營营 爲为",
  "狀状 獎奖 瑣琐 畫画 療疗 盜盗 盡尽 眾众 睏困 碼码 確确 礎础 禮礼 離离 競竞 筆笔 節节 範范 簡简 簽签 紀纪 紙纸 紡纺 終终",
  "結结 給给 統统 經经 緒绪 編编 縣县 續续 罰罚 羣群 習习 聽听 職职 脅胁 興兴 舉举 艱艰 藝艺 複复 製制 觀观 觸触 託托 許许",
  "設设 試试 該该 詳详 誤误 請请 諒谅 謀谋 講讲 謝谢 識识 譯译 護护 變变 豐丰 負负 販贩 貧贫 貨货 費费 賄贿 賠赔 質质 贖赎",
  "趨趋 跡迹 軌轨 軟软 較较 載载 輔辅 輕轻 轄辖 轉转 遊游 違违 遞递 遠远 適适 遷迁 選选 遺遗 還还 鄉乡 釋释 鑒鉴 鑑鉴 閉闭",
  "閣阁 闢辟 陸陆 陣阵 陰阴 陽阳 階阶 隨随 隱隐 雙双 雜杂 靈灵 靜静 響响 頁页 項项 順顺 須须 頒颁 頻频 願愿 風风 飯饭 養养",
  "館馆 驗验 驟骤 鬆松 魚鱼 鳥鸟 點点 齊齐 齡龄",
].join(" ");

const simplified = new Map(pairs.split(" ").map((pair) => [pair.slice(0, 1), pair.slice(1)]));

/** Both columns of the table as two texts of equal length, as the database's `translate` takes them. */
export const chinesePairs = (): { readonly from: string; readonly to: string } => ({
  from: [...simplified.keys()].join(""),
  to: [...simplified.values()].join(""),
});

export const toSimplified = (text: string): string =>
  text.replace(/[\u3400-\u9fff]/g, (character) => simplified.get(character) ?? character);

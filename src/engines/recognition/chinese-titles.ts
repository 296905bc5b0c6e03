import type { Title, View } from "./title-view.ts";
import { chineseTitles } from "./title-words.ts";

const chineseStop =
  /[的在与对向为已将就由从等以各所是并还或请其驻有第届给致敦要呼认代应可能不派]|和(?!平|国)|及|会员国|秘书长|秘书处|信托基金|主席|主持|总裁|境内|新闻中心|国家工作队/;

/** Meetings of a body are no bodies: its summit, a meeting of its ministers. */
const meetingOfBody =
  /(?:首脑|峰会|领导人|部长级|部长|外长|高级别|高级官员|全体|年度|紧急|特别|例行|公开|非正式)会议/g;

/** A name that begins a title: 联合国反腐败公约, 《联合国宪章》. Names that end in 会, 署 and the like are whole already. */
export function chineseTitle({ reading: { text, tokens }, place, holder }: View): Title | undefined {
  const quoted = text[place.start - 1] === "《";
  if (!quoted && /[会局署处办室部院所行]/.test(text[place.end - 1] ?? "")) return undefined;
  const after = /^[\u3400-\u9fff]{1,40}/.exec(text.slice(place.end, place.end + 40))?.[0] ?? "";
  // The same beginning again begins another name: 非洲联盟 and behind it 非洲….
  if (!quoted && place.end - place.start > 2 && after.startsWith(text.slice(place.start, place.start + 2)))
    return undefined;
  const stop = quoted ? -1 : after.replaceAll("和平与", "和平和平").search(chineseStop);
  let run = (stop < 0 ? after : after.slice(0, stop)).slice(0, quoted ? 40 : 18);
  const last = place.end + run.length;
  for (let at = place.lastToken + 1; !quoted && at < tokens.count && (tokens.starts[at] ?? 0) < last; at += 1)
    if (holder(at) !== undefined) run = run.slice(0, Math.max(0, (tokens.starts[at] ?? 0) - place.end));
  const noun = chineseTitles.exec(run.replace(meetingOfBody, (meeting) => "\u3000".repeat(meeting.length)));
  if (noun === null) return undefined;
  return { start: place.start, end: place.end + noun.index + noun[0].length, noun: noun[0] };
}

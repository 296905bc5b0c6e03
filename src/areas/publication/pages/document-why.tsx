import type { ComponentChildren, VNode } from "preact";
import type { Mention } from "../../../kernel/mention.ts";
import type { Reason } from "../../../kernel/reason.ts";
import type { PageRequest } from "../../../platform/http/index.ts";
import { reasonWords } from "../../evidence/index.ts";
import type { LaidPassage } from "../document-text.ts";
import { type DocumentPage, maySee, type Subject } from "../queries/index.ts";
import { thingName } from "./document-words.tsx";

interface Shown {
  readonly page: DocumentPage;
  readonly request: PageRequest;
}

/** A mention with its reasons in sentences. */
interface Told {
  readonly mention: Mention;
  readonly sentences: readonly ComponentChildren[];
}

/** What a passage names, the same words for the same thing once, with why the program takes them for it. */
export function toldMentions({ runs }: LaidPassage, { page, request }: Shown): readonly Told[] {
  const each = new Map<string, Mention>();
  for (const { marks } of runs)
    for (const mark of marks)
      if (mark.is === "mention") {
        const { kind, id, text } = mark.mention;
        const key = `${kind} ${id} ${text}`;
        if (!each.has(key)) each.set(key, mark.mention);
      }
  return [...each.values()].flatMap((mention) => {
    const sentences = mention.reasons.flatMap((reason) => sentenceOf(reason, mention, { page, request }));
    return sentences.length === 0 ? [] : [{ mention, sentences }];
  });
}

/** That a date is a date, its words say. What the reader may not see is not named. */
function sentenceOf(
  reason: Reason,
  { kind }: Mention,
  { page: { things }, request }: Shown,
): ComponentChildren[] {
  if (reason.code === "date") return [];
  const said = reasonWords<VNode>(reason, request.translate, (named) => {
    const subject: Subject = { id: named.id, kind: named.kind === "any" ? kind : named.kind };
    return maySee(subject, things) ? <bdi>{thingName(subject, things, request)}</bdi> : undefined;
  });
  if (said === undefined) return [];
  const params = Object.entries(said.params).map(([name, value]) => [
    name,
    typeof value === "string" ? <bdi key={name}>{value}</bdi> : value,
  ]);
  return [request.translate.rich<VNode>(said.key, Object.fromEntries(params))];
}

/** Why each thing of a passage was recognised, folded away. */
export function Why({ told, page, request }: Shown & { readonly told: readonly Told[] }): VNode {
  const { translate, language } = request;
  const gap = language === "zh" ? "" : " ";
  return (
    <details>
      <summary>{translate("document.why", { count: told.length })}</summary>
      <ul>
        {told.map(({ mention, sentences }) => (
          <li key={mention.start}>
            <bdi>{mention.text}</bdi>
            {" · "}
            {mention.kind === "date" ? <bdi>{mention.id}</bdi> : thingName(mention, page.things, request)}
            {" · "}
            {sentences.flatMap((sentence, at) => (at === 0 ? [sentence] : [gap, sentence]))}
          </li>
        ))}
      </ul>
    </details>
  );
}

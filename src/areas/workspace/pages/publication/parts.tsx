import type { VNode } from "preact";
import { Paging } from "../../../../platform/html/index.ts";
import { addressOf, type WorkRequest } from "../../../../platform/http/index.ts";
import type { PublicChange } from "../../waiting/public-view.ts";

interface PartsProps {
  readonly request: WorkRequest;
  readonly id: string;
  readonly change: PublicChange;
  /** The parts that the reader has read. */
  readonly read: readonly number[];
}

/** Which part this is of a change of many pages, how many of them one has read, and the way to the others. */
export function Parts({ request, id, change, read }: PartsProps): VNode {
  const { translate, language } = request;
  const { part, parts } = change;
  const at = (one: number) => addressOf(language, "work/publication", `?act=${id}&part=${one}`);
  return (
    <>
      <p class="small">{translate("diff.parts", { read: read.length, parts })}</p>
      <Paging
        label={translate("diff.part-pages")}
        place={translate("diff.part", { part, parts })}
        before={part > 1 ? { href: at(part - 1), text: translate("diff.part-before") } : undefined}
        after={part < parts ? { href: at(part + 1), text: translate("diff.part-next") } : undefined}
      />
    </>
  );
}

import type { Clock } from "../../kernel/clock.ts";
import { dayOf } from "../../kernel/partial-date.ts";
import type { KeptPage, PageCache } from "./page-cache.ts";
import type { Revision } from "./revision.ts";

/** A cache, and what says how long an answer in it holds. */
export interface Keeping {
  readonly cache: PageCache;
  readonly site: {
    readonly clock: Clock;
    readonly revision: Revision;
    readonly cache: boolean;
    /** Hears of each answer that was looked for in the cache. */
    readonly countCached?: ((found: boolean) => void) | undefined;
  };
}

/** The answer kept for this revision and day, or a new one, kept unless the data changed while it was made. */
export async function kept(
  keeping: Keeping | undefined,
  key: string,
  make: () => Promise<KeptPage>,
): Promise<KeptPage> {
  const generation = keeping?.site.cache ? generationOf(keeping.site) : undefined;
  if (keeping === undefined || generation === undefined) return make();
  const found = keeping.cache.find(generation, key);
  keeping.site.countCached?.(found !== undefined);
  if (found) return found;
  const made = await make();
  if (generation === generationOf(keeping.site)) keeping.cache.add(generation, key, made);
  return made;
}

/** Data revision and UTC day: a kept page holds for one of each. */
function generationOf(site: Keeping["site"]): string | undefined {
  const revision = site.revision.current();
  return revision === undefined ? undefined : `${revision} ${dayOf(site.clock())}`;
}

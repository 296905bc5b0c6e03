import { type Keeping, kept, keptPage } from "../../../platform/http/index.ts";
import { type Asked, answeredSame, notingDoor } from "./asked.ts";
import { type At, pageAt } from "./public-site.ts";

/** A public page as it is, with what it asked. */
export interface PresentPage {
  /** Nothing where there is no such page. */
  readonly html?: string | undefined;
  readonly asked?: readonly Asked[] | undefined;
}

/** The public page at an address as it is, kept while what the public reads is the same. It is the public's: nobody else's is kept. */
export const presentPage = (address: string, at: At, keeping: Keeping | undefined): Promise<PresentPage> =>
  keptWhile(keeping, `page ${at.view.origin} ${at.language} ${address}`, async () => {
    const { door, asked } = notingDoor(at.door);
    const html = await pageAt(address, { ...at, door });
    return { html, asked: await asked() };
  });

/** The page as it would be: written anew only where something that it asks is answered otherwise. */
export const pageAfter = async (
  address: string,
  at: At,
  present: PresentPage,
): Promise<string | undefined> =>
  (await answeredSame(at.door, present.asked)) ? present.html : pageAt(address, at);

/**
 * Keeps what was made from the public data and what stands in the key, while these data are the same.
 * @param make gives what JSON can hold
 */
export async function keptWhile<Made>(
  keeping: Keeping | undefined,
  key: string,
  make: () => Promise<Made>,
): Promise<Made> {
  const { body } = await kept(keeping, key, async () =>
    keptPage(JSON.stringify(await make()), "application/json"),
  );
  return JSON.parse(body.toString("utf8")) as Made;
}

/** Does something for each of these, so many at a time. */
export async function eachOf<One>(
  all: Iterable<One>,
  atATime: number,
  does: (one: One) => Promise<void>,
): Promise<void> {
  const left = all[Symbol.iterator]();
  const work = async (): Promise<void> => {
    for (let next = left.next(); !next.done; next = left.next()) await does(next.value);
  };
  const ended = await Promise.allSettled(Array.from({ length: atATime }, work));
  for (const one of ended) if (one.status === "rejected") throw one.reason;
}

import { createHash } from "node:crypto";
import { EntenteError, forbidden } from "../../../kernel/errors.ts";
import { type Language, languages } from "../../../kernel/language.ts";
import type { Day } from "../../../kernel/partial-date.ts";
import {
  type Actor,
  type AnyAct,
  type Context,
  type Door,
  publicActor,
} from "../../../platform/acts/index.ts";
import type { PageRequest } from "../../../platform/http/index.ts";
import type { Translate } from "../../../platform/i18n/index.ts";
import { partnerPage } from "../../publication/index.ts";
import { type ChangedLine, changedLines, pageLines } from "./page-lines.ts";
import type { WaitingAct } from "./queries.ts";

/** What a waiting act would change of one public page, language by language. */
export interface PageChange {
  readonly party: string;
  /** `new`: there was no such page; `gone`: there will be none. */
  readonly is: "new" | "gone" | "changed";
  readonly languages: readonly { readonly language: Language; readonly lines: readonly ChangedLine[] }[];
}

export interface PublicChange {
  readonly pages: readonly PageChange[];
  /** Of all pages as they would be: what is approved is what was seen. */
  readonly digest: string;
}

export interface ViewParts {
  readonly door: Door;
  readonly actor: Actor;
  readonly translators: Readonly<Record<Language, Translate>>;
  readonly origin: string;
  readonly today: Day;
}

/** A door that only reads, inside a transaction that is open already. */
const doorWithin = (context: Context): Door => ({
  ask: (_actor, query, input) => query.run(context, query.input.parse(input)),
  perform: () => Promise.reject(forbidden("not-permitted")),
  rehearse: () => Promise.reject(forbidden("not-permitted")),
});

const requestFor = (
  door: Door,
  party: string,
  { parts, language }: { parts: ViewParts; language: Language },
): PageRequest => ({
  ...{ language, translate: parts.translators[language], door, actor: publicActor },
  ...{ params: { id: party }, query: {}, today: parts.today, on: parts.today },
  place: { origin: parts.origin, path: `partners/${party}`, query: "", search: "", others: [] },
});

type Pages = ReadonlyMap<string, string | undefined>;

/** The public pages of these parties in six languages; nothing where the public finds none. */
async function pagesOf(door: Door, parties: readonly string[], parts: ViewParts): Promise<Pages> {
  const made = new Map<string, string | undefined>();
  for (const party of parties)
    for (const language of languages) {
      const page = await partnerPage
        .render(requestFor(door, party, { parts, language }))
        .catch((error: unknown) => {
          if (error instanceof EntenteError && error.kind === "not-found") return undefined;
          throw error;
        });
      made.set(`${party} ${language}`, page);
    }
  return made;
}

/**
 * What the public would see otherwise if the act were done: it is done, the public pages are read, and it is taken back.
 * @throws what the act throws when it can no longer be done
 */
export async function publicChange(
  waiting: WaitingAct,
  act: AnyAct,
  parts: ViewParts,
): Promise<PublicChange> {
  if (act.kind !== "command") throw forbidden("not-permitted");
  const before = await pagesOf(parts.door, waiting.parties, parts);
  const after = await parts.door.rehearse(parts.actor, act, {
    ...{ input: waiting.input, as: publicActor },
    look: (context) => pagesOf(doorWithin(context), waiting.parties, parts),
  });
  const pages = waiting.parties.map((party) => changeOf(party, before, after));
  const digest = createHash("sha256");
  for (const [key, page] of after) digest.update(`${key}\n${pageLines(page).join("\n")}\n`);
  return { pages, digest: digest.digest("hex") };
}

function changeOf(party: string, before: Pages, after: Pages): PageChange {
  const at = (pages: Pages, language: Language) => pages.get(`${party} ${language}`);
  const was = languages.some((language) => at(before, language) !== undefined);
  const is = languages.some((language) => at(after, language) !== undefined);
  return {
    party,
    is: was === is ? "changed" : is ? "new" : "gone",
    languages: languages.map((language) => ({
      language,
      lines: changedLines(pageLines(at(before, language)), pageLines(at(after, language))),
    })),
  };
}

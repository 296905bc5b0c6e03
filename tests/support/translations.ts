import {
  checkTranslations,
  exportTranslations,
  type ImportReport,
  importTranslations,
  listTranslations,
  markTranslation,
} from "../../src/areas/registry/index.ts";
import type { Language } from "../../src/kernel/language.ts";
import type { Actor } from "../../src/platform/acts/index.ts";
import { commandNamed } from "./acts.ts";
import type { TestInstallation } from "./installation.ts";
import { type Row, rowsOf } from "./sql.ts";

/** What a tool of translators leaves in a unit. */
export interface Edit {
  /** The words that stand already, when not given. */
  readonly target?: string;
  readonly state?: string;
  /** None takes the sub-state away, as a tool has to that changes the state. */
  readonly subState?: string;
}

const pieceOf = (text: string, name: string): string | undefined =>
  new RegExp(`<${name}>(.*?)</${name}>`, "s").exec(text)?.[1];

/** The file with one unit of official names as a tool of translators would leave it. */
export function edited(file: string, unit: string, { target, state = "final", subState }: Edit): string {
  const pattern = new RegExp(`(<unit id="${unit}" name="party-name .*?)<segment[^>]*>(.*?)</segment>`, "s");
  if (!pattern.test(file)) throw new Error(`no unit ${unit}`);
  return file.replace(pattern, (_whole, before: string, inside: string) => {
    const words = target ?? pieceOf(inside, "target");
    const written = words === undefined ? "" : `<target>${words}</target>`;
    const sub = subState === undefined ? "" : ` subState="${subState}"`;
    return `${before}<segment state="${state}"${sub}><source>${pieceOf(inside, "source")}</source>${written}</segment>`;
  });
}

/** Each refusal of a report with its code. */
export const reasonsOf = ({ refused }: ImportReport): string[] =>
  refused.flatMap(({ owner, findings }) => findings.map(({ code }) => `${owner}: ${code}`)).sort();

/** What a report counts; `rest` is what it leaves as it is. */
export const countsOf = (report: ImportReport) => ({
  ...{
    added: report.added,
    changed: report.changed,
    confirmed: report.confirmed,
    unfinished: report.unfinished,
  },
  ...{ refused: report.refused.length, rest: report.unchanged + report.untranslated },
});

/** What a person of the secretariat does with translations, and fictional bodies to do it with. */
export function translationDesk(installation: TestInstallation, actor: () => Actor) {
  let made = 0;
  const { door, ownerUrl } = installation;
  const perform = (name: string, input: object) =>
    door.perform(actor(), commandNamed(name), { input }) as Promise<{ readonly id: string }>;
  const list = (input: object) => door.ask(actor(), listTranslations, input);
  const exported = async (input: object) => (await door.ask(actor(), exportTranslations, input)).xliff ?? "";
  return {
    perform,
    list,
    exported,
    rows: (text: string, values: readonly unknown[] = []) => rowsOf(ownerUrl, text, values),

    /** A body with an official name in English, and in other languages where given. @returns its id. */
    async body(
      english: string,
      others: Partial<Record<Language, string>> = {},
      more: object = {},
    ): Promise<string> {
      const all = Object.entries({ en: english, ...others });
      const names = all.map(([language, name]) => ({ language, type: "official", name }));
      made += 1;
      // The id of a body that not everybody may know tells nothing of it.
      const id = "level" in more ? {} : { id: `azurian-${made}` };
      const party = { ...id, kind: "forum", category: "prose", status: "active", verification: "known" };
      return (await perform("registry.add-party", { ...party, names, ...more })).id;
    },

    /** The official names of the register in a language, as a file. */
    names: (language: Language) => exported({ language, text: "party-name" }),

    check: (file: string, terms: object = {}) => door.ask(actor(), checkTranslations, { file, ...terms }),

    take: (file: string, terms: object = {}) =>
      door.perform(actor(), importTranslations, { input: { file, ...terms } }),

    mark: (owner: string, language: Language, status: string | null) =>
      door.perform(actor(), markTranslation, { input: { text: "party-name", owner, language, status } }),

    /** How one text stands. */
    async standing(owner: string, language: Language, text = "party-name") {
      const { entries } = await list({ owner, language, text });
      return entries.map((entry) => ({ text: entry.text, status: entry.status, stale: entry.stale }))[0];
    },

    /** The row of an official name. */
    async nameRow(party: string, language: Language): Promise<Row | undefined> {
      const query =
        "select * from registry.party_name where party_id = $1 and language = $2 and type = 'official'";
      return (await rowsOf(ownerUrl, query, [party, language]))[0];
    },
  };
}

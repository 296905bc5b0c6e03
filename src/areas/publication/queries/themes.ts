import { z } from "zod";
import { notFound } from "../../../kernel/errors.ts";
import type { Tagged } from "../../../kernel/language.ts";
import { query } from "../../../platform/acts/index.ts";
import { cooperationStore, type LineRow } from "../../cooperation/index.ts";
import { mandatesStore, type ProvisionRow, type ThemeRow } from "../../mandates/index.ts";
import { type PartyLabel, registryStore, secretariatId } from "../../registry/index.ts";
import { standings } from "../grounds.ts";
import type { InstrumentView, LineView } from "../model.ts";
import { all, reading } from "./reading.ts";
import { secretariatOf } from "./secretariat.ts";
import { lineViews } from "./views.ts";

/** A theme with the lines that rest on its texts, and the parties in them. */
export interface ThemeCounts extends ThemeRow {
  readonly lines: readonly string[];
  readonly partners: readonly string[];
}

export interface ThemesPage {
  readonly secretariat: PartyLabel;
  readonly themes: readonly ThemeCounts[];
}

/** A line is on a theme when one of its bases is an instrument of the theme, a provision of such, or a provision of the theme. */
export const isOnTheme = (line: Pick<LineRow, "bases">, theme: ThemeRow): boolean =>
  line.bases.some(
    ({ instrumentId, provisionId }) =>
      theme.instruments.includes(instrumentId) ||
      (provisionId !== undefined && theme.provisions.includes(provisionId)),
  );

export const readThemesPage = query({
  name: "publication.read-themes-page",
  permission: "read-public",
  input: z.strictObject(reading),
  async run({ db }, { language }): Promise<ThemesPage> {
    const { themes, lines } = await all({
      themes: mandatesStore(db).themes(language),
      lines: cooperationStore(db).lines(language),
    });
    const named = new Set([secretariatId, ...lines.flatMap((line) => line.partners)]);
    const labels = await registryStore(db).labels([...named], language);
    return {
      secretariat: secretariatOf([...labels.values()]),
      themes: themes.map((theme) => {
        const on = lines.filter((line) => isOnTheme(line, theme));
        const partners = [...new Set(on.flatMap((line) => line.partners))].filter((id) => labels.has(id));
        return { ...theme, lines: on.map(({ id }) => id), partners };
      }),
    };
  },
});

export interface ThemePage {
  readonly secretariat: PartyLabel;
  readonly theme: ThemeRow;
  readonly names: readonly Tagged[];
  readonly instruments: readonly InstrumentView[];
  /** Provisions tied to the theme, each with the instrument it stands in. */
  readonly provisions: readonly { readonly provision: ProvisionRow; readonly within: InstrumentView }[];
  readonly lines: readonly LineView[];
  readonly labels: ReadonlyMap<string, PartyLabel>;
}

export const readThemePage = query({
  name: "publication.read-theme-page",
  permission: "read-public",
  input: z.strictObject({ id: z.string().max(200), ...reading }),
  async run({ db }, { id, ...at }): Promise<ThemePage> {
    const mandates = mandatesStore(db);
    const { themes, names } = await all({
      themes: mandates.themes(at.language),
      names: mandates.themeNames(id),
    });
    const theme = themes.find((one) => one.id === id);
    if (theme === undefined) throw notFound("theme-unknown", { id });
    const { provisions, lines } = await all({
      provisions: mandates.provisions(theme.provisions, at.language),
      lines: cooperationStore(db).linesOn(theme, at.language),
    });
    const within = [...provisions.values()].map(({ instrumentId }) => instrumentId);
    const { linked, views, labels } = await all({
      linked: mandates.withSuccessors([...new Set([...theme.instruments, ...within])], at.language),
      views: lineViews(db, lines, at),
      labels: registryStore(db).labels(
        [...new Set([secretariatId, ...lines.flatMap(({ partners }) => partners)])],
        at.language,
      ),
    });
    const { view } = standings(linked, at.on);
    return {
      secretariat: secretariatOf([...labels.values()]),
      ...{ theme, names, labels, lines: views },
      instruments: theme.instruments.map(view).filter((one) => one !== undefined),
      provisions: [...provisions.values()].flatMap((provision) => {
        const instrument = view(provision.instrumentId);
        return instrument === undefined ? [] : [{ provision, within: instrument }];
      }),
    };
  },
});

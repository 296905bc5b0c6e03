import { z } from "zod";
import { notFound } from "../../../kernel/errors.ts";
import { query } from "../../../platform/acts/index.ts";
import { cooperationStore } from "../../cooperation/index.ts";
import { mandatesStore, type ProvisionRow, type ThemeRow } from "../../mandates/index.ts";
import { type PartyLabel, registryStore, secretariatId } from "../../registry/index.ts";
import { standings } from "../grounds.ts";
import type { InstrumentView, LineView } from "../model.ts";
import { all, reading } from "./reading.ts";
import { secretariatOf } from "./secretariat.ts";
import { readSpokenIn, type SpokenIn } from "./spoken-in.ts";
import { lineViews } from "./views.ts";

export interface ProvisionPage {
  readonly secretariat: PartyLabel;
  readonly provision: ProvisionRow;
  /** The instrument it stands in, as of the day. */
  readonly within: InstrumentView;
  /** All provisions of the instrument, in its order. */
  readonly siblings: readonly ProvisionRow[];
  readonly themes: readonly ThemeRow[];
  /** Lines that rest on the provision itself. */
  readonly lines: readonly LineView[];
  /** Lines that rest on the instrument as a whole. */
  readonly wholeLines: readonly LineView[];
  readonly spokenIn: SpokenIn;
  readonly labels: ReadonlyMap<string, PartyLabel>;
}

const slug = z.string().max(200);

export const readProvisionPage = query({
  name: "publication.read-provision-page",
  permission: "read-public",
  input: z.strictObject({ slug, label: slug, ...reading }),
  async run({ db }, { slug, label, ...at }): Promise<ProvisionPage> {
    const mandates = mandatesStore(db);
    const { around, siblings, themes } = await all({
      around: mandates.around(slug, at.language),
      siblings: mandates.provisionsOf(slug, at.language),
      themes: mandates.themes(at.language),
    });
    const self = around.instruments.find((instrument) => instrument.slug === slug);
    const within = standings(around, at.on).view(self?.id ?? "");
    if (self === undefined || within === undefined) throw notFound("instrument-unknown", { slug });
    const provision = siblings.find((sibling) => sibling.slug === label);
    if (provision === undefined) throw notFound("provision-unknown", { slug, label });
    const found = await cooperationStore(db).linesOn({ instruments: [self.id], provisions: [] }, at.language);
    // A line that rests on other provisions of the instrument only is not said to rest on this one.
    const rests = (line: LineView) => line.bases.some(({ provisionId }) => provisionId === provision.id);
    const onWhole = (line: LineView) =>
      line.bases.some(
        ({ instrumentId, provisionId }) => instrumentId === self.id && provisionId === undefined,
      );
    const { labels, lines, spokenIn } = await all({
      spokenIn: readSpokenIn(db, { kind: "provision", id: provision.id }),
      labels: registryStore(db).labels(
        [...new Set([secretariatId, ...found.flatMap(({ partners }) => partners)])],
        at.language,
      ),
      lines: lineViews(db, found, at),
    });
    return {
      secretariat: secretariatOf([...labels.values()]),
      ...{ provision, within, siblings, labels, spokenIn },
      themes: themes.filter(({ provisions }) => provisions.includes(provision.id)),
      lines: lines.filter(rests),
      wholeLines: lines.filter((line) => !rests(line) && onWhole(line)),
    };
  },
});

import { z } from "zod";
import { notFound } from "../../../kernel/errors.ts";
import type { Certainty } from "../../../kernel/handling.ts";
import { query } from "../../../platform/acts/index.ts";
import type { Db } from "../../../platform/storage/index.ts";
import { cooperationStore, type HostedEvent } from "../../cooperation/index.ts";
import {
  type InstrumentRow,
  type LinkRow,
  mandatesStore,
  type ProvisionRow,
  type ThemeRow,
} from "../../mandates/index.ts";
import { type PartyLabel, registryStore, secretariatId } from "../../registry/index.ts";
import { standings } from "../grounds.ts";
import type { InstrumentView, LineView } from "../model.ts";
import { all, type Reading, reading } from "./reading.ts";
import { secretariatOf } from "./secretariat.ts";
import { readSpokenIn, type SpokenIn } from "./spoken-in.ts";
import { lineViews, placeName, placesOf } from "./views.ts";

/** A relation of the instrument, from its end. */
export interface RelatedInstrument extends InstrumentView {
  readonly kind: LinkRow["kind"];
  /** `out`: the instrument of the page says it of the other. */
  readonly direction: "out" | "in";
  readonly certainty: Certainty;
}

export interface InstrumentPage extends InstrumentView {
  readonly secretariat: PartyLabel;
  /** The whole chain that the instrument stands in, in order of adoption; itself alone where it stands in none. */
  readonly chain: readonly InstrumentView[];
  /** What the members of the chain renew, extend or supersede. */
  readonly links: readonly LinkRow[];
  readonly relations: readonly RelatedInstrument[];
  readonly provisions: readonly ProvisionRow[];
  readonly lines: readonly LineView[];
  readonly established: readonly { readonly partyId: string; readonly certainty: Certainty }[];
  readonly events: readonly (HostedEvent & { readonly placeName: string | undefined })[];
  readonly themes: readonly ThemeRow[];
  readonly spokenIn: SpokenIn;
  readonly labels: ReadonlyMap<string, PartyLabel>;
}

export const readInstrumentPage = query({
  name: "publication.read-instrument-page",
  permission: "read-public",
  input: z.strictObject({ slug: z.string().max(200), ...reading }),
  async run({ db }, { slug, ...at }): Promise<InstrumentPage> {
    const mandates = mandatesStore(db);
    const { around, ...found } = await all({
      around: mandates.around(slug, at.language),
      provisions: mandates.provisionsOf(slug, at.language),
      themes: mandates.themes(at.language),
    });
    const { chain, view } = standings(around, at.on);
    const own = view(around.instruments.find((instrument) => instrument.slug === slug)?.id ?? "");
    if (own === undefined) throw notFound("instrument-unknown", { slug });
    const self = own.instrument;
    const members = chain.chain(self.id);
    return {
      ...own,
      chain: members.map(view).filter((member) => member !== undefined),
      links: around.links.filter(({ from, to }) => members.includes(from) && members.includes(to)),
      relations: relationsOf(self.id, around.links, view),
      provisions: found.provisions,
      themes: found.themes.filter(({ instruments }) => instruments.includes(self.id)),
      ...(await readUses(db, self, at)),
    };
  },
});

function relationsOf(
  id: string,
  links: readonly LinkRow[],
  view: (id: string) => InstrumentView | undefined,
): RelatedInstrument[] {
  return links
    .filter(({ from, to }) => from === id || to === id)
    .flatMap(({ from, to, kind, certainty }) => {
      const other = view(from === id ? to : from);
      return other === undefined
        ? []
        : [{ ...other, kind, certainty, direction: from === id ? ("out" as const) : ("in" as const) }];
    });
}

/** What rests on the instrument, and the labels of all that it names. */
async function readUses(db: Db, { id }: InstrumentRow, at: Reading) {
  const cooperation = cooperationStore(db);
  const { lines, events, established } = await all({
    lines: cooperation.linesOn({ instruments: [id], provisions: [] }, at.language),
    events: cooperation.eventsUnder(id, at.language),
    established: mandatesStore(db).establishedBy(id),
  });
  const named = [...established.map(({ partyId }) => partyId), ...events.flatMap(({ hosts }) => hosts)];
  const { places, spokenIn, ...cooperating } = await all({
    spokenIn: readSpokenIn(db, { kind: "instrument", id }),
    places: placesOf(db, events, at),
    views: lineViews(db, lines, at),
    labels: registryStore(db).labels(
      [...new Set([secretariatId, ...named, ...lines.flatMap(({ partners }) => partners)])],
      at.language,
    ),
  });
  const { labels, views } = cooperating;
  return {
    secretariat: secretariatOf([...labels.values()]),
    ...{ established, labels, spokenIn, lines: views },
    events: events.map((event) => ({ ...event, placeName: placeName(event, places) })),
  };
}

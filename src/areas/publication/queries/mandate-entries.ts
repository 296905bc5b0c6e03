import { z } from "zod";
import { notFound } from "../../../kernel/errors.ts";
import { query } from "../../../platform/acts/index.ts";
import { cooperationStore } from "../../cooperation/index.ts";
import { mandatesStore } from "../../mandates/index.ts";
import { standings } from "../grounds.ts";
import { mandateList } from "../mandate-list.ts";
import { all, reading } from "./reading.ts";

const value = z.string().max(200).optional();
const id = z.string().max(300);

export const listInstruments = query({
  name: "publication.list-instruments",
  permission: "read-public",
  input: z.strictObject({
    ...reading,
    ...{ body: value, theme: value, state: value, expiring: value, sort: value },
  }),
  async run({ db }, { language, on, ...filter }) {
    const mandates = mandatesStore(db);
    const { linked, titles, themes } = await all({
      linked: mandates.instruments(language),
      titles: mandates.instrumentTitles(),
      themes: mandates.themes(language),
    });
    const { view } = standings(linked, on);
    const rows = linked.instruments
      .map((instrument) => view(instrument.id))
      .filter((row) => row !== undefined);
    const found = mandateList(rows, filter, { on, themes: themes.map((theme) => theme.id) }).rows;
    return found.map((row) => ({ ...row, titles: titles.get(row.instrument.id) ?? [] }));
  },
});

export const readInstrument = query({
  name: "publication.read-instrument",
  permission: "read-public",
  input: z.strictObject({ slug: id, ...reading }),
  async run({ db }, { slug, language, on }) {
    const mandates = mandatesStore(db);
    const { linked, titles, provisions, themes } = await all({
      linked: mandates.around(slug, language),
      titles: mandates.titlesOf(slug),
      provisions: mandates.provisionsOf(slug, language),
      themes: mandates.themes(language),
    });
    const standing = standings(linked, on);
    const self = linked.instruments.find((one) => one.slug === slug);
    const view = self && standing.view(self.id);
    if (view === undefined) throw notFound("instrument-unknown", { slug: slug.slice(0, 60) });
    return {
      ...{ view, provisions, titles: titles.instrument },
      established: await mandates.establishedBy(view.instrument.id),
      chain: standing.chain.chain(view.instrument.id),
      links: linked.links.filter(({ from, to }) => [from, to].includes(view.instrument.id)),
      themes: themes
        .filter((theme) => theme.instruments.includes(view.instrument.id))
        .map((theme) => theme.id),
    };
  },
});

export const readProvision = query({
  name: "publication.read-provision",
  permission: "read-public",
  input: z.strictObject({ slug: id, label: id, ...reading }),
  async run({ db }, { slug, label, language, on }) {
    const mandates = mandatesStore(db);
    const { linked, titles, provisions, themes } = await all({
      linked: mandates.around(slug, language),
      titles: mandates.titlesOf(slug, label),
      provisions: mandates.provisionsOf(slug, language),
      themes: mandates.themes(language),
    });
    const self = linked.instruments.find((one) => one.slug === slug);
    const within = self && standings(linked, on).view(self.id);
    if (within === undefined) throw notFound("instrument-unknown", { slug: slug.slice(0, 60) });
    const provision = provisions.find((one) => one.slug === label);
    if (provision === undefined) {
      throw notFound("provision-unknown", { slug: slug.slice(0, 60), label: label.slice(0, 60) });
    }
    return {
      ...{ provision, within, titles: titles.provision },
      themes: themes.filter((theme) => theme.provisions.includes(provision.id)).map((theme) => theme.id),
    };
  },
});

export const listThemes = query({
  name: "publication.list-themes",
  permission: "read-public",
  input: z.strictObject({ language: reading.language }),
  async run({ db }, { language }) {
    const mandates = mandatesStore(db);
    const { themes, names } = await all({
      themes: mandates.themes(language),
      names: mandates.allThemeNames(),
    });
    return themes.map((theme) => ({ ...theme, names: names.get(theme.id) ?? [] }));
  },
});

export const listLines = query({
  name: "publication.list-lines",
  permission: "read-public",
  input: z.strictObject({ language: reading.language, party: value }),
  async run({ db }, { language, party }) {
    const store = cooperationStore(db);
    return party === undefined ? store.lines(language) : store.linesOf(party, language);
  },
});

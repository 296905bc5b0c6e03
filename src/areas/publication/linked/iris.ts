import type { Language } from "../../../kernel/language.ts";
import { slugOf } from "../../../kernel/slug.ts";

/**
 * Names of things for programs. A thing's name says no language; a browser or a program that follows it is led to the
 * page or the document about it (decision 0013).
 */
export interface Iris {
  /** The origin of the site, no slash at the end. */
  readonly origin: string;
  /** Address of the one context. */
  readonly context: string;
  /** Address before the `#` of our own words. */
  readonly vocabulary: string;
  party(id: string): string;
  /** By id or slug. */
  instrument(id: string): string;
  /** Both by id or slug. */
  provision(instrument: string, label: string): string;
  theme(id: string): string;
  /** A document; with a number, that edition of it. */
  document(id: string, edition?: number): string;
  state(id: string): string;
  region(id: string): string;
  /** The list that a thing belongs to, as a concept scheme: `partners`, `mandates`, `themes`, `states`, `regions`. */
  list(name: string): string;
  page(language: Language, path: string): string;
}

export function irisOf(origin: string): Iris {
  const id = `${origin}/id`;
  return {
    origin,
    context: `${origin}/context.jsonld`,
    vocabulary: `${origin}/ns`,
    party: (party) => `${id}/partners/${party}`,
    instrument: (instrument) => `${id}/mandates/${slugOf(instrument)}`,
    provision: (instrument, label) => `${id}/mandates/${slugOf(instrument)}/${slugOf(label)}`,
    theme: (theme) => `${id}/themes/${theme}`,
    document: (document, edition) =>
      `${id}/documents/${document}${edition === undefined ? "" : `?edition=${edition}`}`,
    state: (state) => `${id}/states/${state}`,
    region: (region) => `${id}/regions/${region}`,
    list: (name) => `${id}/${name}`,
    page: (language, path) => `${origin}/${language}/${path}`,
  };
}

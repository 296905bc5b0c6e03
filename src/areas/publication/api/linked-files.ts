import { representationTypes, type SiteFile } from "../../../platform/http/index.ts";
import { contextOf } from "../linked/context.ts";
import { vocabularyOf } from "../linked/vocabulary.ts";

/** The context that all documents of the site refer to, and what our own words in it are. */
export const linkedFiles: readonly SiteFile[] = [
  {
    path: "/context.jsonld",
    type: representationTypes.json,
    render: async ({ origin }) => `${JSON.stringify(contextOf(origin), null, 2)}\n`,
  },
  {
    path: "/ns",
    type: representationTypes.json,
    render: async ({ origin, translators }) => `${JSON.stringify(vocabularyOf(origin, translators))}\n`,
  },
];

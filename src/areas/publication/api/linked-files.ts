import type { SiteFile } from "../../../platform/http/index.ts";
import { representationTypes } from "../../../platform/http/index.ts";
import { contextOf } from "../linked/context.ts";

/** The context that all documents of the site refer to. */
export const linkedFiles: readonly SiteFile[] = [
  {
    path: "/context.jsonld",
    type: representationTypes.json,
    render: async ({ origin }) => `${JSON.stringify(contextOf(origin), null, 2)}\n`,
  },
];

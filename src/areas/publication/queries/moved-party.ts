import { z } from "zod";
import { query } from "../../../platform/acts/index.ts";
import { mergeStore } from "../../registry/index.ts";

/** The party that one has become by merges, as far as the reader may see it. */
export const findMovedParty = query({
  name: "publication.find-moved-party",
  permission: "read-public",
  input: z.strictObject({ id: z.string().max(100) }),
  async run({ db }, { id }): Promise<{ id: string | undefined }> {
    return { id: (await mergeStore(db).currentParties([id])).get(id) };
  },
});

import type { PersonalShare, RetentionRule } from "../../access/index.ts";
import { eraseFocalPointRow } from "./erase.ts";
import { personalStore } from "./store.ts";

/** What the register holds of people. */
export const registryShare: PersonalShare = {
  addressesOf: ({ db }, person) => personalStore(db).addressesOf({ person }),
  erase: ({ db }, { person, addresses }) => personalStore(db).eraseOf(person, addresses),
  async held({ db }, { person, address }) {
    const store = personalStore(db);
    return {
      focal_points: await store.heldOf(person, address),
      focal_point_values: await store.valuesOf(person, address),
    };
  },
};

/** How long focal points are kept after their term, or after they were removed. */
export const registryRule: RetentionRule = {
  ...{ id: "former-focal-point", usual: 365, least: 1, most: 3650 },
  work: {
    due: async ({ db }, before) => (await personalStore(db).over(before)).length,
    async apply(context, before) {
      const rows = await personalStore(context.db).over(before);
      for (const id of rows) await eraseFocalPointRow(context, id);
      return rows.length;
    },
  },
};

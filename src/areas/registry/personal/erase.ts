import { z } from "zod";
import { type AnyAct, type Context, command } from "../../../platform/acts/index.ts";
import { type Erased, eraseEverywhere, isAccountAddress, needReason } from "../../access/index.ts";
import { personalStore } from "./store.ts";

/**
 * Erases one entry of a focal point, with what the journal tells of it and what else the program holds of it. Links and mails to
 * its address go as well, unless the address is that of an account or of another focal point too.
 */
export async function eraseFocalPointRow(context: Context, id: string): Promise<Erased> {
  const store = personalStore(context.db);
  const addresses: string[] = [];
  for (const address of await store.addressesOf({ row: id }))
    if (!(await store.isShared(address, id)) && !(await isAccountAddress(context, address)))
      addresses.push(address);
  await store.eraseRow(id);
  return eraseEverywhere(context, { person: undefined, addresses, rows: [id] });
}

/** Again, or of one that was removed before, it erases what there still is. It stands apart from the acts that may wait. */
export const eraseFocalPoint = command({
  name: "registry.erase-focal-point",
  permission: "administer",
  input: z.strictObject({ id: z.uuid() }),
  async run(context, { id }): Promise<Erased> {
    await needReason(context);
    return eraseFocalPointRow(context, id);
  },
});

export const personalActs: readonly AnyAct[] = [eraseFocalPoint];

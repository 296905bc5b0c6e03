import { z } from "zod";
import { options } from "./model.ts";

export const partyId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(100);

/** By the key of the conflict; a conflict that is not named goes as its first option says. */
export const choicesField = z.record(z.string().max(100), z.enum(options)).default({});

/** By the first id of the row as `registry.preview-undo-merge` lists it: put back all the same, or left as it is now. */
export const settledField = z
  .record(z.string().regex(/^[0-9]{1,18}$/), z.enum(["restore", "leave"]))
  .default({});

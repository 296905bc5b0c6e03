import { notFound } from "../../../kernel/errors.ts";
import { type PartyLabel, secretariatId } from "../../registry/index.ts";

/** The secretariat as the list has it; a register without it is not ours. */
export function secretariatOf(listed: readonly PartyLabel[]): PartyLabel {
  const found = listed.find((party) => party.id === secretariatId);
  if (found === undefined) throw notFound("party-unknown", { id: secretariatId });
  return found;
}

import type { WorkRequest } from "../../../../../platform/http/index.ts";
import { findDuplicates, listParties, type PartyLabel } from "../../../../registry/index.ts";

/** What somebody means by what they typed: one party, one of several, or none. */
export type MeantParty =
  | { readonly is: "found"; readonly id: string }
  | { readonly is: "several"; readonly candidates: readonly PartyLabel[] }
  | { readonly is: "unknown" };

/** Looks a party up by its id, or by a name in any language. */
export async function findParty(request: WorkRequest, typed: string): Promise<MeantParty> {
  const { door, actor, language } = request;
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(typed) && typed.length <= 100) {
    const { rows } = await door.ask(actor, listParties, { language, ids: [typed], limit: 1 });
    if (rows.length === 1) return { is: "found", id: typed };
  }
  const like = await door.ask(actor, findDuplicates, { name: typed.slice(0, 1000), language });
  const exact = like.filter(({ reason }) => reason === "exact-name" || reason === "exact-acronym");
  const [only, ...more] = exact;
  if (only !== undefined && more.length === 0) return { is: "found", id: only.party.id };
  const { rows: candidates } = await door.ask(actor, listParties, {
    language,
    q: typed.slice(0, 300),
    limit: 8,
  });
  return candidates.length === 0 ? { is: "unknown" } : { is: "several", candidates };
}

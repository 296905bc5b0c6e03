import type { Reason } from "../../../kernel/mention.ts";
import type { StatementContent } from "../../../kernel/statement.ts";
import type { Db } from "../../../platform/storage/index.ts";
import { mergeStore } from "../../registry/index.ts";
import type { Contradiction, DecisionRow, ProposalRow } from "./rows.ts";

type Now = (id: string) => string;

/** A statement with the bodies that stand now for those that it names; each once where several have become one. */
export function withPresentBodies(content: StatementContent, now: Now): StatementContent {
  const each = (ids: readonly string[]) => [...new Set(ids.map(now))];
  switch (content.kind) {
    case "relation":
      return { ...content, from: now(content.from), to: now(content.to) };
    case "office":
      return { ...content, holder: now(content.holder), body: now(content.body) };
    case "membership":
    case "establishment":
    case "name":
      return { ...content, party: now(content.party) };
    case "validity":
      return { ...content, subject: now(content.subject) };
    case "meeting":
      return { ...content, hosts: each(content.hosts), participants: each(content.participants) };
    case "candidate":
      return content;
  }
}

function namedIn(content: StatementContent | null): string[] {
  const found: string[] = [];
  if (content !== null)
    withPresentBodies(content, (id) => {
      found.push(id);
      return id;
    });
  return found;
}

/** Parameters of reasons that name a body. */
const naming = ["rival", "owner", "id"] as const;

const namedInReasons = (reasons: readonly Reason[]): string[] =>
  reasons.flatMap((reason) =>
    naming.flatMap((name) => (typeof reason[name] === "string" ? [reason[name]] : [])),
  );

const reasonNow = (reason: Reason, now: Now): Reason => {
  const named = naming.flatMap((name) => {
    const id = reason[name];
    return typeof id === "string" ? [[name, now(id)] as const] : [];
  });
  return { ...reason, ...Object.fromEntries(named) };
};

const heldNow = (held: Contradiction | null, now: Now): Contradiction | null =>
  held?.field === "holder" ? { ...held, held: now(held.held) } : held;

async function nowOf(db: Db, ids: readonly string[]): Promise<Now> {
  const current = await mergeStore(db).currentParties(ids);
  return (id) => current.get(id) ?? id;
}

/** Proposals are kept as they were read; a body that has been merged since is named by the one that stands for it now. */
export async function proposalsNow(db: Db, rows: readonly ProposalRow[]): Promise<ProposalRow[]> {
  const now = await nowOf(
    db,
    rows.flatMap(({ content, reasons, contradicts }) => [
      ...namedIn(content),
      ...namedInReasons(reasons),
      ...(contradicts?.field === "holder" ? [contradicts.held] : []),
    ]),
  );
  return rows.map((row) => ({
    ...row,
    content: withPresentBodies(row.content, now),
    reasons: row.reasons.map((reason) => reasonNow(reason, now)),
    contradicts: heldNow(row.contradicts, now),
  }));
}

/** Decisions likewise. */
export async function decisionsNow(db: Db, rows: readonly DecisionRow[]): Promise<DecisionRow[]> {
  const now = await nowOf(
    db,
    rows.flatMap(({ content }) => namedIn(content)),
  );
  return rows.map((row) => ({
    ...row,
    content: row.content === null ? null : withPresentBodies(row.content, now),
  }));
}

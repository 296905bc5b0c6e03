import type { VNode } from "preact";
import { directionOf } from "../../../kernel/language.ts";
import { Link } from "../../../platform/html/index.ts";
import type { PageRequest } from "../../../platform/http/index.ts";
import type { ShownCitation } from "../../evidence/index.ts";
import { type Citations, factKey, type factKinds } from "../queries/index.ts";
import { documentAddress, documentTitle } from "./document-words.tsx";

/** The words on one line, as a sentence is quoted; the sign of a list before them is none of them. */
const flat = (text: string): string =>
  text
    .replace(/\s+/gu, " ")
    .replace(/^ ?[-–—•·*] /u, "")
    .trim();

interface Fact {
  readonly table: keyof typeof factKinds;
  readonly id: string;
  /** The source's words as whoever entered the fact wrote them down; shown where no document carries it. */
  readonly sourcePassage?: string;
}

/** The sentences that say a fact, each with the passage of the document it stands in; nothing where none is on record. */
export function saidBy(fact: Fact, citations: Citations, request: PageRequest): VNode | null {
  const found = citations.get(factKey(fact.table, fact.id)) ?? [];
  if (found.length > 0)
    return (
      <>
        {found.map((citation) => (
          <Said
            key={`${citation.document_id} ${citation.edition} ${citation.starts}`}
            {...{ citation, request }}
          />
        ))}
      </>
    );
  const words = flat(fact.sourcePassage ?? "");
  return words === "" ? null : (
    <span class="said">
      <q dir="auto">{words}</q>
    </span>
  );
}

function Said({ citation, request }: { citation: ShownCitation; request: PageRequest }): VNode {
  const { document_id: id, edition, latest, passage: number, passage_starts: starts } = citation;
  const href = documentAddress(
    { id, edition: latest ? undefined : edition, passage: { number, starts } },
    request,
  );
  const title = documentTitle({ title: citation.title, language: citation.document_language });
  return (
    <span class="said">
      <q lang={citation.language} dir={directionOf(citation.language)}>
        {flat(citation.quoted)}
      </q>{" "}
      <Link href={href}>{request.translate.rich("source.passage", { title, number: String(number) })}</Link>
    </span>
  );
}

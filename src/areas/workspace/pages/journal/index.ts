import { EntenteError } from "../../../../kernel/errors.ts";
import { problemOf, type WorkPage, type WorkRequest } from "../../../../platform/http/index.ts";
import { journalFile } from "../../journal/export-file.ts";
import { readPresentRows } from "../../journal/present.ts";
import { readJournal, verifyJournalChain } from "../../journal/queries.ts";
import { type JournalAsked, renderJournal } from "./journal-page.tsx";

const fields = ["who", "act", "thing", "from", "to"] as const;

function askedOf({ query }: WorkRequest): JournalAsked {
  const given = fields.flatMap((name) => {
    const value = query[name]?.trim() ?? "";
    return value === "" ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(given), ...(query.levels === undefined ? {} : { levels: "on" }) };
}

const nothing = { acts: [], next: undefined, people: new Map<string, string>(), erasures: new Map() };

async function show(request: WorkRequest): Promise<string> {
  const { door, actor, query, translate } = request;
  const asked = askedOf(request);
  const { levels, ...filter } = asked;
  const before = /^[1-9]\d{0,14}$/.test(query.before ?? "") ? { before: Number(query.before) } : {};
  const chain = query.verify === undefined ? undefined : await door.ask(actor, verifyJournalChain, {});
  try {
    const page = await door.ask(actor, readJournal, {
      ...{ ...filter, ...before, levels: levels !== undefined, language: request.language },
    });
    const changes = page.acts.flatMap((act) => act.changes).filter(({ operation }) => operation === "update");
    const rows = changes.map(({ table, row }) => ({ table, row })).slice(0, 2000);
    const present = await door.ask(actor, readPresentRows, { rows });
    return renderJournal(request, { asked, page, chain, present, problem: undefined });
  } catch (error) {
    if (!(error instanceof EntenteError) || error.code !== "input-refused") throw error;
    // What narrows the list was written by hand: it stands there again, with what is wrong.
    const problem = translate("journal.filter-refused", { field: fieldWord(request, error) });
    return renderJournal(request, { asked, page: nothing, chain, present: new Map(), problem });
  }
}

function fieldWord({ translate }: WorkRequest, error: EntenteError): string {
  const name = fields.find((one) => one === String(error.params.field));
  return name === undefined ? problemOf(error, translate, "").message : translate(`journal.${name}`);
}

export const journalPages: readonly WorkPage[] = [
  { path: "journal", permission: "read-as-staff", render: show },
  {
    path: "journal/export",
    permission: "read-as-staff",
    render: async (request) => ({
      ...{ type: "application/x-ndjson; charset=utf-8", body: journalFile(request) },
      fileName: `entente-journal-${request.today}.ndjson`,
    }),
  },
];

import { createHash } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { sql } from "kysely";
import { z } from "zod";
import {
  declareLinkPurpose,
  type LinkAct,
  type LinkPurpose,
  type LinkView,
  linkCommands,
  linkDesk,
  linkFormField,
  renderLinksFor,
} from "../../src/areas/access/links/index.ts";
import { linkCatalogues } from "../../src/areas/access/messages/links/catalogues.ts";
import type { Clock } from "../../src/kernel/clock.ts";
import { invalid } from "../../src/kernel/errors.ts";
import { query } from "../../src/platform/acts/index.ts";
import { createServer, mountLinks } from "../../src/platform/http/index.ts";
import { createTranslators, platformCatalogues } from "../../src/platform/i18n/index.ts";
import { operator, type TestInstallation } from "./installation.ts";
import { makeLab } from "./journal.ts";

/*
 * Two made-up things that links are for, on the table `lab.note`, and a site that has no other addresses than those of links.
 */

const words = createTranslators([platformCatalogues, linkCatalogues]);

/** What whoever reads may see of the notes. */
const readNotes = query({
  name: "lab.read-notes",
  permission: "read-as-person",
  input: z.strictObject({}),
  async run({ db }) {
    const { rows } = await sql<{ id: string }>`select id from lab.note order by id`.execute(db);
    return rows.map(({ id }) => id);
  },
});

const acts: LinkPurpose["acts"] = async ({ db }, { link, answer }) => {
  const [body = ""] = answer.body ?? [];
  if (body === "") throw invalid("date-invalid", { value: body, example: "2026-11-25" });
  if (body === "broken") throw new Error("a fault of ours");
  await sql`insert into lab.note (id, body, level, audience)
    values (${`${link.subject.note}-${body}`}, ${body}, 'unclassified', ${[`party:${link.party}`]})`.execute(
    db,
  );
  return { body };
};

const escaped = (text: string): string => text.replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

async function render({ request, link, form, stage }: LinkView): Promise<string> {
  const notes = await request.door.ask(request.actor, readNotes, {});
  const said = stage.is === "again" ? `${stage.problem} [${stage.answer.body?.[0] ?? ""}]` : stage.is;
  return `<html lang="${request.language}"><h1>${link.party}</h1><p>${escaped(said)}</p><ul>${notes.join()}</ul>
    <form method="post"><input name="${linkFormField}" value="${form}"><input name="body"></form></html>`;
}

/** Declared once, however many test files share this module. */
function declared(purpose: Omit<LinkPurpose, "acts">): LinkAct {
  renderLinksFor(purpose.name, render);
  return declareLinkPurpose({ ...purpose, acts });
}

export const once = "lab.answer-question";
export const often = "lab.send-remark";
export const answerQuestion = declared({ name: once, once: true, days: 30 });
export const sendRemark = declared({ name: often, once: false, days: 10 });

export interface LinkSite {
  readonly server: FastifyInstance;
  /** Lines of the log so far. */
  readonly log: readonly string[];
  close(): Promise<void>;
}

/** One process that serves links; several may stand over one installation. */
export async function linkSiteOf(installation: TestInstallation, clock: Clock): Promise<LinkSite> {
  const { door, storage } = installation;
  const server = await createServer({
    ...{ logLevel: "info", trustProxy: 1, readsPerSecond: 0, assets: new Map(), ready: async () => true },
  });
  const log = heard(server);
  mountLinks(server, {
    site: {
      ...{ door, clock, translators: words, origin: "https://entente.example" },
      renderProblem: ({ language }, { code, message }) =>
        `<html lang="${language}">${code}: ${message}</html>`,
    },
    desk: linkDesk({ door, db: storage.db, clock }),
  });
  return { server, log, close: () => server.close() };
}

/** The log is written to a stream that only the logger knows; here it is heard instead. */
function heard(server: FastifyInstance): readonly string[] {
  const lines: string[] = [];
  const logger: object = server.log;
  const name = Object.getOwnPropertySymbols(logger).find((symbol) => symbol.description === "pino.stream");
  if (name === undefined) throw new Error("the logger has no stream");
  Object.defineProperty(logger, name, { value: { write: (line: string) => lines.push(line) } });
  return lines;
}

export interface TestLink {
  readonly id: string;
  readonly path: string;
  readonly token: string;
  /** SHA-256 of the token. */
  readonly digest: string;
}

const makeLinkAct = linkCommands.find(({ name }) => name === "access.make-link");

/** Makes a link of the operator's by its act. */
export async function madeLink(installation: TestInstallation, given: object = {}): Promise<TestLink> {
  if (makeLinkAct?.kind !== "command") throw new Error("there is no act that makes links");
  const input = { purpose: once, party: "lab-office", language: "fr", subject: { note: "n" }, ...given };
  const made = (await installation.door.perform(operator, makeLinkAct, { input })) as TestLink;
  const token = made.path.split("/").at(-1) ?? "";
  return { ...made, token, digest: createHash("sha256").update(token).digest("hex") };
}

/** The form that a page shows. */
export const formIn = (html: string): string =>
  new RegExp(`name="${linkFormField}" value="([^"]+)"`).exec(html)?.[1] ?? "";

export const prepareLab = (installation: TestInstallation) => makeLab(installation.ownerUrl);

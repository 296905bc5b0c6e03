import { Readable } from "node:stream";
import cookies from "@fastify/cookie";
import formBody from "@fastify/formbody";
import multipart from "@fastify/multipart";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { EntenteError, forbidden, notFound } from "../../../kernel/errors.ts";
import { isLanguage, type Language } from "../../../kernel/language.ts";
import { dayOf } from "../../../kernel/partial-date.ts";
import type { Permission } from "../../acts/index.ts";
import type { AskedSite } from "../asked.ts";
import type { Keeping } from "../keeping.ts";
import { addressOf } from "../page.ts";
import { problemOf, type RenderProblem, sendProblem } from "../problem.ts";
import { checkSameSite, formOf, formTokenOf, largestForm, sameToken } from "./form.ts";
import {
  type Doorkeeper,
  tokenField,
  type WorkBody,
  type WorkForm,
  type WorkPage,
  type WorkRequest,
  type WorkViews,
} from "./work-page.ts";

export interface WorkSite extends AskedSite {
  readonly doorkeeper: Doorkeeper;
  readonly views: WorkViews;
  readonly renderProblem: RenderProblem;
  /** Where the pages behind it keep what the public reads. */
  readonly keeping?: Keeping | undefined;
  /** Whether the site is reached by https: then its cookie says so. */
  readonly secure: boolean;
}

/** Where the workspace begins, below the language. */
export const workPath = "work";

/** `__Host-` binds the cookie to this very host; browsers take it over https alone. */
export const sessionCookie = (secure: boolean): string => (secure ? "__Host-entente" : "entente");

/** What every part of the site for people needs: cookies, forms, and that nothing of it is kept or listed anywhere. */
export async function prepareScope(scope: FastifyInstance, site: WorkSite): Promise<void> {
  await scope.register(cookies);
  await scope.register(formBody, { bodyLimit: largestForm });
  await scope.register(multipart, { limits: { files: 4, fields: 2_001, fieldSize: largestForm } });
  scope.addHook("onRequest", async (_request, reply) => {
    reply.header("cache-control", "no-store").header("x-robots-tag", "noindex");
  });
  scope.setErrorHandler((error, request, reply) => sendProblem({ site, request, reply }, error));
}

/** Mounts the pages of the workspace below `work` in each language. Nobody who has not signed in sees more than the way in. */
export function mountWork(server: FastifyInstance, site: WorkSite, pages: readonly WorkPage[]): void {
  void server.register(async (scope) => {
    await prepareScope(scope, site);
    for (const page of pages) {
      const path = page.path === "" ? workPath : `${workPath}/${page.path}`;
      scope.get(`/:language/${path}`, (request, reply) => show({ site, page }, request, reply));
      if (page.form !== undefined) {
        const bodyLimit = largestForm + (page.form.largest ?? 0);
        scope.post(`/:language/${path}`, { bodyLimit }, (request, reply) =>
          take({ site, page }, request, reply),
        );
      }
    }
  });
}

interface Mounted {
  readonly site: WorkSite;
  readonly page: WorkPage;
}

const languageOf = (request: FastifyRequest): Language => {
  const { language = "" } = request.params as Record<string, string>;
  if (!isLanguage(language)) throw notFound("language-unknown", { value: language.slice(0, 40) });
  return language;
};

const addressBelow = (request: FastifyRequest): string =>
  (request.url.split("?", 1)[0] ?? "").split("/").slice(2).join("/");

/** What the request is, and who makes it; nobody when no session stands behind it. */
export async function askedWork(site: WorkSite, request: FastifyRequest): Promise<WorkRequest | undefined> {
  const language = languageOf(request);
  const session = request.cookies[sessionCookie(site.secure)] ?? "";
  const person = session === "" ? undefined : await site.doorkeeper.find(session);
  if (person === undefined) return undefined;
  const { language: _language, ...params } = request.params as Record<string, string>;
  const now = site.clock();
  return {
    ...{ language, translate: site.translators[language], door: site.door, person, actor: person.actor },
    ...{ params, query: queryOf(request), path: addressBelow(request), origin: site.origin, now },
    translators: site.translators,
    today: dayOf(now),
    keeping: site.keeping,
    formToken: formTokenOf(session),
    can: (permission) => person.grants.includes(permission),
  };
}

function queryOf(request: FastifyRequest): Record<string, string> {
  const given = Object.entries((request.query ?? {}) as Record<string, unknown>);
  return Object.fromEntries(
    given.flatMap(([name, value]) => {
      const one: unknown = Array.isArray(value) ? value.at(-1) : value;
      // A NUL is typed by nobody, and no text to the database.
      const text = typeof one === "string" ? one.replaceAll("\0", "") : "";
      return text === "" ? [] : [[name, text]];
    }),
  );
}

/** What a person may not do does not exist for them, and they are told so as of any other act. */
function admit(work: WorkRequest, permission: Permission, path: string): void {
  if (!work.can(permission)) throw forbidden("act-refused", { act: path });
}

async function show({ site, page }: Mounted, request: FastifyRequest, reply: FastifyReply) {
  const work = await askedWork(site, request);
  if (work === undefined) {
    const next = encodeURIComponent(request.url);
    return reply.redirect(addressOf(languageOf(request), "sign-in", `?next=${next}`), 303);
  }
  try {
    admit(work, page.permission, page.path);
    const made = await page.render(work);
    if (typeof made === "object" && "to" in made)
      return reply.redirect(addressOf(work.language, made.to), 303);
    return send(reply, made);
  } catch (error) {
    return refuse({ site, request, reply }, work, error);
  }
}

interface Exchange {
  readonly site: WorkSite;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

function refuse({ site, request, reply }: Exchange, work: WorkRequest, error: unknown): FastifyReply {
  const problem = problemOf(error, work.translate, request.id);
  if (problem.status >= 500) request.log.error({ err: error }, "an answer failed");
  return reply
    .code(problem.status)
    .type("text/html; charset=utf-8")
    .send(site.views.renderProblem(work, problem));
}

async function take({ site, page }: Mounted, request: FastifyRequest, reply: FastifyReply) {
  checkSameSite(request, site.origin);
  // Who has not signed in sends no file: what they typed is held, and nothing more of theirs is read.
  const work = await askedWork(site, request);
  const largest = page.form?.largest ?? 0;
  const files = work === undefined || largest === 0 ? "none" : ({ largest } as const);
  const form = await formOf(request, { files });
  if (work === undefined || !sameToken(form.text(tokenField), work.formToken))
    return hold({ site, request, reply }, work, form);
  const { form: taking } = page;
  if (taking === undefined) throw notFound("address-unknown");
  try {
    admit(work, taking.permission ?? page.permission, page.path);
  } catch (error) {
    // The page itself may be theirs no more than the act.
    return refuse({ site, request, reply }, work, error);
  }
  try {
    const done = await taking.act(work, form);
    return typeof done === "string" ? reply.redirect(addressOf(work.language, done), 303) : send(reply, done);
  } catch (error) {
    if (!(error instanceof EntenteError) || taking.refused === undefined)
      return refuse({ site, request, reply }, work, error);
    const problem = problemOf(error, work.translate, request.id);
    return send(reply.code(problem.status), await taking.refused(work, form, problem));
  }
}

/** Nothing typed is lost when a sign-in has ended meanwhile: the page holds it, to be sent again. */
function hold(
  { site, request, reply }: Exchange,
  work: WorkRequest | undefined,
  form: WorkForm,
): FastifyReply {
  const language = languageOf(request);
  const { [tokenField]: _token, ...values } = form.values;
  const held = { language, translate: site.translators[language], path: addressBelow(request) };
  return reply
    .code(work === undefined ? 401 : 409)
    .type("text/html; charset=utf-8")
    .send(
      site.views.renderHeld(
        { ...held, formToken: work?.formToken ?? "" },
        values,
        work === undefined ? "signed-out" : "other-session",
      ),
    );
}

function send(reply: FastifyReply, answer: string | WorkBody): FastifyReply {
  if (typeof answer === "string") return reply.type("text/html; charset=utf-8").send(answer);
  const { type, body, fileName, status } = answer;
  if (status !== undefined) reply.code(status);
  if (fileName !== undefined) {
    const plain = fileName.replace(/[^\w.-]+/g, "-");
    reply.header(
      "content-disposition",
      `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    );
  }
  reply.type(type);
  return typeof body === "string" || body instanceof Uint8Array
    ? reply.send(body)
    : reply.send(Readable.from(body));
}

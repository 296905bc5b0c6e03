import { notFound } from "../../../kernel/errors.ts";
import type { PageRoute } from "../../../platform/http/index.ts";
import { renderInstrumentPage } from "../pages/instrument-page.tsx";
import { renderMandatesPage } from "../pages/mandates-page.tsx";
import { renderProvisionPage } from "../pages/provision-page.tsx";
import { readInstrumentPage, readMandatesPage, readProvisionPage } from "../queries/index.ts";
import { asInstrument, asMandates, asProvision } from "./representations.ts";

const slugShape = /^[a-z0-9-]{1,100}$/;

/** What cannot be a slug is no instrument's: the same answer as for a slug that none has. */
function instrumentSlug(slug = ""): string {
  if (!slugShape.test(slug)) throw notFound("instrument-unknown", { slug: slug.slice(0, 60) });
  return slug;
}

/** The list of mandates, a page for each instrument and for each provision. */
export const mandatePages: readonly PageRoute[] = [
  {
    path: "mandates",
    takes: ["body", "theme", "state", "expiring", "sort"],
    as: asMandates,
    async render(request) {
      const { door, actor, language, on, query } = request;
      return renderMandatesPage(await door.ask(actor, readMandatesPage, { language, on, ...query }), request);
    },
  },
  {
    path: "mandates/:slug",
    as: asInstrument,
    async render(request) {
      const { door, actor, language, on, params } = request;
      const slug = instrumentSlug(params.slug);
      return renderInstrumentPage(await door.ask(actor, readInstrumentPage, { slug, language, on }), request);
    },
  },
  {
    path: "mandates/:slug/:label",
    as: asProvision,
    async render(request) {
      const { door, actor, language, on, params } = request;
      const slug = instrumentSlug(params.slug);
      const { label = "" } = params;
      if (!slugShape.test(label)) throw notFound("provision-unknown", { slug, label: label.slice(0, 60) });
      const page = await door.ask(actor, readProvisionPage, { slug, label, language, on });
      return renderProvisionPage(page, request);
    },
  },
];

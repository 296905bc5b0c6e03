import { notFound } from "../../../kernel/errors.ts";
import type { PageRequest, PageRoute } from "../../../platform/http/index.ts";
import { renderInstrumentPage } from "../pages/instrument-page.tsx";
import { renderMandatesPage } from "../pages/mandates-page.tsx";
import { renderProvisionPage } from "../pages/provision-page.tsx";
import { readInstrumentPage, readMandatesPage, readProvisionPage } from "../queries/index.ts";
import { addressPart } from "./address-part.ts";
import { asInstrument, asMandates, asProvision } from "./representations.ts";

const slugOf = ({ slug }: PageRequest["params"]): string =>
  addressPart(slug, (shown) => notFound("instrument-unknown", { slug: shown }));

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
      const slug = slugOf(params);
      return renderInstrumentPage(await door.ask(actor, readInstrumentPage, { slug, language, on }), request);
    },
  },
  {
    path: "mandates/:slug/:label",
    as: asProvision,
    async render(request) {
      const { door, actor, language, on, params } = request;
      const slug = slugOf(params);
      const label = addressPart(params.label, (shown) =>
        notFound("provision-unknown", { slug, label: shown }),
      );
      const page = await door.ask(actor, readProvisionPage, { slug, label, language, on });
      return renderProvisionPage(page, request);
    },
  },
];

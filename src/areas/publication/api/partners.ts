import { notFound } from "../../../kernel/errors.ts";
import type { PageRoute } from "../../../platform/http/index.ts";
import { renderPartnerPage } from "../pages/partner-page.tsx";
import { renderPartnersPage } from "../pages/partners-page.tsx";
import { readPartnerPage, readPartnersPage } from "../queries/index.ts";

const idShape = /^[a-z0-9-]{1,100}$/;

/** The partners page and a page for each partner. */
export const partnerPages: readonly PageRoute[] = [
  {
    path: "",
    async render(request) {
      const { door, actor, language, on } = request;
      return renderPartnersPage(await door.ask(actor, readPartnersPage, { language, on }), request);
    },
  },
  {
    path: "partners/:id",
    async render(request) {
      const { door, actor, language, on, params } = request;
      const { id = "" } = params;
      // What cannot be an id is no partner's: the same answer as for an id that nobody has.
      if (!idShape.test(id)) throw notFound("party-unknown", { id: id.slice(0, 60) });
      return renderPartnerPage(await door.ask(actor, readPartnerPage, { id, language, on }), request);
    },
  },
];

import { notFound } from "../../../kernel/errors.ts";
import type { PageRequest, PageRoute } from "../../../platform/http/index.ts";
import { renderNeighbourhoodPage } from "../pages/neighbourhood-page.tsx";
import { renderPartnerPage } from "../pages/partner-page.tsx";
import { renderPartnersPage } from "../pages/partners-page.tsx";
import { readNeighbourhood, readPartnerPage, readPartnersPage } from "../queries/index.ts";
import { asPartner } from "./representations.ts";

const idShape = /^[a-z0-9-]{1,100}$/;

/** What cannot be an id is no partner's: the same answer as for an id that nobody has. */
function partyIdOf({ params: { id = "" } }: PageRequest): string {
  if (!idShape.test(id)) throw notFound("party-unknown", { id: id.slice(0, 60) });
  return id;
}

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
    as: asPartner,
    async render(request) {
      const { door, actor, language, on } = request;
      const id = partyIdOf(request);
      return renderPartnerPage(await door.ask(actor, readPartnerPage, { id, language, on }), request);
    },
  },
  {
    path: "partners/:id/neighbourhood",
    async render(request) {
      const { door, actor, language, on } = request;
      const id = partyIdOf(request);
      return renderNeighbourhoodPage(await door.ask(actor, readNeighbourhood, { id, language, on }), request);
    },
  },
];

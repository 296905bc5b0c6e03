import { notFound } from "../../../kernel/errors.ts";
import type { PageRequest, PageRoute } from "../../../platform/http/index.ts";
import { renderNeighbourhoodPage } from "../pages/neighbourhood-page.tsx";
import { renderPartnerPage } from "../pages/partner-page.tsx";
import { renderPartnersPage } from "../pages/partners-page.tsx";
import { findMovedParty, readNeighbourhood, readPartnerPage, readPartnersPage } from "../queries/index.ts";
import { addressPart, isAddressPart } from "./address-part.ts";
import { asPartner } from "./representations.ts";

const partyIdOf = ({ params }: PageRequest): string =>
  addressPart(params.id, (id) => notFound("party-unknown", { id }));

/** The page of a partner. */
export const partnerPage: PageRoute = {
  path: "partners/:id",
  as: asPartner,
  async moved({ door, actor, params }) {
    // What cannot be an id has never been one.
    if (!isAddressPart(params.id)) return undefined;
    const { id } = await door.ask(actor, findMovedParty, { id: params.id });
    return id === undefined ? undefined : `partners/${id}`;
  },
  async render(request) {
    const { door, actor, language, on } = request;
    const id = partyIdOf(request);
    return renderPartnerPage(await door.ask(actor, readPartnerPage, { id, language, on }), request);
  },
};

/** The partners page and a page for each partner. */
export const partnerPages: readonly PageRoute[] = [
  {
    path: "",
    async render(request) {
      const { door, actor, language, on } = request;
      return renderPartnersPage(await door.ask(actor, readPartnersPage, { language, on }), request);
    },
  },
  partnerPage,
  {
    path: "partners/:id/neighbourhood",
    async render(request) {
      const { door, actor, language, on } = request;
      const id = partyIdOf(request);
      return renderNeighbourhoodPage(await door.ask(actor, readNeighbourhood, { id, language, on }), request);
    },
  },
];

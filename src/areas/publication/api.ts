import type { PageRoute } from "../../platform/http/index.ts";
import { renderPartnerPage } from "./pages/partner-page.tsx";
import { renderPartnersPage } from "./pages/partners-page.tsx";
import { readPartnerPage, readPartnersPage } from "./queries.ts";

/** The pages of the public site, below `/{lang}/`. */
export const publicationPages: readonly PageRoute[] = [
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
      return renderPartnerPage(
        await door.ask(actor, readPartnerPage, { id: params.id ?? "", language, on }),
        request,
      );
    },
  },
];

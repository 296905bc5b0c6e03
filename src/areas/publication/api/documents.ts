import { notFound } from "../../../kernel/errors.ts";
import type { PageRequest, PageRoute } from "../../../platform/http/index.ts";
import { renderDocumentPage } from "../pages/document-page.tsx";
import { renderDocumentsPage } from "../pages/documents-page.tsx";
import { readDocumentPage, readDocumentsPage } from "../queries/index.ts";
import { addressPart } from "./address-part.ts";
import { asDocument, asDocuments } from "./representations.ts";

const documentIdOf = ({ params }: PageRequest): string =>
  addressPart(params.id, (id) => notFound("document-unknown", { id }));

/** The list of public documents, and a page for each. */
export const documentPages: readonly PageRoute[] = [
  {
    path: "documents",
    takes: ["language", "about", "page"],
    as: asDocuments,
    async render(request) {
      const { door, actor, language, on, query } = request;
      const { language: of, ...conditions } = query;
      return renderDocumentsPage(
        await door.ask(actor, readDocumentsPage, { language, on, ...conditions, of }),
        request,
      );
    },
  },
  {
    path: "documents/:id",
    takes: ["edition", "part"],
    as: asDocument,
    async render(request) {
      const { door, actor, language, on, query } = request;
      const id = documentIdOf(request);
      return renderDocumentPage(
        await door.ask(actor, readDocumentPage, { id, language, on, ...query }),
        request,
      );
    },
  },
];

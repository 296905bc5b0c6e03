import { EntenteError } from "../../../kernel/errors.ts";
import { isLanguage } from "../../../kernel/language.ts";
import {
  type EntryAnswer,
  type EntryRequest,
  type EntryRoute,
  problemOf,
} from "../../../platform/http/index.ts";
import { consumeLink, peekLink } from "../../../platform/sign-in/index.ts";
import { addFirstAdministrator } from "../../access/index.ts";
import { renderFault, renderFirst } from "./pages.tsx";
import { begin, type EntryParts, signInActor, tell } from "./parts.ts";

/** Makes the first administrator. They are added first: when two press at once, the second is told that there is one. */
async function makeFirst(parts: EntryParts, request: EntryRequest): Promise<EntryAnswer> {
  const { form, visitor, params, door } = request;
  const link = await peekLink(parts.signIn, params.token);
  if (link.kind === "closed" || link.purpose !== "first-admin") return closed(request, "unknown");
  const language = form.text("language");
  const given = { name: form.text("name"), email: form.text("email") };
  const input = { ...given, language: isLanguage(language) ? language : request.language };
  try {
    const { id } = await door.perform(signInActor, addFirstAdministrator, { input });
    const used = await consumeLink(parts.signIn, { token: params.token, visitor });
    await tell(door, used.events);
    const begun = await begin(parts, request, { person: id, method: "first-admin", strong: false });
    return begun ?? closed(request, "nobody");
  } catch (error) {
    if (!(error instanceof EntenteError)) throw error;
    const { status, message } = problemOf(error, request.translate, "");
    return { status, html: renderFirst(request, { problem: message }) };
  }
}

const closed = (request: EntryRequest, reason: "unknown" | "nobody"): EntryAnswer => ({
  status: 410,
  html: renderFault(request, request.translate(`entry.fault-${reason}`)),
});

/** The link that the first start prints. */
export const firstRoutes = (parts: EntryParts): EntryRoute[] => [
  {
    method: "GET",
    path: "sign-in/first/:token",
    async run(request) {
      const link = await peekLink(parts.signIn, request.params.token);
      const isOpen = link.kind === "open" && link.purpose === "first-admin";
      return isOpen ? { html: renderFirst(request) } : closed(request, "unknown");
    },
  },
  { method: "POST", path: "sign-in/first/:token", run: (request) => makeFirst(parts, request) },
];

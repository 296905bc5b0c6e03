import type { PageRequest, PageRoute } from "../../../platform/http/index.ts";
import { answerCall, callAt, readCall } from "../../../platform/http/index.ts";
import { type ApiExample, renderApiPage } from "../pages/api-page.tsx";
import { readSecretariat } from "../queries/index.ts";
import { publicationApi } from "./v1/index.ts";
import { intakeRoutes } from "./v1/intakes.ts";

/** What a person reads before they write a program. Its examples are asked while the page is made. */
export const aboutApiPages: readonly PageRoute[] = [
  {
    path: "api",
    async render(request) {
      const { door, actor, language } = request;
      const [secretariat, ...examples] = await Promise.all([
        door.ask(actor, readSecretariat, { language }),
        ...publicationApi.map((route) => example(route, request)),
      ]);
      return renderApiPage({ secretariat, examples, guarded: intakeRoutes }, request);
    },
  },
];

async function example(route: (typeof publicationApi)[number], request: PageRequest): Promise<ApiExample> {
  const { language, on, door, place } = request;
  const [address] = route.examples;
  // What only an installation has, no example can name.
  if (address === undefined) return { route, address: "", answer: undefined };
  const call = callAt(route, address, { language, today: on });
  if (call === undefined) throw new Error(`the example ${address} is not of ${route.operationId}`);
  return {
    route,
    address,
    answer: await answerCall(route, readCall(route, call), { door, origin: place.origin }),
  };
}

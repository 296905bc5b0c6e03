import { EntenteError, forbidden, invalid } from "../../../kernel/errors.ts";
import type { Translate } from "../../i18n/index.ts";
import { type Problem, problemOf } from "../problem.ts";
import type { GuardedRoute } from "./guarded.ts";
import { uploadsBusy } from "./uploads.ts";

/** What the gate of the token and the limit of a body refuse with. */
const shared = ({ largest }: GuardedRoute): readonly EntenteError[] => [
  invalid("token-missing"),
  invalid("token-wrong"),
  forbidden("api-closed", { variable: "ENTENTE_API_TOKEN" }),
  ...(largest === undefined
    ? []
    : [invalid("upload-too-large", { limit: largest / 1_000_000 }), uploadsBusy()]),
  new EntenteError("invalid", "token-wrong-often", { params: { seconds: 60 } }),
];

/** How an operation may refuse beyond what every operation may: each once, by its status, in the reader's language. */
export const refusalsOf = (route: GuardedRoute, translate: Translate): readonly Problem[] =>
  [...shared(route), ...route.refusals()]
    .map((error) => problemOf(error, translate, ""))
    .sort((a, b) => a.status - b.status);

export { readAnswersAwait } from "./confirm/settings.ts";
export { workViews } from "./pages/views.tsx";
export { tidySignIn } from "./personal/finish-erasures.ts";
export type { EntryParts } from "./sign-in/parts.ts";
export { signInActor } from "./sign-in/parts.ts";
export { entryRoutes } from "./sign-in/routes.ts";

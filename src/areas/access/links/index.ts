export { linkCommands } from "./commands.ts";
export { type LinkDeskParts, linkDesk } from "./desk.ts";
export { type MadeLink, makeLink, type NewLink, revokeLink } from "./make-link.ts";
export type { LinkFacts, LinkState } from "./model.ts";
export {
  declareLinkPurpose,
  type LinkAct,
  type LinkAnswer,
  type LinkOutcome,
  type LinkPurpose,
  type LinkView,
  linkFormField,
  type RenderLink,
  renderLinksFor,
} from "./purposes.ts";
export { linkQueries, listLinks } from "./queries.ts";

export { addCircle, addMember, changeCircle, removeMember } from "./commands/circles.ts";
export { emailAddress } from "./commands/fields.ts";
export {
  addFirstAdministrator,
  addPerson,
  addRole,
  changeOwnLanguage,
  changePerson,
  deactivatePerson,
  endRole,
  reactivatePerson,
} from "./commands/people.ts";
export { recordReading, recordSignIn } from "./commands/sign-in.ts";
export {
  declareLinkPurpose,
  type LinkAnswer,
  type LinkFacts,
  type LinkOutcome,
  type LinkState,
  type LinkView,
  linkDesk,
  linkFormField,
  listLinks,
  type MadeLink,
  makeLink,
  renderLinksFor,
  revokeLink,
} from "./links/index.ts";
export {
  authorise,
  type Ground,
  grantsOf,
  type Handling,
  isStaffRole,
  nameReader,
  partnerRoles,
  type Reader,
  type Role,
  roles,
  secretariat,
  staffRoles,
  whyMayRead,
} from "./model.ts";
export {
  hasAdministrator,
  listCircles,
  listPeople,
  readPerson,
  readStanding,
  whoCanRead,
  whyCanRead,
} from "./queries.ts";

export { emailAddress } from "./commands/fields.ts";
export { addFirstAdministrator } from "./commands/people.ts";
export { recordReading, recordSignIn } from "./commands/sign-in.ts";
export { linkDesk } from "./links/index.ts";
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
export { hasAdministrator, listCircles, listPeople, readStanding, whoCanRead, whyCanRead } from "./queries.ts";

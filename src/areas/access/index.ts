export { recordReading } from "./commands/sign-in.ts";
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
export { listCircles, listPeople, readStanding, whoCanRead } from "./queries.ts";

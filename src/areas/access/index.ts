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
export { readStanding } from "./queries.ts";

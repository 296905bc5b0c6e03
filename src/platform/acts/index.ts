export {
  type Actor,
  type AnyAct,
  type Command,
  type Context,
  command,
  type Permission,
  permissions,
  publicActor,
  type Query,
  query,
} from "./act.ts";
export {
  type Authorise,
  createDoor,
  type Door,
  type DoorParts,
  type Given,
  type NameReader,
  type Reading,
  type Reasons,
} from "./door.ts";

export { authorise } from "./model.ts";

export { translators } from "../../src/app/areas.ts";

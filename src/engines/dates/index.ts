export { findDates } from "./find-dates.ts";

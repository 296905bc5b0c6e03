export { type PageHeading, type PageItem, type PageList, readPageList } from "./page-list.ts";
export { readPageText } from "./page-text.ts";
export { regionReader } from "./regions.ts";

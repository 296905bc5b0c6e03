export { addressPrefix, countedAddress } from "./reader-address.ts";

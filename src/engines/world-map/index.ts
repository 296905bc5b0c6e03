export { locatorMap, type MapArea, type MapDot, type MapPicture, worldMap } from "./picture.ts";

export { type Field, type LayoutEdge, type LayoutInput, type LayoutNode, layout } from "./layout.ts";

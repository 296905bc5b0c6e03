import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";

/** The whole page as HTML. Texts are escaped by Preact; nothing here or in the components sets raw HTML. */
export function renderDocument(document: VNode): string {
  return `<!doctype html>\n${renderToString(document)}\n`;
}

/** A part of a page as HTML, for tests and fragments. */
export function renderFragment(part: VNode): string {
  return renderToString(part);
}

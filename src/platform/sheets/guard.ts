/**
 * Texts that a spreadsheet would take for a formula: first sign `=`, `+`, `-`, `@`, tab, return, or a full-width form of
 * the four (OWASP, "CSV Injection"). They go out behind an apostrophe and come back without it. A text that begins with
 * apostrophes before such a sign gets one more, so that every text comes back as it was.
 */
const active = /^'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
const guardedText = /^'+[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

export const guarded = (text: string): string => (active.test(text) ? `'${text}` : text);

/** In a workbook a cell says that it is a text and nothing runs it: only what looks guarded already is guarded. */
export const guardedInWorkbook = (text: string): string => (guardedText.test(text) ? `'${text}` : text);

export const unguarded = (text: string): string => (guardedText.test(text) ? text.slice(1) : text);

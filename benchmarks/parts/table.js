/**
 * One line of the table. Figures are text with their unit; `ratio` is ours to the peer, or what `note` says.
 * @typedef {{ what: string, ours: string, peer: string, ratio: string, aim: string, note: string }} Line
 */

const columns = /** @type {const} */ (["what", "ours", "peer", "ratio", "aim", "note"]);
const heads = {
  what: "what",
  ours: "ours",
  peer: "peer / limit",
  ratio: "ratio",
  aim: "aim",
  note: "growth, note",
};

/** The middle one of three; of ratios, the best would flatter. @param {readonly number[]} values */
export const middle = (values) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** @param {number} ms */
export const time = (ms) => (ms >= 1000 ? `${(ms / 1000).toFixed(2)} s` : `${Math.round(ms)} ms`);
/** @param {number} value */
export const rate = (value) => `${Math.round(value).toLocaleString("en")}/s`;
/** @param {number} value */
export const ratio = (value) => value.toFixed(2);
/** @param {number} bytes */
export const kilobytes = (bytes) => `${Math.round(bytes / 1000)} kB`;

/**
 * @param {readonly Line[]} lines
 * @param {Record<string, string | number>} facts
 */
export function printed(lines, facts) {
  const all = [heads, ...lines];
  const widths = columns.map((column) => Math.max(...all.map((line) => line[column].length)));
  const text = all.map((line) =>
    columns
      .map((column, index) => line[column].padEnd(widths[index] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  text.splice(1, 0, widths.map((width) => "-".repeat(width)).join("  "));
  const known = Object.entries(facts).map(([name, value]) => `${name} ${value}`);
  return `${text.join("\n")}\n\n${known.join(" · ")}`;
}

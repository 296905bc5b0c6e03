/**
 * The tables of `npm run accuracy`, as text and as JSON.
 * @typedef {import("../../tests/support/accuracy.ts").Accuracy} Accuracy
 * @typedef {import("../../tests/support/accuracy.ts").SetAccuracy} SetAccuracy
 * @typedef {import("../../tests/support/scoring.ts").Figures} Figures
 * @typedef {import("../../tests/support/scoring.ts").Marked} Marked
 */

/** @param {number | undefined} value */
const share = (value) => (value === undefined ? "–" : value.toFixed(3));

/** @param {readonly string[][]} rows the first is the head */
function aligned(rows) {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length)),
  );
  const text = rows.map((row) =>
    row
      .map((cell, column) =>
        column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd(),
  );
  text.splice(1, 0, widths.map((width) => "-".repeat(width)).join("  "));
  return text.join("\n");
}

/**
 * @param {string} kind
 * @param {string} language
 * @param {Figures} figures
 */
const figureRow = (kind, language, figures) => [
  kind,
  language,
  String(figures.gold),
  String(figures.found),
  String(figures.gold - figures.hits),
  String(figures.found - figures.hits),
  share(figures.precision),
  share(figures.recall),
  share(figures.f1),
];

const figureHead = ["kind", "language", "gold", "found", "missed", "false", "precision", "recall", "F1"];

/** @param {SetAccuracy} set */
const figureTable = ({ kinds }) =>
  aligned([
    figureHead,
    ...kinds.flatMap(({ kind, pooled, byLanguage }) => [
      ...[...byLanguage].map(([language, figures]) => figureRow(kind, language, figures)),
      ...(byLanguage.size > 1 ? [figureRow(kind, "all", pooled)] : []),
    ]),
  ]);

/** @param {Accuracy} accuracy */
const agreementTable = ({ agreement }) =>
  aligned([
    ["agreement", "kind", "found", "gold"],
    ...[...agreement].flatMap(([name, kinds]) =>
      kinds.map(({ kind, found, gold }) => [name, kind, share(found), share(gold)]),
    ),
  ]);

/** @param {Accuracy} accuracy */
const controlTable = ({ control }) =>
  control
    .map(({ language, ids, forbidden }) => {
      const named = [...ids].map(([name, times]) => `${name} ×${times}`).join(", ");
      const wrong = forbidden.map(({ id, text }) => `${id} “${text}”`).join(", ");
      return `Charter, ${language}: ${named || "nothing"}\n  of what it cannot name: ${wrong || "nothing"}`;
    })
    .join("\n");

/**
 * @param {Accuracy} accuracy
 * @returns {{ text: string, json: object }}
 */
export function tablesOf(accuracy) {
  const sets = accuracy.sets.map((set) => `\n${set.name}, ${set.texts.length} texts\n\n${figureTable(set)}`);
  return {
    text: `${sets.join("\n")}\n\n${agreementTable(accuracy)}\n\n${controlTable(accuracy)}\n`,
    json: {
      sets: accuracy.sets.map(({ name, kinds, texts }) => ({
        name,
        texts: texts.length,
        kinds: kinds.map(({ kind, pooled, byLanguage }) => ({
          kind,
          pooled,
          languages: Object.fromEntries(byLanguage),
        })),
      })),
      agreement: Object.fromEntries(accuracy.agreement),
      control: accuracy.control.map(({ language, ids, forbidden }) => ({
        language,
        found: Object.fromEntries(ids),
        forbidden: forbidden.map(({ kind, id }) => `${kind} ${id}`),
      })),
    },
  };
}

/**
 * The words of a mention in brackets, with a few around them.
 * @param {string} text
 * @param {Marked} mention
 */
function inContext(text, { start, end }) {
  const [before, after] = [text.slice(Math.max(0, start - 30), start), text.slice(end, end + 30)];
  return `${before}[${text.slice(start, end)}]${after}`.replace(/\s+/g, " ");
}

/**
 * Every miss and false hit of a set, by document.
 * @param {SetAccuracy} set
 */
export function errorsOf({ name, texts }) {
  const lines = [`\n${name}: misses and false hits`];
  for (const { text, score } of texts) {
    const wrong = [
      ...score.misses.map((mention) => ({ mention, what: "missed" })),
      ...score.falseHits.map(({ mention, cause }) => ({ mention, what: `false, ${cause}` })),
    ].sort((one, other) => one.mention.start - other.mention.start);
    if (wrong.length === 0) continue;
    lines.push(`\n${text.document}`);
    for (const { mention, what } of wrong)
      lines.push(
        `  ${mention.start}  ${mention.kind} ${mention.id}  ${what}: ${inContext(text.text, mention)}`,
      );
  }
  return lines.length === 1 ? `\n${name}: no miss and no false hit` : lines.join("\n");
}

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Adds up the steps of a run: each check counts as one, each test run as many as it has tests. A test run
 * that failed without a failed test (it died, or a file did not load) counts one failed.
 * The last line is `N passed, N failed`; the exit code says whether anything failed.
 * @typedef {{ passed: number, failed: number, skipped: number, failures?: string[] }} Sum
 */

/**
 * What failed, named once more at the end, where it is not lost in what the other steps print.
 * @param {{ testResults?: { name: string, status: string, message?: string,
 *   assertionResults?: { fullName: string, status: string, failureMessages?: string[] }[] }[] }} report
 * @returns {string[]}
 */
const failuresOf = ({ testResults = [] }) =>
  testResults.flatMap(({ name, status, message, assertionResults = [] }) => {
    const failed = assertionResults.filter((one) => one.status === "failed");
    const lost = status === "failed" && failed.length === 0 ? [`${name}: ${firstLine(message)}`] : [];
    return [
      ...lost,
      ...failed.map((one) => `${name}: ${one.fullName}: ${firstLine(one.failureMessages?.[0])}`),
    ];
  });

/** @param {string} [text] */
const firstLine = (text = "") => text.split("\n", 1)[0] ?? "";

/**
 * @param {string} path the report of one test run
 * @returns {Sum | undefined}
 */
function readReport(path) {
  if (!existsSync(path)) return undefined;
  try {
    const report = JSON.parse(readFileSync(path, "utf8"));
    const { numPassedTests: passed, numFailedTests: failed } = report;
    const skipped = (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0);
    return Number.isInteger(passed) && Number.isInteger(failed)
      ? { passed, failed, skipped, failures: failuresOf(report) }
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {{ kind: string, name: string, code: number, folder: string }} step
 * @returns {Sum}
 */
function sumOf({ kind, name, code, folder }) {
  const report = kind === "tests" ? readReport(join(folder, `${name}.json`)) : undefined;
  if (kind === "tests" && !report) return { passed: 0, failed: 1, skipped: 0 };
  const {
    passed,
    failed,
    skipped,
    failures = [],
  } = report ?? {
    passed: kind === "check" && code === 0 ? 1 : 0,
    failed: 0,
    skipped: 0,
  };
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed, skipped, failures };
}

const folder = process.argv[2] ?? ".";
const total = { passed: 0, failed: 0, skipped: 0 };
const lines = readFileSync(join(folder, "steps"), "utf8").trim().split("\n");
process.stdout.write("\n");
for (const line of lines) {
  const [kind = "", name = "", code = "1", seconds = "0"] = line.split("\t");
  const sum = sumOf({ kind, name, code: Number(code), folder });
  total.passed += sum.passed;
  total.failed += sum.failed;
  const skipped = sum.skipped > 0 ? `, ${sum.skipped} left out` : "";
  const state = sum.failed === 0 ? "ok" : "FAILED";
  process.stdout.write(
    `${state.padEnd(7)}${name.padEnd(16)}${seconds.padStart(5)} s   ${sum.passed} ok, ${sum.failed} not${skipped}\n`,
  );
  for (const failure of sum.failures ?? []) process.stdout.write(`       ${failure.slice(0, 400)}\n`);
}
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed === 0 ? 0 : 1;

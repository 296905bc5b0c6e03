import { isCode, isTest } from "./source-files.js";

/** A tracked text file. Every check is a function over such files and returns one line per fault. */
export type TextFile = { readonly path: string; readonly text: string };

const lineCount = (text: string) => text.split("\n").length - (text.endsWith("\n") ? 1 : 0);

const isSource = (path: string) => path.startsWith("src/");
const isHouse = (path: string) => /^(?:src|tests|bin|benchmarks)\//.test(path);

/** The ceiling without exceptions: every file of the source, and all code beside it. */
export function faultsOfLength(files: readonly TextFile[]) {
  return files
    .filter(({ path }) => isSource(path) || (isHouse(path) && isCode(path)))
    .map(({ path, text }) => ({ path, lines: lineCount(text), most: isTest(path) ? 500 : 300 }))
    .filter(({ lines, most }) => lines > most)
    .map(
      ({ path, lines, most }) =>
        `${path}: ${lines} lines, at most ${most}; make it a folder of the same name`,
    );
}

const homeless = /^(?:utils?|helpers?|managers?|services?|common|misc)$/;

/** Names that say a thought has no home yet, alone or as a word of a longer name. */
export function faultsOfNames(files: readonly TextFile[]) {
  return files
    .filter(({ path }) => isHouse(path))
    .flatMap(({ path }) => {
      const word = path
        .toLowerCase()
        .split(/[^a-z0-9]+/)
        .find((part) => homeless.test(part));
      return word === undefined ? [] : [`${path}: "${word}" is no name; say what is in it`];
    });
}

/** `export default` (configuration files aside) and `export *`: an export has a name, and the name is written. */
export function faultsOfExports(files: readonly TextFile[]) {
  return files
    .filter(({ path }) => isCode(path) && !/\.config\.ts$/.test(path))
    .flatMap(({ path, text }) =>
      linesThat(text, /^export (?:default\b|\*)/).map(
        (line) => `${path}:${line}: export by name, one by one`,
      ),
    );
}

const marks: readonly { readonly pattern: RegExp; readonly say: string }[] = [
  {
    pattern: /\.(?:skip|only|todo)\b\s*[(.]/,
    say: "every test runs; one that cannot is skipIf, with the reason",
  },
  { pattern: /\b(?:TO[D]O|FIX[M]E)\b/, say: "do it, or open an issue" },
  { pattern: /@ts-(?:ignore|expect-error|nocheck)\b/, say: "make the types right" },
  { pattern: /\bas any(?=\s*(?:[;),\]}.>|&=]|$))/, say: "say the type" },
  { pattern: /biome[-]ignore\b/, say: "follow the rule, or change it for all" },
];

/** Marks of unfinished or silenced work, in the source and the tests. */
export function faultsOfMarks(files: readonly TextFile[]) {
  return files
    .filter(({ path }) => isHouse(path) && /\.(?:[cm]?[jt]sx?|css|sql|md)$/.test(path))
    .flatMap(({ path, text }) =>
      marks.flatMap(({ pattern, say }) => linesThat(text, pattern).map((line) => `${path}:${line}: ${say}`)),
    );
}

/** A test may skip itself where something is absent, if a comment on its line or the line above says why. */
export function faultsOfSkips(files: readonly TextFile[]) {
  return files
    .filter(({ path }) => isTest(path))
    .flatMap(({ path, text }) => {
      const lines = text.split("\n");
      const isExplained = (line: number) =>
        [lines[line - 1], lines[line - 2]].some((near) => /(?:\/\/|\*) *\S+ +\S+/.test(near ?? ""));
      return linesThat(text, /\.(?:skipIf|runIf)\(/)
        .filter((line) => !isExplained(line))
        .map((line) => `${path}:${line}: say in a comment why the test is skipped`);
    });
}

/** Each area has its read-me file of under 60 lines, its one face and its one plug. */
export function faultsOfAreas(files: readonly TextFile[]) {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const areas = new Set(files.flatMap(({ path }) => /^src\/areas\/[^/]+(?=\/)/.exec(path)?.[0] ?? []));
  return [...areas].flatMap((area) => {
    const missing = ["README.md", "index.ts", "area.ts"].filter((name) => !texts.has(`${area}/${name}`));
    const lines = lineCount(texts.get(`${area}/README.md`) ?? "");
    return [
      ...missing.map((name) => `${area}: ${name} is missing`),
      ...(lines < 60 ? [] : [`${area}/README.md: ${lines} lines, at most 59`]),
    ];
  });
}

const machinePath = /(?:(?<![\w.~%/-])|file:\/\/)\/(?:work|root|home)\//;

/** Paths of one machine: they are wrong on every other. An address on the web is none. */
export function faultsOfMachinePaths(files: readonly TextFile[]) {
  return files.flatMap(({ path, text }) =>
    linesThat(text, machinePath).map(
      (line) => `${path}:${line}: a path of one machine; write it from the root`,
    ),
  );
}

/** The package registry is the business of who installs: its host is named nowhere. */
export function faultsOfHosts(files: readonly TextFile[], host: string) {
  return files
    .filter(({ text }) => text.includes(host))
    .map(({ path }) => `${path}: names the host of the package registry; leave it out`);
}

function linesThat(text: string, pattern: RegExp): number[] {
  return text.split("\n").flatMap((line, index) => (pattern.test(line) ? [index + 1] : []));
}

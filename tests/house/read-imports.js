import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync } from "@swc/core";

/**
 * Reads what each file imports from its syntax tree. Types count like values: `import type`, `export … from`
 * and `import("…")` inside a type are imports, and so are the patterns of `import.meta.glob` and the runtime
 * that JSX brings in.
 * @typedef {{ specifier: string, isGlob: boolean }} Import
 * @typedef {{ imports: Map<string, Import[]>, unread: Map<string, string> }} Reading
 */

/** @typedef {{ type?: unknown, [key: string]: unknown }} Syntax */

/**
 * @param {unknown} value
 * @returns {value is Syntax}
 */
const isSyntax = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * The text of a string literal, or of a template without placeholders.
 * @param {unknown} node
 * @returns {string | undefined}
 */
function textOf(node) {
  if (!isSyntax(node)) return undefined;
  if (node.type === "StringLiteral" && typeof node.value === "string") return node.value;
  if (node.type !== "TemplateLiteral" || !Array.isArray(node.quasis) || node.quasis.length !== 1)
    return undefined;
  const [quasi] = node.quasis;
  return isSyntax(quasi) && typeof quasi.cooked === "string" ? quasi.cooked : undefined;
}

/** @param {Syntax} call */
const firstArgument = (call) => {
  const first = Array.isArray(call.arguments) ? call.arguments[0] : undefined;
  return isSyntax(first) ? first.expression : undefined;
};

/** @param {unknown} callee */
const isGlobCall = (callee) =>
  isSyntax(callee) &&
  callee.type === "MemberExpression" &&
  isSyntax(callee.object) &&
  callee.object.type === "MetaProperty" &&
  isSyntax(callee.property) &&
  callee.property.value === "glob";

/**
 * What one call imports: `import(…)`, `require(…)`, `import.meta.glob(…)`.
 * @param {Syntax} call
 * @returns {Import[]}
 */
function importsOfCall(call) {
  const argument = firstArgument(call);
  const { callee } = call;
  if (isGlobCall(callee)) {
    const list = isSyntax(argument) && Array.isArray(argument.elements) ? argument.elements : undefined;
    const patterns = list ? list.map((item) => textOf(item?.expression)) : [textOf(argument)];
    return patterns.flatMap((specifier) => (specifier === undefined ? [] : [{ specifier, isGlob: true }]));
  }
  const loads = isSyntax(callee) && (callee.type === "Import" || callee.value === "require");
  const specifier = loads ? textOf(argument) : undefined;
  return specifier === undefined ? [] : [{ specifier, isGlob: false }];
}

/**
 * @param {Syntax} node
 * @returns {Import[]}
 */
function importsOfNode(node) {
  /** @param {unknown} literal */
  const one = (literal) => {
    const specifier = textOf(literal);
    return specifier === undefined ? [] : [{ specifier, isGlob: false }];
  };
  switch (node.type) {
    case "ImportDeclaration":
    case "ExportNamedDeclaration":
    case "ExportAllDeclaration":
      return one(node.source);
    case "TsImportType":
      return one(node.argument);
    case "TsExternalModuleReference":
      return one(node.expression);
    case "JSXElement":
    case "JSXFragment":
      return [{ specifier: "preact/jsx-runtime", isGlob: false }];
    case "CallExpression":
      return importsOfCall(node);
    default:
      return [];
  }
}

/**
 * @param {string} path decides whether the text is read as JSX
 * @param {string} text
 * @returns {Import[]} each import once
 */
export function importsOf(path, text) {
  const tree = parseSync(text, { syntax: "typescript", tsx: /x$/.test(path), target: "es2022" });
  /** @type {Map<string, Import>} */
  const found = new Map();
  /** @type {unknown[]} */
  const waiting = [tree];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (Array.isArray(node)) waiting.push(...node);
    if (!isSyntax(node)) continue;
    for (const item of importsOfNode(node)) found.set(`${item.isGlob} ${item.specifier}`, item);
    waiting.push(...Object.values(node));
  }
  return [...found.values()].sort((a, b) => a.specifier.localeCompare(b.specifier, "en"));
}

/**
 * @param {string} root
 * @param {readonly string[]} files
 * @returns {Reading} a file that does not parse is in `unread` with the reason
 */
export function readImports(root, files) {
  const imports = new Map();
  const unread = new Map();
  for (const file of files) {
    try {
      imports.set(file, importsOf(file, readFileSync(join(root, file), "utf8")));
    } catch (error) {
      const reason = error instanceof Error ? error.message.trim().split("\n")[0] : String(error);
      unread.set(file, reason);
    }
  }
  return { imports, unread };
}

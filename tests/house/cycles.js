/**
 * Cycles of a directed graph: one path for each strongly connected component with more than one node, or with
 * an edge to itself. Tarjan 1972 finds the components; the path is the shortest from a node back to itself.
 * @param {ReadonlyMap<string, readonly string[]>} graph
 * @returns {string[][]} each path ends with the node that it starts with
 */
export function findCycles(graph) {
  const state = { index: new Map(), low: new Map(), stack: [], onStack: new Set(), graph };
  /** @type {string[][]} */
  const components = [];
  for (const node of graph.keys()) if (!state.index.has(node)) visit(node, state, components);
  return components.flatMap((component) => {
    const [start] = [...component].sort();
    return start === undefined ? [] : shortestCycle(graph, start, new Set(component));
  });
}

/**
 * @typedef {{ index: Map<string, number>, low: Map<string, number>, stack: string[], onStack: Set<string>,
 *   graph: ReadonlyMap<string, readonly string[]> }} State
 */

/**
 * Recursive: the depth is the longest chain of imports, which stays far below the stack's limit.
 * @param {string} node
 * @param {State} state
 * @param {string[][]} components
 */
function visit(node, state, components) {
  const { index, low, stack, onStack, graph } = state;
  const number = index.size;
  index.set(node, number);
  low.set(node, number);
  stack.push(node);
  onStack.add(node);
  for (const next of graph.get(node) ?? []) {
    if (!index.has(next)) visit(next, state, components);
    if (onStack.has(next)) low.set(node, Math.min(low.get(node) ?? 0, low.get(next) ?? 0));
  }
  if (low.get(node) !== number) return;
  const component = stack.splice(stack.indexOf(node));
  for (const member of component) onStack.delete(member);
  components.push(component);
}

/**
 * @param {ReadonlyMap<string, readonly string[]>} graph
 * @param {string} start
 * @param {ReadonlySet<string>} within
 * @returns {string[][]} none, or one
 */
function shortestCycle(graph, start, within) {
  const paths = [[start]];
  const seen = new Set();
  for (const path of paths) {
    for (const next of graph.get(path.at(-1) ?? start) ?? []) {
      if (next === start) return [[...path, start]];
      if (!within.has(next) || seen.has(next)) continue;
      seen.add(next);
      paths.push([...path, next]);
    }
  }
  return [];
}

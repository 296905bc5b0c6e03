import fc from "fast-check";
import { expect, test } from "vitest";
import { layout } from "./index.ts";

const field = { width: 640, height: 480, margin: 40 };
const graphs = fc.integer({ min: 1, max: 40 }).chain((count) =>
  fc.record({
    nodes: fc.constant(Array.from({ length: count }, (_, index) => `n${index}`)),
    edges: fc.array(
      fc.record({
        from: fc.integer({ min: 0, max: count }).map((n) => `n${n}`),
        to: fc.integer({ min: 0, max: count }).map((n) => `n${n}`),
      }),
      { maxLength: 80 },
    ),
  }),
);

test("every node gets one place within the margins, whatever the ties", () => {
  fc.assert(
    fc.property(graphs, ({ nodes, edges }) => {
      const placed = layout({ nodes, edges, field });
      expect(placed.map(({ id }) => id)).toEqual(nodes);
      for (const { x, y } of placed) {
        expect(x).toBeGreaterThanOrEqual(field.margin);
        expect(x).toBeLessThanOrEqual(field.width - field.margin);
        expect(y).toBeGreaterThanOrEqual(field.margin);
        expect(y).toBeLessThanOrEqual(field.height - field.margin);
      }
    }),
    { numRuns: 50 },
  );
});

test("the same graph is drawn the same way twice", () => {
  fc.assert(
    fc.property(graphs, ({ nodes, edges }) => {
      expect(layout({ nodes, edges, field })).toEqual(layout({ nodes, edges, field }));
    }),
    { numRuns: 20 },
  );
});

test("two groups that one tie joins stand apart: nodes of a group are closer to their own than to the others", () => {
  const clique = (name: string) => Array.from({ length: 6 }, (_, index) => `${name}${index}`);
  const ties = (group: string[]) =>
    group.flatMap((from, index) => group.slice(index + 1).map((to) => ({ from, to })));
  const [a, b] = [clique("a"), clique("b")];
  const edges = [...ties(a), ...ties(b), { from: "a0", to: "b0" }];
  const places = new Map(layout({ nodes: [...a, ...b], edges, field }).map((node) => [node.id, node]));
  const distance = (from: string, to: string) => {
    const [p, q] = [places.get(from), places.get(to)];
    return Math.hypot((p?.x ?? 0) - (q?.x ?? 0), (p?.y ?? 0) - (q?.y ?? 0));
  };
  const mean = (pairs: ReadonlyArray<{ from: string; to: string }>) =>
    pairs.reduce((sum, { from, to }) => sum + distance(from, to), 0) / pairs.length;
  const across = a.flatMap((from) => b.map((to) => ({ from, to })));
  expect(mean([...ties(a), ...ties(b)])).toBeLessThan(mean(across) / 2);
});

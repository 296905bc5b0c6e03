import Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";

/** A tie between two nodes; its direction does not matter to where they stand. */
export interface LayoutEdge {
  readonly from: string;
  readonly to: string;
}

export interface LayoutNode {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

/** Size of the field in which the nodes are placed, and the room kept at its edge, in units of the picture. */
export interface Field {
  readonly width: number;
  readonly height: number;
  readonly margin: number;
}

export interface LayoutInput {
  readonly nodes: readonly string[];
  readonly edges: readonly LayoutEdge[];
  readonly field: Field;
}

/**
 * Places nodes so that what is tied stands close: ForceAtlas2 (Jacomy, Venturini, Heymann, Bastian 2014,
 * doi:10.1371/journal.pone.0098679) from a fixed beginning on a circle, so that the same input gives the same picture.
 * Edges to unknown nodes and from a node to itself are left out. Cost: iterations × (nodes² + edges); meant for at most a few
 * hundred nodes.
 * @returns positions within the field, in the order of `nodes`.
 */
export function layout({ nodes, edges, field }: LayoutInput): LayoutNode[] {
  const graph = new Graph({ type: "undirected" });
  for (const [index, id] of nodes.entries()) {
    const angle = (2 * Math.PI * index) / nodes.length;
    // A little off the circle: nodes that stand exactly opposite one another would never leave their line.
    const radius = 1 + (index % 7) / 50;
    graph.mergeNode(id, { x: Math.cos(angle) * radius, y: Math.sin(angle) * radius });
  }
  for (const { from, to } of edges) {
    if (from !== to && graph.hasNode(from) && graph.hasNode(to)) graph.mergeEdge(from, to);
  }
  const placed =
    graph.order < 2
      ? new Map(nodes.map((id) => [id, { x: 0, y: 0 }]))
      : new Map(
          Object.entries(
            forceAtlas2(graph, {
              iterations: 200,
              settings: { linLogMode: true, gravity: 0.2, scalingRatio: 1, strongGravityMode: false },
            }),
          ).map(([id, { x = 0, y = 0 }]) => [id, { x, y }]),
        );
  return fitted(nodes, placed, field);
}

type Places = ReadonlyMap<string, { readonly x: number; readonly y: number }>;

/** Stretches what was placed over the whole field, each axis by itself. */
function fitted(nodes: readonly string[], places: Places, { width, height, margin }: Field): LayoutNode[] {
  const xs = [...places.values()].map(({ x }) => x);
  const ys = [...places.values()].map(({ y }) => y);
  const along = (value: number, values: readonly number[], length: number): number => {
    const [least, most] = [Math.min(...values), Math.max(...values)];
    const share = most === least ? 0.5 : (value - least) / (most - least);
    return Math.round((margin + share * (length - 2 * margin)) * 10) / 10;
  };
  return nodes.map((id) => {
    const { x, y } = places.get(id) ?? { x: 0, y: 0 };
    return { id, x: along(x, xs, width), y: along(y, ys, height) };
  });
}

import type { VNode } from "preact";
import type { LineKind } from "../../../engines/ladder/index.ts";
import { sample, titles } from "../design-text.ts";
import type { Example } from "../example.ts";
import { Legend, type LegendProps } from "./legend.tsx";

export interface GraphNode {
  readonly id: string;
  readonly label: string;
  readonly href: string;
  /** Place and radius in units of the field. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** The node that the picture is about. */
  readonly centre: boolean;
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly line: LineKind;
}

export interface GraphProps {
  readonly id: string;
  readonly title: string;
  /** Where the same facts stand as text. */
  readonly description: string;
  readonly field: { readonly width: number; readonly height: number };
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly legend: LegendProps["items"];
}

/** `<` would end the script's text early; JSON reads the escape as the same letter. */
const json = (value: unknown): string => JSON.stringify(value).replaceAll("<", "\\u003c");

/**
 * Nodes and ties at given places. A still picture, which the island `graph` replaces by one that can be moved and enlarged where the
 * browser can draw it; the same facts belong in a table beside it.
 */
export function Graph({ id, title, description, field, nodes, edges, legend }: GraphProps): VNode {
  const places = new Map(nodes.map((node) => [node.id, node]));
  const [titleId, descriptionId] = [`${id}-title`, `${id}-desc`];
  return (
    <figure class="graph" data-island="graph">
      <Legend items={legend} />
      <svg
        class="ladder graph__still"
        role="img"
        aria-labelledby={titleId}
        aria-describedby={descriptionId}
        viewBox={`0 0 ${field.width} ${field.height}`}
      >
        <title id={titleId}>{title}</title>
        <desc id={descriptionId}>{description}</desc>
        {edges.map(({ from, to, line }, at) => {
          const [a, b] = [places.get(from), places.get(to)];
          return a && b ? <line key={at} class={`k${line}`} x1={a.x} y1={a.y} x2={b.x} y2={b.y} /> : null;
        })}
        {nodes.map(({ id: node, x, y, size, centre }) => (
          <circle key={node} class={centre ? "graph__centre" : "graph__node"} cx={x} cy={y} r={size} />
        ))}
        {nodes.flatMap(({ id: node, label, x, y, size, centre }) =>
          [true, false].map((halo) => (
            <text
              key={`${node} ${halo}`}
              class={`${halo ? "ladder__halo " : ""}${centre ? "ladder__strong" : "graph__label"}`}
              x={x}
              y={y - size - 4}
              text-anchor={x < 120 ? "start" : x > field.width - 120 ? "end" : "middle"}
              aria-hidden={halo || undefined}
            >
              {label}
            </text>
          )),
        )}
      </svg>
      <script
        type="application/json"
        id="graph-data"
        dangerouslySetInnerHTML={{ __html: json({ nodes, edges }) }}
      />
    </figure>
  );
}

export const examples: readonly Example[] = [
  {
    title: titles.sixLines,
    render: () => (
      <Graph
        id="graph-example"
        title={sample.fatf.en}
        description={sample.stand}
        field={{ width: 400, height: 160 }}
        nodes={[
          { id: "a", label: sample.acronym, href: "#a", x: 120, y: 80, size: 8, centre: true },
          { id: "b", label: sample.paris, href: "#b", x: 280, y: 80, size: 5, centre: false },
        ]}
        edges={[{ from: "a", to: "b", line: 2 }]}
        legend={[{ line: 2, text: sample.groups.council }]}
      />
    ),
  },
];

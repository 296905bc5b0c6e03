import Graph from "graphology";
import Sigma from "sigma";
import type { GraphEdge, GraphNode } from "../../../platform/html/index.ts";

/**
 * The neighbourhood as a graph that can be moved and enlarged, over the server's picture: the same bodies at the same
 * places. Needs WebGL; where there is none, the picture stays. The table beside both says the same.
 */
interface Drawn {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** A colour of the style sheet as the canvas needs it: worked out for the reader's own scheme. */
function colour(name: string): string {
  const probe = document.createElement("span");
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
}

function graphOf({ nodes, edges }: Drawn): Graph {
  const graph = new Graph({ type: "undirected" });
  const ink = colour("--ink");
  for (const { id, label, href, x, y, size, centre } of nodes) {
    // The server's picture counts downwards, the canvas upwards.
    graph.addNode(id, { label, href, x, y: -y, size, color: ink, forceLabel: centre });
  }
  for (const { from, to, line } of edges) {
    if (!graph.hasEdge(from, to)) graph.addEdge(from, to, { color: colour(`--kind-${line}`), size: 1.5 });
  }
  return graph;
}

function hasWebGl(): boolean {
  const canvas = document.createElement("canvas");
  return canvas.getContext("webgl2") !== null;
}

function draw(figure: HTMLElement, data: Drawn): void {
  const stage = document.createElement("div");
  stage.className = "graph__stage";
  const still = figure.querySelector(".graph__still");
  figure.prepend(stage);
  const ink = colour("--ink");
  const sigma = new Sigma(graphOf(data), stage, {
    labelColor: { color: ink },
    labelFont: getComputedStyle(document.body).fontFamily,
    stagePadding: 110,
    labelDensity: 2,
    labelRenderedSizeThreshold: 3,
    renderEdgeLabels: false,
    // Scrolling the page must not be taken for enlarging the graph.
    enableCameraZooming: true,
    allowInvalidContainer: true,
  });
  sigma.on("clickNode", ({ node }) => {
    const href = data.nodes.find(({ id }) => id === node)?.href;
    if (href) location.assign(href);
  });
  sigma.getMouseCaptor().on("wheel", (event) => {
    const { original } = event;
    if (!original.ctrlKey && !original.metaKey) event.preventSigmaDefault();
  });
  still?.setAttribute("hidden", "");
  figure.dataset.graph = "drawn";
}

const figure = document.querySelector<HTMLElement>("[data-island=graph]");
const source = document.getElementById("graph-data");
if (figure && source?.textContent && hasWebGl()) draw(figure, JSON.parse(source.textContent) as Drawn);

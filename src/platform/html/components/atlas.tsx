import type { ComponentChildren, VNode } from "preact";
import { sample, titles } from "../design-text.ts";
import type { Example } from "../example.ts";

/** A step of the ordered scale; `none` is plain paper, `hatch` is no data, `land` and `here` are for a map of a place. */
export type AtlasStep = 1 | 2 | 3 | 4 | "none" | "hatch" | "land" | "here";

export interface AtlasMark {
  readonly step: AtlasStep;
  /** What a pointer and a screen reader are told: the name, and what the step stands for. */
  readonly name?: string | undefined;
  /** Makes the mark a link; the whole map is then a group of links, else one picture. */
  readonly href?: string | undefined;
}

export interface AtlasProps {
  /** Names of the parts of the map are made from it. */
  readonly id: string;
  readonly title: string;
  /** Where the same facts stand as text. */
  readonly description: string;
  readonly field: { readonly width: number; readonly height: number };
  readonly areas: ReadonlyArray<AtlasMark & { readonly path: string }>;
  /** What is too small for an area. */
  readonly dots: ReadonlyArray<AtlasMark & { readonly x: number; readonly y: number }>;
  readonly borders: string;
  readonly dashed: string;
  readonly legend?: ReadonlyArray<{ readonly step: AtlasStep; readonly text: ComponentChildren }>;
  readonly caption: ComponentChildren;
}

function Marked({ mark, children }: { mark: AtlasMark; children: VNode }): VNode {
  if (mark.href === undefined) return children;
  return (
    <a href={mark.href}>
      {mark.name === undefined ? null : <title>{mark.name}</title>}
      {children}
    </a>
  );
}

/** Diagonal lines, for what the register says nothing of. */
const Hatch = ({ id, size }: { id: string; size: number }): VNode => (
  <defs>
    <pattern id={id} width={size} height={size} patternUnits="userSpaceOnUse">
      <path class="atlas__hatch" d={`M0 ${size} ${size} 0`} />
    </pattern>
  </defs>
);

/**
 * Land in steps of one hue on paper, drawn at its true size; no colour of the sea. What is too small to have an area is a dot, all of one
 * size. The same facts belong in a table beside it. Paths are in units of the field.
 */
export function Atlas(props: AtlasProps): VNode {
  const { id, title, description, field, areas, dots, borders, dashed, legend = [], caption } = props;
  const [titleId, descriptionId, hatch] = [`${id}-title`, `${id}-desc`, `${id}-hatch`];
  const links = [...areas, ...dots].some(({ href }) => href !== undefined);
  return (
    <figure class="atlas">
      <AtlasLegend id={id} items={legend} />
      <svg
        class="atlas__map"
        role={links ? "group" : "img"}
        aria-labelledby={titleId}
        aria-describedby={descriptionId}
        viewBox={`0 0 ${field.width} ${field.height}`}
      >
        <title id={titleId}>{title}</title>
        <desc id={descriptionId}>{description}</desc>
        <Hatch id={hatch} size={Math.round(field.width / 130)} />
        {areas.map((area, at) => (
          <Marked key={at} mark={area}>
            <path
              class="atlas__area"
              data-step={area.step}
              d={area.path}
              {...(area.step === "hatch" ? { fill: `url(#${hatch})` } : {})}
            />
          </Marked>
        ))}
        <path class="atlas__border" d={borders} />
        <path class="atlas__border" data-is="dashed" d={dashed} />
        {dots.map((dot, at) => (
          <Marked key={at} mark={dot}>
            <g class="atlas__dot" data-step={dot.step}>
              <path class="atlas__ring" d={`M${dot.x} ${dot.y}h0`} />
              <path d={`M${dot.x} ${dot.y}h0`} />
            </g>
          </Marked>
        ))}
      </svg>
      <figcaption>{caption}</figcaption>
    </figure>
  );
}

interface AtlasLegendProps {
  readonly id: string;
  readonly items: NonNullable<AtlasProps["legend"]>;
}

function AtlasLegend({ id, items }: AtlasLegendProps): VNode | null {
  if (items.length === 0) return null;
  return (
    <ul class="legend">
      {items.map(({ step, text }) => (
        <li key={step}>
          <svg class="atlas__swatch" width="28" height="14" aria-hidden="true">
            {step === "hatch" ? <Hatch id={`${id}-swatch`} size={6} /> : null}
            <rect
              class="atlas__area"
              data-step={step}
              width="28"
              height="14"
              {...(step === "hatch" ? { fill: `url(#${id}-swatch)` } : {})}
            />
          </svg>
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}

export const examples: readonly Example[] = [
  {
    title: titles.plain,
    render: () => (
      <Atlas
        id="atlas-example"
        title={sample.meetings}
        description={sample.stand}
        field={{ width: 400, height: 120 }}
        areas={[
          { path: "M20 20h90v80h-90z", step: 1, href: "#atlas-example-title", name: sample.paris },
          { path: "M110 20h90v80h-90z", step: 4 },
          { path: "M200 20h90v80h-90z", step: "hatch" },
        ]}
        dots={[{ x: 340, y: 60, step: 3 }]}
        borders="M20 20h270v80h-270zM110 20v80"
        dashed="M200 20v80"
        legend={[
          { step: 1, text: sample.paris },
          { step: "hatch", text: sample.lines.other },
        ]}
        caption={sample.aside}
      />
    ),
  },
];

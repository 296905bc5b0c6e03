import { geoArea, geoCentroid } from "d3-geo";
import { feature, merge, mergeArcs, mesh } from "topojson-client";
import outlines from "world-atlas/countries-110m.json";
import { smallPlaces } from "./small-places.ts";

/** Longitude and latitude in degrees. */
export type Point = readonly [longitude: number, latitude: number];

type World = Parameters<typeof mesh>[0];

/** As the file has it, all as several polygons. */
interface Country {
  readonly type: "MultiPolygon";
  readonly id?: string | undefined;
  readonly arcs: number[][][];
}

type Lands = ReturnType<typeof merge>;
type Lines = ReturnType<typeof mesh>;

export interface Area {
  /** M49 code; nothing where the source has none. */
  readonly id: string | undefined;
  readonly land: Lands;
}

export interface Outlines {
  readonly areas: readonly Area[];
  /** Coasts, and lines between areas that both have a code. */
  readonly borders: Lines;
  /** Lines around areas without a code, and the one that is drawn by its parallel. */
  readonly dashed: Lines;
  /** The middle of an area, or of what is too small to be one. */
  point(id: string): Point | undefined;
}

const [russia, ukraine, morocco, westernSahara, antarctica] = ["643", "804", "504", "732", "010"];
/** A place in Crimea, and the parallel along which Morocco and Western Sahara meet, from the ocean to its end. */
const crimea: Point = [34.3, 45.3];
const parallel = { latitude: 27.667, from: -13.17, to: -8.667 } as const;

let made: Outlines | undefined;

/**
 * The world at 1:110 million (Natural Earth), with two departures from the source, as the maps of the United Nations draw
 * it: Crimea with Ukraine (General Assembly resolution 68/262), and Western Sahara whole. Antarctica is left out.
 */
export function worldOutlines(): Outlines {
  made ??= makeOutlines();
  return made;
}

function makeOutlines(): Outlines {
  // The package gives plain JSON: its arrays are not typed as tuples and literals, and are not changed here.
  const world = outlines as unknown as World;
  const countries = (outlines.objects.countries.geometries as unknown as Country[])
    .filter(({ id }) => id !== antarctica)
    .map((country): Country => ({ ...country, type: "MultiPolygon", arcs: polygonsOf(country) }));
  const withCrimea = moveCrimea(world, countries);
  const collection = { type: "GeometryCollection", geometries: withCrimea } as never;
  const areas = withCrimea.map(
    (country): Area => ({ id: country.id, land: merge(world, [country as never]) }),
  );
  const same = (a: Country, b: Country) => isSahara(a.id) && isSahara(b.id) && a.id !== b.id;
  const coded = (a: Country, b: Country) => a.id !== undefined && b.id !== undefined;
  const lines = (wanted: (a: Country, b: Country) => boolean): Lines =>
    mesh(world, collection, (a, b) => wanted(a as never, b as never));
  const dashed = lines((a, b) => a !== b && !coded(a, b));
  const { latitude, from, to } = parallel;
  const middles = new Map<string, Point>();
  return {
    areas: wholeSahara(areas),
    borders: lines((a, b) => (a === b || coded(a, b)) && !same(a, b)),
    dashed: {
      ...dashed,
      coordinates: [
        ...dashed.coordinates,
        [
          [from, latitude],
          [to, latitude],
        ],
      ],
    },
    point(id) {
      const small = smallPlaces[id];
      const known = small ?? middles.get(id);
      if (known !== undefined) return known;
      const area = areas.find((one) => one.id === id);
      if (area === undefined) return undefined;
      const middle = middleOf(area.land);
      middles.set(id, middle);
      return middle;
    },
  };
}

const isSahara = (id: string | undefined): boolean => id === morocco || id === westernSahara;

/** Every country as several polygons, also where it is one. */
const polygonsOf = ({ type, arcs }: { type: string; arcs: number[][][] }): number[][][] =>
  // The file has arcs of two depths, one for each type of geometry.
  type === "Polygon" ? [arcs as unknown as number[][]] : arcs;

function moveCrimea(world: World, countries: readonly Country[]): Country[] {
  const isCrimea = (polygon: number[][]) => {
    const shape = feature(world, { type: "Polygon", arcs: polygon } as never);
    const [longitude, latitude] = geoCentroid(shape);
    return Math.hypot(longitude - crimea[0], latitude - crimea[1]) < 2;
  };
  const moved = countries.find(({ id }) => id === russia)?.arcs.find(isCrimea);
  return countries.map((country) => {
    const { id, arcs } = country;
    if (id === russia) return { ...country, arcs: arcs.filter((polygon) => polygon !== moved) };
    if (id !== ukraine || moved === undefined) return country;
    // Merged, not only listed together: no line is left between the two.
    const whole = mergeArcs(world, [country, { ...country, arcs: [moved] }] as never);
    return { ...country, arcs: whole.arcs };
  });
}

/** What the source draws as Morocco's south of the parallel is part of Western Sahara. */
function wholeSahara(areas: readonly Area[]): Area[] {
  const source = areas.find(({ id }) => id === morocco)?.land.coordinates ?? [];
  const part = (keep: "north" | "south") =>
    source
      .map((polygon) => polygon.map((ring) => cut(ring, keep)).filter((ring) => ring.length > 3))
      .filter((polygon) => polygon.length > 0);
  return areas.map((area) => {
    if (!isSahara(area.id)) return area;
    const coordinates = area.id === morocco ? part("north") : [...area.land.coordinates, ...part("south")];
    return { ...area, land: { ...area.land, coordinates } };
  });
}

/** The part of a closed ring on one side of the parallel (Sutherland and Hodgman, 1974). */
function cut(ring: number[][], keep: "north" | "south"): number[][] {
  const { latitude } = parallel;
  const inside = ([, y = 0]: number[]) => (keep === "north" ? y >= latitude : y <= latitude);
  const kept: number[][] = [];
  for (const [at, point] of ring.entries()) {
    const before = ring[at - 1];
    if (before !== undefined && inside(before) !== inside(point)) {
      const [[x0 = 0, y0 = 0], [x1 = 0, y1 = 0]] = [before, point];
      kept.push([x0 + ((x1 - x0) * (latitude - y0)) / (y1 - y0), latitude]);
    }
    if (inside(point)) kept.push(point);
  }
  const [first] = kept;
  return first === undefined || kept.length < 3 ? [] : [...kept, first];
}

/** The middle of the largest polygon: a far island does not pull it into the sea. */
function middleOf(land: Lands): Point {
  const polygons = land.coordinates.map((coordinates) => ({ type: "Polygon" as const, coordinates }));
  const [largest = { type: "Polygon" as const, coordinates: [] }] = polygons.toSorted(
    (a, b) => geoArea(b) - geoArea(a),
  );
  const [longitude, latitude] = geoCentroid(largest);
  return [longitude, latitude];
}

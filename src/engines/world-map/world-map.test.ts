import { createRequire } from "node:module";
import { geoArea, geoCentroid } from "d3-geo";
import fc from "fast-check";
import { feature } from "topojson-client";
import { describe, expect, test } from "vitest";
import { cellsByRow } from "../../../tests/support/reference-files.ts";
import { locatorMap, worldMap } from "./index.ts";
import { worldOutlines } from "./outlines.ts";
import { compact } from "./picture.ts";
import { smallPlaces } from "./small-places.ts";

interface Source {
  readonly objects: { readonly countries: { readonly geometries: ReadonlyArray<{ readonly id?: string }> } };
}

// Required, not imported: four megabytes of plain JSON need no compiler.
const require = createRequire(import.meta.url);
const sources = ["50m", "10m"].map((scale) => require(`world-atlas/countries-${scale}.json`) as Source);

const states = cellsByRow("registry/states.csv");
const codes = states.map(({ m49 = "" }) => m49);

/** Corners of a path of whole numbers in steps, as absolute places. */
function cornersOf(path: string): Array<[number, number]> {
  let [x, y] = [0, 0];
  const corners: Array<[number, number]> = [];
  for (const [, letter, numbers = ""] of path.matchAll(/([Mlz])([^Mlz]*)/g)) {
    const values = (numbers.match(/-?\d+/g) ?? []).map(Number);
    for (let at = 0; at + 1 < values.length; at += 2) {
      const [a = 0, b = 0] = values.slice(at);
      [x, y] = letter === "M" ? [a, b] : [x + a, y + b];
      corners.push([x, y]);
    }
  }
  return corners;
}

describe("the map of the world", () => {
  const map = worldMap();

  test("has an area or a dot for every State and jurisdiction of the register, and never both", () => {
    const areas = new Set(map.areas.map(({ id }) => id));
    const dots = new Set(map.dots.map(({ id }) => id));
    for (const code of codes) expect(Number(areas.has(code)) + Number(dots.has(code)), code).toBe(1);
  });

  test("leaves out Antarctica and keeps what has no code without a name", () => {
    expect(map.areas.some(({ id }) => id === "010")).toBe(false);
    expect(map.areas.filter(({ id }) => id === undefined)).toHaveLength(3);
  });

  test("stays within its field", () => {
    for (const [x, y] of map.areas.flatMap(({ path }) => cornersOf(path))) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(map.width);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(map.height);
    }
  });
});

describe("the outlines", () => {
  const landOf = (id: string) => worldOutlines().areas.find((area) => area.id === id)?.land.coordinates ?? [];
  const points = (id: string) => landOf(id).flat(2) as Array<[number, number]>;
  const inCrimea = ([x, y]: [number, number]) => x > 32.9 && x < 36.5 && y > 44.3 && y < 45.6;

  test("have Crimea with Ukraine", () => {
    expect(points("804").some(inCrimea)).toBe(true);
    expect(points("643").some(inCrimea)).toBe(false);
    // One piece: no line is left between the two.
    expect(landOf("804")).toHaveLength(1);
  });

  test("have all land between Morocco and Mauritania as Western Sahara", () => {
    expect(Math.min(...points("504").map(([, y]) => y))).toBeGreaterThanOrEqual(27.667);
    // Its area is some 266,000 square kilometres; a coarse outline may be a tenth away from it.
    const land = { type: "MultiPolygon", coordinates: landOf("732") } as Parameters<typeof geoArea>[0];
    const squareKilometres = geoArea(land) * 6371 ** 2;
    expect(squareKilometres).toBeGreaterThan(240_000);
    expect(squareKilometres).toBeLessThan(295_000);
  });

  test("place what is too small as the finer outlines do", () => {
    for (const [id, place] of Object.entries(smallPlaces)) {
      const source = sources.find(({ objects }) => objects.countries.geometries.some((one) => one.id === id));
      const found = source?.objects.countries.geometries.find((one) => one.id === id);
      // Plain JSON is not typed as a topology.
      const { geometry } = feature(source as never, found as never) as unknown as {
        geometry: { type: string; coordinates: never };
      };
      const polygons: never[] = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
      const [largest] = polygons
        .map((coordinates) => ({ type: "Polygon" as const, coordinates }))
        .toSorted((a, b) => geoArea(b) - geoArea(a));
      expect(largest, id).toBeDefined();
      const [longitude, latitude] = largest ? geoCentroid(largest) : [0, 0];
      expect(Math.abs(longitude - place[0]), id).toBeLessThanOrEqual(0.006);
      expect(Math.abs(latitude - place[1]), id).toBeLessThanOrEqual(0.006);
    }
  });
});

describe("the map of a place", () => {
  test.each(
    // Each takes some 50 ms: one in nine, which meets every region.
    states
      .filter((_, at) => at % 9 === 0)
      .map(({ iso3 = "", m49 = "", sub_region = "" }) => [iso3, m49, sub_region] as const),
  )("holds %s itself", (_, m49, region) => {
    const near = states.filter((state) => state.sub_region === region).map((state) => state.m49 ?? "");
    const map = locatorMap(m49, near);
    const own = map?.areas.find(({ id }) => id === m49)?.path ?? map?.dots.find(({ id }) => id === m49);
    expect(own).toBeDefined();
  });

  test("is none for a code that no outline has", () => {
    expect(locatorMap("999", codes)).toBeUndefined();
  });

  test("of a State at the 180th meridian has its neighbours on both sides near it", () => {
    // Fiji lies on the meridian; Tonga and Vanuatu on either side, less than a quarter of the field away.
    const map = locatorMap("242", ["242", "776", "548"]);
    const dot = map?.dots.find(({ id }) => id === "776");
    expect(dot).toBeDefined();
    expect(Math.abs((dot?.x ?? 0) - (map?.width ?? 0) / 2)).toBeLessThan((map?.width ?? 0) / 2);
  });
});

describe("a path in steps", () => {
  test("has the corners of the absolute one, but for those that repeat the one before", () => {
    const corner = fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 }));
    fc.assert(
      fc.property(fc.array(fc.array(corner, { minLength: 1, maxLength: 6 }), { maxLength: 4 }), (rings) => {
        const data = rings.map((ring) => `M${ring.map(([x, y]) => `${x},${y}`).join("L")}Z`).join("");
        const expected = rings.flatMap((ring) =>
          ring.filter(([x, y], at) => at === 0 || x !== ring[at - 1]?.[0] || y !== ring[at - 1]?.[1]),
        );
        expect(cornersOf(compact(data))).toEqual(expected);
        expect(compact(data).match(/z/g)?.length ?? 0).toBe(rings.length);
      }),
    );
  });
});

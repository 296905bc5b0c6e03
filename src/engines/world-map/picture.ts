import { type GeoProjection, geoAzimuthalEqualArea, geoDistance, geoEqualEarth, geoPath } from "d3-geo";
import { type Point, worldOutlines } from "./outlines.ts";
import { smallPlaces } from "./small-places.ts";

export interface MapArea {
  /** M49 code; nothing where the source has none. */
  readonly id: string | undefined;
  /** Path data in units of the field. */
  readonly path: string;
}

export interface MapDot {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

export interface MapPicture {
  readonly width: number;
  readonly height: number;
  readonly areas: readonly MapArea[];
  /** What is too small to have an area. */
  readonly dots: readonly MapDot[];
  readonly borders: string;
  readonly dashed: string;
}

const worldField = { width: 3000, height: 1390 } as const;
const nearField = { width: 1200, height: 800 } as const;

let world: MapPicture | undefined;

/** The whole world but Antarctica, equal in area (Equal Earth: Šavrič, Patterson and Jenny, 2018). */
export function worldMap(): MapPicture {
  world ??= draw(worldProjection(), worldField, Object.keys(smallPlaces));
  return world;
}

function worldProjection(): GeoProjection {
  const { width, height } = worldField;
  const lands = worldOutlines().areas.flatMap(({ land }) => land.coordinates);
  return geoEqualEarth().fitExtent(
    [
      [40, 10],
      [width - 40, height - 10],
    ],
    {
      type: "GeometryCollection",
      geometries: [
        { type: "MultiPolygon", coordinates: lands },
        // Tuvalu lies farther from the middle than any land of its latitude.
        { type: "MultiPoint", coordinates: Object.values(smallPlaces).map((place) => [...place]) },
      ],
    },
  );
}

/** Widest and narrowest view in degrees from the middle: a region that goes half round the world is not shown whole. */
const reach = { least: 9, most: 55, margin: 5 } as const;

/**
 * The place of one State or jurisdiction among others: the middle of all, equal in area (azimuthal), near enough to hold them.
 * `undefined` where no place is known for it.
 */
export function locatorMap(id: string, among: readonly string[]): MapPicture | undefined {
  const outlines = worldOutlines();
  const own = outlines.point(id);
  if (own === undefined) return undefined;
  const points = among.map((other) => outlines.point(other)).filter((point) => point !== undefined);
  // The State itself weighs as much as all others: it is what the map is of.
  const middle = middleOf([...points, ...points.map(() => own), own]);
  const farthest = Math.max(...[own, ...points].map((point) => degrees(geoDistance(middle, [...point]))));
  const radius = Math.min(reach.most, Math.max(reach.least, farthest + reach.margin));
  const { width, height } = nearField;
  // The radius of the projection on the unit sphere: 2 sin(c/2).
  const scale = height / 2 / (2 * Math.sin((radius * Math.PI) / 360));
  const projection = geoAzimuthalEqualArea()
    .rotate([-middle[0], -middle[1]])
    .scale(scale)
    .translate([width / 2, height / 2])
    .clipAngle(100)
    .clipExtent([
      [0, 0],
      [width, height],
    ]);
  return draw(projection, nearField, Object.keys(smallPlaces));
}

const degrees = (radians: number): number => (radians * 180) / Math.PI;

/** The direction of the sum of all directions; the mean of degrees would put Fiji's neighbours on the wrong side. */
function middleOf(points: readonly Point[]): [number, number] {
  const sum = { x: 0, y: 0, z: 0 };
  for (const [longitude, latitude] of points) {
    const [lambda, phi] = [(longitude * Math.PI) / 180, (latitude * Math.PI) / 180];
    sum.x += Math.cos(phi) * Math.cos(lambda);
    sum.y += Math.cos(phi) * Math.sin(lambda);
    sum.z += Math.sin(phi);
  }
  return [degrees(Math.atan2(sum.y, sum.x)), degrees(Math.atan2(sum.z, Math.hypot(sum.x, sum.y)))];
}

interface Field {
  readonly width: number;
  readonly height: number;
}

function draw(projection: GeoProjection, { width, height }: Field, small: readonly string[]): MapPicture {
  const { areas, borders, dashed } = worldOutlines();
  const path = geoPath(projection).digits(0);
  const dots = small.flatMap((id): MapDot[] => {
    const place = smallPlaces[id];
    const at = place && projection([...place]);
    if (!at) return [];
    const [x, y] = [Math.round(at[0]), Math.round(at[1])];
    const seen = x >= 0 && y >= 0 && x <= width && y <= height;
    return seen ? [{ id, x, y }] : [];
  });
  return {
    ...{ width, height, dots },
    areas: areas.flatMap(({ id, land }) => {
      const drawn = compact(path(land) ?? "");
      return drawn === "" ? [] : [{ id, path: drawn }];
    }),
    borders: compact(path(borders) ?? ""),
    dashed: compact(path(dashed) ?? ""),
  };
}

/** Absolute path data of whole numbers as steps from point to point: a third as long. Steps of nothing are left out. */
export function compact(data: string): string {
  let [x, y] = [0, 0];
  let [result, stepping] = ["", false];
  for (const [, letter, first = "0", second = "0"] of data.matchAll(/([MLZ])(?:(-?\d+),(-?\d+))?/g)) {
    const [toX, toY] = [Number(first), Number(second)];
    if (letter === "L") {
      const [stepX, stepY] = [toX - x, toY - y];
      if (stepX === 0 && stepY === 0) continue;
      // After a first `l` every further pair is a step too, and a minus divides as well as a space.
      result += `${stepping ? (stepX < 0 ? "" : " ") : "l"}${stepX}${stepY < 0 ? "" : " "}${stepY}`;
    } else result += letter === "M" ? `M${toX} ${toY}` : "z";
    stepping = letter === "L";
    if (letter !== "Z") [x, y] = [toX, toY];
  }
  return result;
}

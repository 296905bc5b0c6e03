import type { Tagged } from "../../../kernel/language.ts";
import type { Db } from "../../../platform/storage/index.ts";
import type { EventRow, LineRow } from "../../cooperation/index.ts";
import { registryStore } from "../../registry/index.ts";
import { type Ground, type Grounds, readGrounds } from "../grounds.ts";
import type { BasisView, LineView } from "../model.ts";
import { all, type Reading } from "./reading.ts";

/** An instrument as a whole. */
export const whole = (instrumentId: string): Ground => ({ instrumentId, provisionId: undefined });

/** Lines with what they rest on, which has been read. */
export const linesOver = (lines: readonly LineRow[], { views }: Grounds): LineView[] =>
  lines.map((line) => ({ ...line, grounds: views(line.bases) }));

/** Lines with the texts they rest on, as these stand on the day. */
export async function lineViews(db: Db, lines: readonly LineRow[], at: Reading): Promise<LineView[]> {
  const grounds = await readGrounds(
    db,
    lines.flatMap((line) => line.bases),
    at,
  );
  return linesOver(lines, grounds);
}

interface Placed {
  readonly place: string | undefined;
}

/** Names of the places of events. */
export const placesOf = (db: Db, events: readonly Placed[], { language }: Reading) =>
  registryStore(db).places(
    events.map(({ place }) => place).filter((place) => place !== undefined),
    language,
  );

/** The name of an event's place: as the register has it, else as it stands in the files. */
export const placeName = ({ place }: Placed, places: ReadonlyMap<string, Tagged>): string | undefined =>
  place && (places.get(place)?.text ?? place);

export type EventView = EventRow & {
  readonly placeName: string | undefined;
  readonly ground: BasisView | undefined;
};

/** What events rest on. */
export const groundsOf = (events: readonly EventRow[]): Ground[] =>
  events
    .map(({ instrumentId }) => instrumentId)
    .filter((id) => id !== undefined)
    .map(whole);

/** Events with the names of their places and what they rest on, which has been read. */
export const eventsOver = (
  events: readonly EventRow[],
  places: ReadonlyMap<string, Tagged>,
  { views }: Grounds,
): EventView[] =>
  events.map((event) => ({
    ...event,
    placeName: placeName(event, places),
    ground: event.instrumentId ? views([whole(event.instrumentId)])[0] : undefined,
  }));

/** Events with the names of their places and what they rest on, as it stands on the day. */
export async function eventViews(db: Db, events: readonly EventRow[], at: Reading): Promise<EventView[]> {
  const { grounds, places } = await all({
    grounds: readGrounds(db, groundsOf(events), at),
    places: placesOf(db, events, at),
  });
  return eventsOver(events, places, grounds);
}

/**
 * Between wall clock and instant, with the time zone data of the runtime. temporal-polyfill would do the same for 19 KB gzipped
 * in each function, a fifth of what a function may weigh; these lines do it for nothing.
 */
const MINUTE = 60_000;
const DAY = 86_400_000;

/** Zones change their offset on a quarter of an hour, so one answer holds for a whole quarter. */
const QUARTER = 15 * MINUTE;
const MOST_KEPT = 4096;

interface Zone {
  readonly format: Intl.DateTimeFormat;
  readonly offsets: Map<number, number>;
}

const zones = new Map<string, Zone>();

function zoneOf(name: string): Zone {
  const known = zones.get(name);
  if (known) return known;
  const format = new Intl.DateTimeFormat("en-US", { timeZone: name, timeZoneName: "longOffset" });
  const made = { format, offsets: new Map<number, number>() };
  zones.set(name, made);
  return made;
}

/** Milliseconds the zone's wall clock is ahead of UTC at this epoch millisecond. Throws RangeError for a zone nobody knows. */
export function offsetAt(epoch: number, zone: string): number {
  const known = zoneOf(zone);
  const start = Math.floor(epoch / DAY) * DAY;
  // No zone changes its offset twice within a day: where both ends have the same, so has all between them.
  const first = offsetIn(known, start);
  return first === offsetIn(known, start + DAY) ? first : offsetIn(known, epoch);
}

function offsetIn({ format, offsets }: Zone, epoch: number): number {
  const quarter = Math.floor(epoch / QUARTER);
  const known = offsets.get(quarter);
  if (known !== undefined) return known;
  const offset = readOffset(format.format(epoch));
  if (offsets.size >= MOST_KEPT) offsets.clear();
  offsets.set(quarter, offset);
  return offset;
}

/** From `11/23/2026, GMT+08:00`; Greenwich itself is `GMT` alone. */
function readOffset(formatted: string): number {
  const found = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(formatted);
  const minutes = Number(found?.[2] ?? 0) * 60 + Number(found?.[3] ?? 0);
  return (found?.[1] === "-" ? -minutes : minutes) * MINUTE;
}

/** The epoch millisecond at which a wall clock shows `wall`; the first of two if it shows it twice, the one after the jump if never. */
export function epochOfWall(wall: number, zone: string): number {
  const before = offsetAt(wall - DAY, zone);
  const early = wall - before;
  if (offsetAt(early, zone) === before) return early;
  const after = offsetAt(wall + DAY, zone);
  const late = wall - after;
  return offsetAt(late, zone) === after ? late : early;
}

/** What the wall clock shows at an epoch millisecond, as milliseconds of a clock that knows no zones. */
export function wallAt(epoch: number, zone: string): number {
  return epoch + offsetAt(epoch, zone);
}

export function isZone(zone: string): boolean {
  try {
    zoneOf(zone);
    return true;
  } catch {
    return false;
  }
}

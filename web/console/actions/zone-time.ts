const MINUTE = 60_000; // milliseconds

/** `2026-11-23T09:00` as the clocks of the zone show it; what a datetime-local input holds. */
export function wallTime(at: string | number, zone: string): string {
  const shown = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
  return shown.format(new Date(at)).replace(" ", "T");
}

/** The instant at which the clocks of the zone show this time; undefined if it is no time. */
export function instantOfWall(wall: string, zone: string): string | undefined {
  const asUtc = Date.parse(`${wall}Z`);
  if (Number.isNaN(asUtc)) return undefined;
  const offset = Date.parse(`${wallTime(asUtc, zone)}Z`) - Math.floor(asUtc / MINUTE) * MINUTE;
  return new Date(asUtc - offset).toISOString();
}

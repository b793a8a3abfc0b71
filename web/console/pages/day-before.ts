const DAY = 86_400_000; // milliseconds

/** The plain date before that of an instant, in the county's zone. */
export function dayBefore(now: string, zone: string): string {
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" }).format(new Date(now));
  return new Date(Date.parse(`${today}T00:00:00Z`) - DAY).toISOString().slice(0, 10);
}

const DAY = 86_400_000; // milliseconds

/** Every plain date from the first instant to the last, in the zone the heads are cut by. */
export function daysBetween(first: string, last: string, zone: string): string[] {
  const dateOf = (at: number) =>
    new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" }).format(new Date(at));
  const until = dateOf(Date.parse(last));
  const days: string[] = [];
  for (let at = Date.parse(first); days.at(-1) !== until && days.length < 3660; at += DAY) {
    const day = dateOf(at);
    if (day > until) break;
    days.push(day);
  }
  return days;
}

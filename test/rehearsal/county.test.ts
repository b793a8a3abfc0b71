import { describe, expect, it } from "vitest";
import { checkCounty } from "../../domain/county-check.ts";
import { dueInstant } from "../../domain/time/due.ts";
import { countyClosingSoon } from "../../rehearsal/county.ts";

const at = (instant: string): number => Date.parse(instant);

describe("the rehearsal's county", () => {
  it.each(["2026-11-24T02:00:10Z", "2027-01-01T04:30:00Z", "2027-12-31T09:59:59Z", "2027-05-01T01:00:00Z"])(
    "may be loaded on any day, and what is due today is due when the day closes: %s",
    (now) => {
      const { county, today, closesAt } = countyClosingSoon(at(now), 30_000);
      expect(checkCounty(county, now)).toEqual([]);
      const due = dueInstant(now, { unit: "date", date: today }, county.calendar, { rollToWorkingDay: true });
      expect(due.dueAt).toBe(closesAt.toISOString());
      expect(closesAt.getTime() - at(now)).toBeGreaterThanOrEqual(30_000);
      expect(closesAt.getTime() - at(now)).toBeLessThan(90_000);
    },
  );

  it("lies two hours to the west when its day would be over before it closes", () => {
    const { county, today } = countyClosingSoon(at("2026-11-24T15:59:40Z"), 30_000);
    expect(county.calendar.zone).toBe("Asia/Urumqi");
    expect(today).toBe("2026-11-24");
  });
});

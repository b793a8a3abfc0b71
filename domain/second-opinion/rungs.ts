import type { Calendar } from "../../contract/calendar.ts";
import type { Rung } from "../../contract/limit.ts";
import type { Pack, PackRung } from "../../contract/pack.ts";
import type { DutyKind, Instant } from "../../contract/vocabulary.ts";
import { dutyOf, suspensionLadder } from "../../contract/pack-values.ts";
import { earlier, endOf, later } from "./day-by-day.ts";

/** The ladder the pack writes for a duty: `solve` does not escalate at the top, the dissatisfied get a stricter `coordinate`. */
export function writtenFor(
  pack: Pack,
  kind: DutyKind,
  { tier, dissatisfied }: { readonly tier: number; readonly dissatisfied: boolean },
): readonly PackRung[] {
  if (kind === "solve") return tier + 1 < pack.tiers.length ? pack.solveLadder : pack.solveTopLadder;
  if (kind === "coordinate") return dissatisfied ? pack.dissatisfactionLadder : pack.coordinateLadder;
  return kind === "suspension" ? suspensionLadder(pack) : dutyOf(pack, kind).ladder;
}

/** Every rung of a ladder that is known beforehand. What would be owed when it opens, or before, is not owed. */
export function rungsOf(
  written: readonly PackRung[],
  prefix: string,
  openedAt: Instant,
  dueAt: Instant,
  calendar: Calendar,
): Rung[] {
  return written.flatMap((rung, at): Rung[] => {
    if (rung.at === "repeat") return [];
    if (rung.at === "every") return everyTime(rung, prefix, at + 1, openedAt, dueAt, calendar);
    const owedAt = rung.at === "due" ? dueAt : earlier(dueAt, rung.offset, calendar);
    if (rung.at === "before" && owedAt <= openedAt) return [];
    return [asRung(rung, `${prefix}${at + 1}`, owedAt)];
  });
}

/** Once, twice, three times so long after the opening, at the close of business, until it is due. */
function everyTime(
  rung: Extract<PackRung, { at: "every" }>,
  prefix: string,
  first: number,
  openedAt: Instant,
  dueAt: Instant,
  calendar: Calendar,
): Rung[] {
  const { unit, amount } = rung.offset;
  const found: Rung[] = [];
  let owedAt = endOf(openedAt, { unit, amount }, calendar, true);
  for (let time = 1; owedAt < dueAt; time++) {
    found.push(asRung(rung, `${prefix}${first + time - 1}`, owedAt));
    owedAt = endOf(openedAt, { unit, amount: amount * (time + 1) }, calendar, true);
  }
  return found;
}

/** The rung with the next number if it is a repeat, counted from an instant; the ladder may also end here. */
export function repeatAfter(
  written: readonly PackRung[],
  prefix: string,
  number: number,
  base: Instant,
  calendar: Calendar,
): Rung | undefined {
  const once = written.filter(({ at }) => at !== "repeat").length;
  let passed = once;
  for (const rung of written) {
    if (rung.at !== "repeat") continue;
    passed += rung.times ?? Number.POSITIVE_INFINITY;
    if (number >= once && number < passed)
      return asRung(rung, `${prefix}${number + 1}`, later(base, rung.offset, calendar));
  }
  return undefined;
}

/** What stands in for a raise that has nobody above: a weekly reminder (commands.md §3). */
export function reminderInstead(rung: Rung, base: Instant, calendar: Calendar): Rung {
  return { ...rung, effect: "remind", owedAt: later(base, { unit: "calendarDay", amount: 7 }, calendar) };
}

export function dueNumber(written: readonly PackRung[]): number {
  return written.findIndex(({ at }) => at === "due") + 1;
}

function asRung(rung: PackRung, key: string, owedAt: Instant): Rung {
  const { effect, slip } = rung;
  const unless = rung.at === "before" && rung.unless !== undefined ? { unless: rung.unless } : {};
  return { key, owedAt, effect, ...(slip !== undefined && { slip }), ...unless };
}

import type { Calendar } from "../contract/calendar.ts";
import type { Rung } from "../contract/limit.ts";
import type { PackRung } from "../contract/pack.ts";
import type { Instant } from "../contract/vocabulary.ts";
import { dueInstant } from "./time/due.ts";
import { closeOfDay, localDay, sameTimeAfter } from "./time/instants.ts";
import { workingDaysAfter, workingDaysBefore } from "./time/reach.ts";

export interface LadderOpening {
  readonly duty: string;
  readonly generation: number;
  readonly openedAt: Instant;
  readonly dueAt: Instant;
}

/**
 * The rungs known when a generation opens: those before due and at due. A warning that would be owed at or before the opening
 * is not owed at all; its number stays unused, so the numbers of the others say the same in every issue.
 */
export function openLadder(rungs: readonly PackRung[], input: LadderOpening, calendar: Calendar): Rung[] {
  const prefix = `${input.duty}/${input.generation}/`;
  const owed: Rung[] = [];
  for (const [index, rung] of rungs.entries()) {
    if (rung.at === "repeat") break;
    if (rung.at === "every") return [...owed, ...everyRung(rung, index + 1, prefix, input, calendar)];
    const owedAt = rung.at === "due" ? input.dueAt : before(input.dueAt, rung.offset, calendar);
    if (rung.at === "due" || owedAt > input.openedAt) owed.push(stepOf(rung, `${prefix}${index + 1}`, owedAt));
  }
  return owed;
}

/**
 * The repeat that follows the rung fired, counted from `base`: its owedAt, or firedAt if it fired late. Undefined when the
 * next rung is already on the duty's ladder (a warning was fired) or when the ladder ends.
 */
export function nextRung(
  rungs: readonly PackRung[],
  firedKey: string,
  base: Instant,
  calendar: Calendar,
): Rung | undefined {
  const cut = firedKey.lastIndexOf("/") + 1;
  const number = Number(firedKey.slice(cut)) + 1;
  const rung = rungAt(rungs, number);
  if (rung?.at !== "repeat") return undefined;
  return stepOf(rung, `${firedKey.slice(0, cut)}${number}`, after(base, rung.offset, calendar));
}

/** The rung with a number, counted from 1 with every repeat written out; a repeat without `times` takes all that follow. */
function rungAt(rungs: readonly PackRung[], number: number): PackRung | undefined {
  let last = 0;
  return rungs.find((rung) => {
    last +=
      rung.at === "every"
        ? Number.POSITIVE_INFINITY
        : rung.at === "repeat"
          ? (rung.times ?? Number.POSITIVE_INFINITY)
          : 1;
    return number <= last;
  });
}

type Every = Extract<PackRung, { at: "every" }>;

/** From the opening on, at the close of business of its days, as long as it is before due. */
function everyRung(
  rung: Every,
  first: number,
  prefix: string,
  { openedAt, dueAt }: LadderOpening,
  calendar: Calendar,
): Rung[] {
  const owed: Rung[] = [];
  const { unit, amount } = rung.offset;
  for (let times = 1; ; times++) {
    const { dueAt: owedAt } = dueInstant(openedAt, { unit, amount: amount * times }, calendar, {
      rollToWorkingDay: true,
    });
    if (owedAt >= dueAt) return owed;
    owed.push(stepOf(rung, `${prefix}${first + times - 1}`, owedAt));
  }
}

type Offset = Extract<PackRung, { at: "before" }>["offset"];

/** So many days before a due instant: at the same time of a calendar day, at the close of business of a working day. */
export function before(dueAt: Instant, { unit, amount }: Offset, calendar: Calendar): Instant {
  if (unit === "calendarDay") return sameTimeAfter(dueAt, -amount, calendar.zone);
  return closeOfDay(workingDaysBefore(localDay(dueAt, calendar.zone), amount, calendar), calendar);
}

/** Calendar days keep the time of day and are never rolled: a week is seven of them. Working days end at close of business. */
function after(base: Instant, { unit, amount }: Offset, calendar: Calendar): Instant {
  if (unit === "calendarDay") return sameTimeAfter(base, amount, calendar.zone);
  return closeOfDay(workingDaysAfter(localDay(base, calendar.zone), amount, calendar).day, calendar);
}

function stepOf(rung: PackRung, key: string, owedAt: Instant): Rung {
  return {
    key,
    owedAt,
    effect: rung.effect,
    ...(rung.slip && { slip: rung.slip }),
    ...(rung.at === "before" && rung.unless && { unless: rung.unless }),
  };
}

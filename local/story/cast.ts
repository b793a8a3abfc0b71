import { dateOf, instant, type StoryCalendar, workday } from "./days.ts";

/**
 * The programme of the story: 157 issues from 2026-07-01, 151 the county can solve and 6 beyond it; 148 of the 151 are
 * solved by 2026-09-08. One is solved on the last day of its limit, some only after they have climbed.
 */
export const START = "2026-07-01";
export const CUT_OFF = "2026-09-08";
export const FOUND = 157;

export type Course =
  /** Handled as it should be. */
  | "smooth"
  /** Close-out asked for in the last minute of the limit. */
  | "lastDay"
  /** Nobody moves until it has climbed to the leader in charge, or to the dispatch meeting. */
  | "tier1"
  | "tier2"
  /** Still in hand at the cut-off. */
  | "inHand"
  /** Beyond the county: stays supervised. */
  | "beyond";

const BEYOND = new Set([8, 33, 58, 83, 108, 133]);
const IN_HAND = new Set([150, 153, 156]);
const TIER1 = new Set([25, 50, 75, 100]);
const TIER2 = new Set([40, 90]);

export interface Role {
  readonly n: number;
  readonly course: Course;
  readonly creditCode: string;
  readonly enterprise: string;
  readonly unit: string;
  readonly handler: string;
  readonly head: string;
  readonly leader: string;
  readonly kind: string;
  readonly level: "county" | "city" | "province";
  readonly submitAt: string;
}

const KINDS = [
  "financing",
  "land",
  "labour",
  "energy",
  "permits",
  "policy",
  "fees",
  "infrastructure",
  "market",
  "disputes",
  "property",
  "logistics",
];
const TIMES = ["09:00", "10:00", "14:40"];
/** Submissions end early enough that the last of the 148 can be closed by the cut-off. */
const SUBMISSION_DAYS = 40;

function courseOf(n: number): Course {
  if (BEYOND.has(n)) return "beyond";
  if (IN_HAND.has(n)) return "inHand";
  if (TIER1.has(n)) return "tier1";
  if (TIER2.has(n)) return "tier2";
  return n === 20 ? "lastDay" : "smooth";
}

export function cast(
  enterprises: readonly { creditCode: string; name: string }[],
  units: readonly { id: string }[],
  calendar: StoryCalendar,
): Role[] {
  return Array.from({ length: FOUND }, (_, n) => {
    const at = n % enterprises.length;
    const unit = units[n % units.length]?.id ?? "";
    const day = workday(START, Math.floor((n * SUBMISSION_DAYS) / FOUND), calendar);
    const course = courseOf(n);
    return {
      n,
      course,
      creditCode: enterprises[at]?.creditCode ?? "",
      enterprise: enterprises[at]?.name ?? "",
      unit,
      handler: `handler-${unit.toLowerCase()}`,
      head: `head-${unit.toLowerCase()}`,
      leader: `leader-${String((at % 10) + 1).padStart(2, "0")}`,
      kind: course === "lastDay" ? "property" : (KINDS[n % KINDS.length] ?? "other"),
      level: course === "beyond" ? (n % 2 === 0 ? "city" : "province") : "county",
      submitAt: instant(day, TIMES[n % TIMES.length] ?? "09:00"),
    };
  });
}

/** The n-th working day after an instant's date, at a time of day. */
export function later(at: string, days: number, time: string, calendar: StoryCalendar): string {
  return instant(workday(dateOf(at), days, calendar), time);
}

import type { Calendar } from "../../contract/calendar.ts";
import type { Fault } from "../../contract/fault.ts";
import type { Limit } from "../../contract/limit.ts";
import type { Pack } from "../../contract/pack.ts";
import { CLASSES, type Instant } from "../../contract/vocabulary.ts";
import { DUTY_WORDS } from "../../contract/words.ts";
import { dutyOf, TIMED_DUTIES } from "../../contract/pack-values.ts";
import { dueInstant } from "../time/due.ts";
import { addSeconds } from "../time/instants.ts";
import { fault } from "./fault.ts";

/** No limit of a pack may be a date: a rule holds in every year. */
export function* checkLimits(pack: Pack): Iterable<Fault> {
  const named: [zh: string, en: string, limit: Limit][] = [
    ...TIMED_DUTIES.map((kind): [string, string, Limit] => [
      DUTY_WORDS["zh-CN"][kind],
      DUTY_WORDS.en[kind],
      dutyOf(pack, kind).limit,
    ]),
    ...pack.tiers.flatMap(({ solve, coordinate }, tier): [string, string, Limit][] => [
      ...("unit" in solve ? [solve] : CLASSES.map((cls) => solve[cls])).map((limit): [string, string, Limit] => [
        `第 ${tier} 级办结`,
        `solving at tier ${tier}`,
        limit,
      ]),
      ...(coordinate
        ? [[`第 ${tier} 级协调`, `coordinating at tier ${tier}`, coordinate] satisfies [string, string, Limit]]
        : []),
    ]),
    ["最长时限", "the longest limit", pack.limitMax],
    ["恢复计时后最少", "the least time after a hold", pack.minRemaining],
    ["重新办理窗口", "the window to reopen", pack.reopenWindow],
  ];
  for (const [zh, en, limit] of named)
    if (limit.unit === "date")
      yield fault(`${zh}：规则里的时限不能是固定日期`, `${en}: a rule cannot have a date as its limit`);
}

/** The office dispatches with the limit of the class: if that is longer than the longest allowed, nobody can ever dispatch. */
export function* checkDispatchable(
  pack: Pack,
  { calendar, at }: { readonly calendar: Calendar; readonly at: Instant },
): Iterable<Fault> {
  const { limitMax, tiers } = pack;
  const [unit] = tiers;
  if (unit === undefined || limitMax.unit === "date") return;
  const starts = Array.from({ length: YEAR }, (_, day) => addSeconds(at, day * 86_400));
  const days = starts.map((from) => ({ from, longest: dueInstant(from, limitMax, calendar, pack).dueAt }));
  for (const cls of CLASSES) {
    const limit = "unit" in unit.solve ? unit.solve : unit.solve[cls];
    if (limit.unit === "date") continue;
    const tooLong = days.find(({ from, longest }) => dueInstant(from, limit, calendar, pack).dueAt > longest);
    if (tooLong === undefined) continue;
    const day = tooLong.from.slice(0, 10);
    yield fault(
      `${cls} 类的办结时限长于最长时限（例如从 ${day} 起），无法分办`,
      `the limit of class ${cls} is longer than the longest limit (from ${day} for one): nobody could dispatch`,
    );
  }
}

/** Days on which a dispatch is tried: every date of a year, leap day and holidays among them. */
const YEAR = 366;

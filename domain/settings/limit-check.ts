import type { Calendar } from "../../contract/calendar.ts";
import type { Fault } from "../../contract/fault.ts";
import type { Pack } from "../../contract/pack.ts";
import type { Instant } from "../../contract/vocabulary.ts";
import { fault } from "./fault.ts";
import { overlongIn } from "./overlong.ts";
import { classLimits, dutyLimits } from "./pack-limits.ts";

/** No limit of a pack may be a date: a rule holds in every year. */
export function* checkLimits(pack: Pack): Iterable<Fault> {
  const more = [
    { name: fault("最长时限", "the longest limit"), limit: pack.limitMax },
    { name: fault("重新办理窗口", "the window to reopen"), limit: pack.reopenWindow },
  ];
  for (const { name, limit } of [...dutyLimits(pack), ...more])
    if (limit.unit === "date")
      yield fault(`${name["zh-CN"]}：规则里的时限不能是固定日期`, `${name.en}: a rule cannot have a date as its limit`);
}

/** The office dispatches with the limit of the class: if that is longer than the longest allowed, nobody can ever dispatch. */
export function* checkDispatchable(
  pack: Pack,
  { calendar, at }: { readonly calendar: Calendar; readonly at: Instant },
): Iterable<Fault> {
  const overlong = overlongIn(pack, calendar, at);
  for (const { class: cls, limit } of classLimits(pack)) {
    const from = overlong(limit);
    if (from !== undefined)
      yield fault(
        `${cls} 类的办结时限长于最长时限（例如从 ${from} 起），无法分办`,
        `the limit of class ${cls} is longer than the longest limit (from ${from} for one): nobody could dispatch`,
      );
  }
}

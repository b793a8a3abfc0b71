import type { Calendar } from "../../contract/calendar.ts";
import type { Directory } from "../../contract/directory.ts";
import type { Fault } from "../../contract/fault.ts";
import type { Issue } from "../../contract/issue.ts";
import type { Pack } from "../../contract/pack.ts";
import type { Instant } from "../../contract/vocabulary.ts";
import { DUTY_WORDS } from "../../contract/words.ts";
import { packName } from "../policy.ts";
import { dueInstant } from "../time/due.ts";
import { addSeconds, localDate } from "../time/instants.ts";
import { fault } from "./fault.ts";
import { LONGEST_HOLIDAY } from "./ics.ts";
import { DAY_SECONDS, overlongIn, startsFrom, YEAR_DAYS } from "./overlong.ts";
import { classLimits, dutyLimits } from "./pack-limits.ts";
import { previewCalendar } from "./preview-calendar.ts";

/** An open issue and the pack it keeps. */
export interface Running {
  readonly issue: Issue;
  readonly pack: Pack;
}

/** What a calendar is held against: what the county runs by today. */
export interface Today {
  readonly tenant: string;
  readonly calendar: Calendar;
  readonly directory: Directory;
  /** The pack of the issues handed in from now on. */
  readonly pack: Pack;
  readonly at: Instant;
}

/** An issue that waits for its dispatch gets it within so many days: what lies later is no matter for a pack that only such issues keep. */
const LAST_DISPATCHES_DAYS = 31;

/**
 * What a calendar, right in itself, would bring to a stop: classes that could no longer be dispatched, duties without open time to do them in,
 * issues that would stand still. What stops under the calendar in force already is not laid to its charge: it may be the remedy.
 */
export function strandedByCalendar(draft: Calendar, today: Today, running: readonly Running[]): Fault[] {
  const current = packName(today.pack);
  const waiting = running.filter(({ issue }) => issue.status === "submitted" || issue.status === "registered");
  const others = new Map(waiting.map(({ pack }) => [packName(pack), pack]));
  others.delete(current);
  return [
    ...ofPack(today.pack, draft, today),
    ...[...others.values()].flatMap((pack) => [...ofPack(pack, draft, today, LAST_DISPATCHES_DAYS)]),
    ...ofIssues(running, draft, today),
  ];
}

function* ofPack(pack: Pack, draft: Calendar, { calendar, at }: Today, days = YEAR_DAYS): Iterable<Fault> {
  const name = packName(pack);
  const say = (zh: string, en: string) => fault(`政策包 ${name}：${zh}`, `pack ${name}: ${en}`);
  const day = localDate(at, draft.zone);
  const ends = draft.coveredUntil < day && day <= calendar.coveredUntil;
  const [then, now] = [overlongIn(pack, draft, at, days), overlongIn(pack, calendar, at, days)];
  for (const { class: cls, limit } of classLimits(pack)) {
    if (ends)
      yield say(
        `${cls} 类无法分办：日历只覆盖到 ${draft.coveredUntil}，已过，算不出确定的办结期限`,
        `class ${cls} could not be dispatched: the calendar covers the days until ${draft.coveredUntil}, which is past, so no limit can be computed within it`,
      );
    const from = then(limit);
    if (from !== undefined && now(limit) === undefined)
      yield say(
        `${cls} 类无法分办：从 ${from} 起，连同不上班的日子，办结时限长于最长时限`,
        `class ${cls} could not be dispatched: from ${from} on its limit, with the closed days, is longer than the longest limit`,
      );
  }
  for (const { name: what, limit } of dutyLimits(pack)) {
    const due = (from: Instant, by: Calendar) => dueInstant(from, limit, by, pack).dueAt;
    const from =
      limit.unit === "date"
        ? undefined
        : startsFrom(at, days).find((one) => isStopped(due(one, calendar), due(one, draft)));
    if (from !== undefined)
      yield say(
        `「${what["zh-CN"]}」从 ${localDate(from, draft.zone)} 起没有上班时间可办，比按现行日历晚 ${LONGEST_HOLIDAY} 天以上`,
        `"${what.en}" has no open time from ${localDate(from, draft.zone)} on: it would be due more than ${LONGEST_HOLIDAY} days later than by the calendar in force`,
      );
  }
}

function* ofIssues(running: readonly Running[], draft: Calendar, today: Today): Iterable<Fault> {
  const byId = new Map(running.map((one) => [one.issue.id, one]));
  for (const { issue, number = issue, kind, from, to } of previewCalendar(running, draft, today)) {
    const found = byId.get(issue);
    if (found === undefined || !isStopped(from, to)) continue;
    const [day, before] = [localDate(to, draft.zone), localDate(from, draft.zone)];
    const [name, cls] = [packName(found.pack), found.issue.class];
    yield fault(
      `诉求 ${number}（政策包 ${name}${cls ? `，${cls} 类` : ""}）会停住：「${DUTY_WORDS["zh-CN"][kind]}」从 ${before} 推到 ${day}`,
      `issue ${number} (pack ${name}${cls ? `, class ${cls}` : ""}) would stand still: "${DUTY_WORDS.en[kind]}" moves from ${before} to ${day}`,
    );
  }
}

/** No holiday puts a date off by so much: there is no open time to do it in. */
function isStopped(before: Instant, after: Instant): boolean {
  return after > addSeconds(before, LONGEST_HOLIDAY * DAY_SECONDS);
}

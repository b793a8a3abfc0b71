import type { Calendar } from "../../contract/calendar.ts";
import type { Directory } from "../../contract/directory.ts";
import type { Fault } from "../../contract/fault.ts";
import type { Pack } from "../../contract/pack.ts";
import { CLASSES, type Instant, type SeatKind } from "../../contract/vocabulary.ts";
import { SEAT_WORDS } from "../../contract/words.ts";
import { LEADING_SEATS, valuesOf } from "../../contract/pack-values.ts";
import { fault } from "./fault.ts";
import { checkLadders } from "./ladder-check.ts";
import { overlongIn } from "./overlong.ts";
import { classLimits, dutyLimits } from "./pack-limits.ts";
import { checkStaffing } from "./staffing-check.ts";

/** What a pack is held against: the county it is for, at the moment it is looked at. */
export interface County {
  readonly calendar: Calendar;
  readonly directory: Directory;
  readonly at: Instant;
}

/** Nothing that reached the gateway in time commits later than this (commands.md, time rule T3); a grace must be longer. */
const LONGEST_COMMAND_SECONDS = 12;

/** What is wrong with a pack, a sentence each: every fault could strand an issue. An empty list means that it may be published. */
export function checkPack(pack: Pack, county: County): Fault[] {
  return [...checkStaffing(pack, county.directory, county.at), ...checkRules(pack, county)];
}

/** The same of its rules alone, whoever is there to work by them. */
export function checkRules(pack: Pack, county: Pick<County, "calendar" | "at">): Fault[] {
  return [
    ...names(pack),
    ...tiers(pack),
    ...chains(pack),
    ...checkLadders(pack),
    ...limits(pack, county),
    ...deciders(pack),
    ...numbers(pack),
  ];
}

function* names({ id, version }: Pack): Iterable<Fault> {
  if (!/^[a-z0-9-]{1,40}$/.test(id))
    yield fault(
      `政策包代号 ${id} 只能用小写字母、数字和连字符`,
      `the id ${id} may have small letters, digits and hyphens only`,
    );
  if (!/^[A-Za-z0-9.-]{1,20}$/.test(version)) yield fault(`版本号 ${version} 不合规`, `${version} is no version`);
}

/** Above the unit, each tier has a seat of its own that leads. */
const LEADING: ReadonlySet<SeatKind> = new Set(LEADING_SEATS);

function* tiers({ tiers }: Pack): Iterable<Fault> {
  const seen = new Set<SeatKind>();
  for (const [tier, { seat, coordinate }] of tiers.entries()) {
    const word = (locale: "zh-CN" | "en") => SEAT_WORDS[locale][seat];
    if (tier === 0 && seat !== "head") yield fault("第 0 级须是承办单位负责人", "tier 0 is held by the unit's head");
    if (tier > 0 && !LEADING.has(seat))
      yield fault(`第 ${tier} 级：${word("zh-CN")}不能主持一级`, `tier ${tier}: ${word("en")} cannot hold a tier`);
    if (seen.has(seat))
      yield fault(
        `第 ${tier} 级：${word("zh-CN")}已主持另一级`,
        `tier ${tier}: ${word("en")} holds another tier already`,
      );
    if (tier > 0 && coordinate === undefined)
      yield fault(`第 ${tier} 级没有协调时限`, `tier ${tier} has no time limit to coordinate`);
    seen.add(seat);
  }
  if (tiers.length < 2) yield fault("承办单位之上至少要有一级", "there has to be a tier above the unit");
}

const REVIEWING: ReadonlySet<SeatKind> = new Set(["head", "office", ...LEADING]);

function* chains({ chain }: Pack): Iterable<Fault> {
  for (const cls of CLASSES) {
    const seats = chain[cls];
    const say = (zh: string, en: string) => fault(`${cls} 类审核链：${zh}`, `review chain of class ${cls}: ${en}`);
    for (const seat of seats)
      if (!REVIEWING.has(seat))
        yield say(`${SEAT_WORDS["zh-CN"][seat]}不能审核`, `${SEAT_WORDS.en[seat]} cannot review`);
    if (new Set(seats).size < seats.length) yield say("同一岗位不能审两步", "one seat cannot decide two steps");
    if (seats.length < 2) yield say("只有一步，等于一人说了算", "one step is one person's word");
    if (seats.every((seat) => seat === "head")) yield say("没有承办单位以外的人", "nobody outside the unit is in it");
  }
}

function* limits(pack: Pack, { calendar, at }: Pick<County, "calendar" | "at">): Iterable<Fault> {
  const more = [
    { name: fault("最长时限", "the longest limit"), limit: pack.limitMax },
    { name: fault("重新办理窗口", "the window to reopen"), limit: pack.reopenWindow },
  ];
  for (const { name, limit } of [...dutyLimits(pack), ...more])
    if (limit.unit === "date")
      yield fault(`${name["zh-CN"]}：规则里的时限不能是固定日期`, `${name.en}: a rule cannot have a date as its limit`);
  // The office dispatches with the limit of the class: if that is longer than the longest allowed, nobody can ever dispatch.
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

function* deciders(pack: Pack): Iterable<Fault> {
  const { extensionSeat, suspensionSeats } = valuesOf(pack);
  for (const seat of [extensionSeat, ...suspensionSeats])
    if (!REVIEWING.has(seat))
      yield fault(`${SEAT_WORDS["zh-CN"][seat]}不能审批申请`, `${SEAT_WORDS.en[seat]} cannot decide on requests`);
}

function* numbers(pack: Pack): Iterable<Fault> {
  const { suspensionCap, suspensionSplit, maxExtensions, maxDispatches, maxReworks, maxReopens } = valuesOf(pack);
  const counts = [
    pack.maxReturns,
    pack.maxTierMoves,
    maxExtensions,
    maxReworks,
    maxReopens,
    suspensionCap,
    suspensionSplit,
  ];
  if (counts.some((count) => count < 0)) yield fault("次数和天数不能是负数", "no count may be negative");
  if (maxDispatches < 1) yield fault("至少要能分办一次", "an issue has to be dispatched at least once");
  if (pack.callBackAttempts < 1) yield fault("至少要回访一次", "at least one call-back has to be tried");
  if (pack.firingGraceSeconds <= LONGEST_COMMAND_SECONDS)
    yield fault(
      `到点宽限须多于 ${LONGEST_COMMAND_SECONDS} 秒，否则按时的申请会被提级抢先`,
      `the firing grace has to be more than ${LONGEST_COMMAND_SECONDS} seconds, or what came in time is overtaken`,
    );
}

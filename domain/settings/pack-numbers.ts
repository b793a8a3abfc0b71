import type { Fault } from "../../contract/fault.ts";
import type { Pack } from "../../contract/pack.ts";
import { valuesOf } from "../../contract/pack-values.ts";
import { fault } from "./fault.ts";

/** Nothing that reached the gateway in time commits later than this (commands.md, time rule T3); a grace must be longer. */
const LONGEST_COMMAND_SECONDS = 12;

/** What is wrong with the name of a pack, and with its counts. */
export function checkNumbers(pack: Pack): Fault[] {
  return [...names(pack), ...numbers(pack)];
}

function* names({ id, version }: Pack): Iterable<Fault> {
  if (!/^[a-z0-9-]{1,40}$/.test(id))
    yield fault(
      `政策包代号 ${id} 只能用小写字母、数字和连字符`,
      `the id ${id} may have small letters, digits and hyphens only`,
    );
  if (!/^[A-Za-z0-9.-]{1,20}$/.test(version)) yield fault(`版本号 ${version} 不合规`, `${version} is no version`);
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

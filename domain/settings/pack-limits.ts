import type { Fault } from "../../contract/fault.ts";
import type { Limit } from "../../contract/limit.ts";
import type { Pack } from "../../contract/pack.ts";
import { dutyOf, TIMED_DUTIES } from "../../contract/pack-values.ts";
import { CLASSES } from "../../contract/vocabulary.ts";
import { DUTY_WORDS } from "../../contract/words.ts";
import { fault } from "./fault.ts";

/** A limit of a pack, by the name a fault gives it. */
export interface PackLimit {
  readonly name: Fault;
  readonly limit: Limit;
}

/** The limits that duties of an issue get, in the order of its life; then the least that remains after a hold. */
export function dutyLimits(pack: Pack): PackLimit[] {
  return [
    ...TIMED_DUTIES.map((kind) => ({
      name: fault(DUTY_WORDS["zh-CN"][kind], DUTY_WORDS.en[kind]),
      limit: dutyOf(pack, kind).limit,
    })),
    ...pack.tiers.flatMap(({ solve, coordinate }, tier) => [
      ...("unit" in solve ? [solve] : CLASSES.map((cls) => solve[cls])).map((limit) => ({
        name: fault(`第 ${tier} 级办结`, `solving at tier ${tier}`),
        limit,
      })),
      ...(coordinate ? [{ name: fault(`第 ${tier} 级协调`, `coordinating at tier ${tier}`), limit: coordinate }] : []),
    ]),
    { name: fault("恢复计时后最少", "the least time after a hold"), limit: pack.minRemaining },
  ];
}

/** What the office dispatches with, if it says nothing else. */
export function classLimits({
  tiers: [unit],
}: Pack): { readonly class: (typeof CLASSES)[number]; readonly limit: Limit }[] {
  if (unit === undefined) return [];
  const { solve } = unit;
  return CLASSES.map((cls) => ({ class: cls, limit: "unit" in solve ? solve : solve[cls] }));
}

import type { Fault } from "../../contract/fault.ts";
import type { Pack } from "../../contract/pack.ts";
import { CLASSES, type SeatKind } from "../../contract/vocabulary.ts";
import { SEAT_WORDS } from "../../contract/words.ts";
import { LEADING_SEATS, valuesOf } from "../../contract/pack-values.ts";
import { fault } from "./fault.ts";

/** What is wrong with the seats that a pack gives its tiers, its review and its requests to. */
export function checkSeats(pack: Pack): Fault[] {
  return [...tiers(pack), ...chains(pack), ...deciders(pack)];
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

function* deciders(pack: Pack): Iterable<Fault> {
  const { extensionSeat, suspensionSeats } = valuesOf(pack);
  for (const seat of [extensionSeat, ...suspensionSeats])
    if (!REVIEWING.has(seat))
      yield fault(`${SEAT_WORDS["zh-CN"][seat]}不能审批申请`, `${SEAT_WORDS.en[seat]} cannot decide on requests`);
}

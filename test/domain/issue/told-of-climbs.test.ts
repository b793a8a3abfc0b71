import { describe, expect, test } from "vitest";
import { NoticeLine } from "../../../contract/notice.ts";
import { noticeSentences } from "../../../domain/notice-text.ts";
import { calendar } from "./county.ts";
import { saidOf } from "./half-way.ts";
import { at, commands, contact, dispatched, type Life, refuseStep } from "./history.ts";

/** What the mail to the enterprise says, word for word. */
function mailed(...asked: Parameters<typeof saidOf>): string[] {
  const lines = [saidOf(...asked)[1]].flat().map((line) => NoticeLine.parse(line));
  return noticeSentences(lines, "zh-CN", calendar.zone);
}

describe("an enterprise is mailed the dates of the new tier", () => {
  test("when the time ran out", () => {
    const life = dispatched();
    life.passUntil(at("11-30 18:00"));
    expect(mailed(life, "11-30 18:00:15", "system", commands.timePassed)).toEqual([
      "到期未办结，自动提级至第 1 级，该级 12月3日 周四 18:00 前作出调度决定，12月7日 周一 18:00 前办结",
    ]);
  });

  test("as expected ones, where the holidays of their year are not published", () => {
    const life = dispatched();
    life.give(at("12-29 09:00"), "system", commands.timePassed);
    expect(mailed(life, "12-31 09:00", "office", commands.escalate)).toEqual([
      "提级至第 2 级，该级 预计 1月11日 周一 18:00 前作出调度决定，预计 1月15日 周五 18:00 前办结",
    ]);
  });

  test("when it is done again at the top, where there is no tier above", () => {
    const life: Life = dispatched();
    for (const who of ["office", "tier1"]) life.give(at("11-24 08:00"), who, commands.escalate);
    life.give(at("11-24 09:00"), "handler", contact(at("11-24 08:50")));
    life.give(at("11-25 10:00"), "handler", commands.closeOut);
    expect(mailed(life, "11-26 11:00", "head", refuseStep(0))).toEqual([
      "办理结果未获认可，二次办理，12月11日 周五 18:00 前办结",
    ]);
  });
});

import { describe, expect, it } from "vitest";
import type { Calendar } from "../../../contract/calendar.ts";
import type { Pack } from "../../../contract/pack.ts";
import { SHIPPED } from "../../../domain/packs/shipped.ts";
import { packName } from "../../../domain/policy.ts";
import { strandedByCalendar } from "../../../domain/settings/calendar-stranding.ts";
import { addDays } from "../../../domain/time/instants.ts";
import { calendar, directory, pack } from "../issue/county.ts";
import { registered } from "../issue/half-way.ts";
import { at, dispatched, type Life } from "../issue/history.ts";

const now = at("11-23 12:00");
const shipped = (id: string): Pack => {
  const found = SHIPPED.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no pack ${id}`);
  return found;
};
const quanzhou = shipped("quanzhou-3-7");

/** So many days off in a row, as a mistyped notice would have them. */
function closed(from: string, days: number, more: Partial<Calendar> = {}): Calendar {
  const free = Array.from({ length: days }, (_, day) => ({ date: addDays(from, day), name: "试" }));
  const dates = new Set(free.map(({ date }) => date));
  const holidays = [...calendar.holidays.filter(({ date }) => !dates.has(date)), ...free];
  return { ...calendar, version: "draft", coveredUntil: "2027-12-31", holidays, ...more };
}

function stranded(draft: Calendar, current: Pack, lives: readonly Life[] = [], by: Calendar = calendar): string[] {
  const running = lives.map((life) => ({ issue: life.issue, pack: life.world.pack }));
  const today = { tenant: "410421", calendar: by, directory, pack: current, at: now };
  return strandedByCalendar(draft, today, running).map((fault) => fault["zh-CN"]);
}

describe("a calendar that could strand an issue", () => {
  it.each(SHIPPED.map((one) => [packName(one), one] as const))(
    "is not one with a usual Spring Festival: %s",
    (_, one) => {
      expect(stranded(closed("2027-02-05", 9), one, [dispatched(), registered()])).toEqual([]);
    },
  );

  it("leaves a class no day on which it could be dispatched: pack, class and day are named", () => {
    const said = stranded(closed("2026-12-01", 25), quanzhou);
    expect(said).toEqual(
      ["A", "B", "C"].map(
        (cls) => `政策包 quanzhou-3-7@1：${cls} 类无法分办：从 2026-11-23 起，连同不上班的日子，办结时限长于最长时限`,
      ),
    );
  });

  it("leaves no open time for a limit of the pack: every duty in working time is named", () => {
    const said = stranded(closed("2026-12-01", 40), quanzhou);
    for (const duty of ["签收", "异议裁定", "企业评价", "第 1 级协调"])
      expect(said.filter((one) => one.startsWith(`政策包 quanzhou-3-7@1：「${duty}」从 2026-1`))).toHaveLength(1);
  });

  it("covers no day any more: no limit of any class could be computed within it", () => {
    const over = { ...calendar, version: "draft", coveredUntil: "2026-11-01", holidays: calendar.holidays };
    expect(stranded(over, pack)).toEqual(
      ["A", "B", "C"].map(
        (cls) => `政策包 henan-13710@1：${cls} 类无法分办：日历只覆盖到 2026-11-01，已过，算不出确定的办结期限`,
      ),
    );
  });

  it("brings a running issue to a stop: its number, pack, class and duty are named", () => {
    const life = dispatched("C", { pack: quanzhou });
    const said = stranded(closed("2026-11-24", 40), pack, [life]).filter((one) => one.startsWith("诉求"));
    expect(said).toContain(
      "诉求 〔2026〕0001号（政策包 quanzhou-3-7@1，C 类）会停住：「签收」从 2026-11-24 推到 2027-01-04",
    );
    expect(said).toHaveLength(3);
  });

  it("strands an issue that waits for its dispatch under the pack it keeps, though new ones have another", () => {
    const waiting = registered();
    waiting.world = { ...waiting.world, pack: quanzhou };
    const draft = closed("2026-12-01", 25);
    expect(stranded(draft, shipped("xuchang-abc"))).toEqual([]);
    expect(stranded(draft, shipped("xuchang-abc"), [waiting])).toContainEqual(
      expect.stringContaining("政策包 quanzhou-3-7@1：C 类无法分办"),
    );
    // what is dispatched already needs no class limit any more
    const given = dispatched("C", { pack: quanzhou });
    expect(stranded(draft, shipped("xuchang-abc"), [given]).join()).not.toContain("无法分办");
  });

  it("is not blamed for what stops under the calendar in force already: it may be the remedy", () => {
    const broken = closed("2026-12-01", 25);
    expect(stranded({ ...broken, version: "same" }, quanzhou, [], broken)).toEqual([]);
    expect(stranded(calendar, quanzhou, [], broken)).toEqual([]);
  });
});

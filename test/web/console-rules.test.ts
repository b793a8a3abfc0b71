import { describe, expect, it } from "vitest";
import china from "../../domain/calendars/china-2026.json" with { type: "json" };
import henan from "../../domain/packs/henan-13710-2.json" with { type: "json" };
import { Pack } from "../../contract/pack.ts";
import { limitOf } from "../../web/console/actions/fields/limit-entered.ts";
import { daysBetween } from "../../web/console/audit/days-between.ts";
import { figureWords } from "../../web/console/bulletin/figure-words.ts";
import { type HolidayRow, isNoRange, noticeDays, placeFaults } from "../../web/console/rules/notice-days.ts";
import { rowsOfText, yearOf } from "../../web/console/rules/notice-text.ts";
import { faultsIn } from "../../web/console/rules/pack/fault-sections.ts";
import { packChanges, packGroups } from "../../web/console/rules/pack/pack-lines.ts";
import { putIn } from "../../web/console/rules/pack/put-in.ts";

/** The paragraphs of 国办发明电〔2025〕7号, the notice the shipped calendar was taken from. */
const NOTICE = `国务院办公厅关于2026年部分节假日安排的通知
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。`;

const row = (from: string, to: string, ...makeUp: string[]): HolidayRow => ({ name: "元旦", from, to, makeUp });
const pack = Pack.parse(henan);
const other = (path: (string | number)[], value: unknown): Pack => Pack.parse(putIn(pack, path, value));

describe("a pasted notice", () => {
  it("gives the very days of the calendar that was made from it", () => {
    expect(yearOf(NOTICE)).toBe("2026");
    const { holidays, makeUpDays } = noticeDays(rowsOfText(NOTICE, "2026"));
    expect(holidays).toEqual(china.holidays);
    expect(makeUpDays).toEqual(china.makeUpDays);
  });

  it("may reach over New Year, and may be copied with half-width marks", () => {
    const [found] = rowsOfText("一、元旦:2027年12月31日(周五)至2028年1月2日(周日)放假。", "2027");
    expect(found).toEqual(row("2027-12-31", "2028-01-02"));
  });

  it("leaves out what is no holiday", () => {
    expect(rowsOfText("请做好值班工作。", "2027")).toEqual([]);
    expect(rowsOfText("一、值班：各单位安排好值班。", "2027")).toEqual([]);
  });
});

describe("holidays typed in", () => {
  it("take both ends of a range; one day needs no end", () => {
    const { holidays } = noticeDays([row("2027-02-27", "2027-03-01"), row("2027-01-01", "")]);
    expect(holidays.map(({ date }) => date)).toEqual(["2027-01-01", "2027-02-27", "2027-02-28", "2027-03-01"]);
    expect(noticeDays([row("", "")])).toEqual({ holidays: [], makeUpDays: [] });
  });

  it("are questioned when a range ends before it begins or never ends", () => {
    expect(isNoRange(row("2027-01-03", "2027-01-01"))).toBe(true);
    expect(isNoRange(row("2027-01-01", "2028-01-03"))).toBe(true);
    expect(isNoRange(row("2027-01-01", "2027-01-03"))).toBe(false);
    expect(isNoRange(row("2027-01-01", ""))).toBe(false);
  });

  it("have each fault at the row whose day it names", () => {
    const rows = [row("2027-01-01", "2027-01-03"), row("2027-05-01", "2027-05-03", "2027-05-04")];
    const [inside, worked, elsewhere] = [
      { "zh-CN": "", en: "2027-01-02 is a holiday and a make-up day" },
      { "zh-CN": "", en: "make-up day 2027-05-04 is a working day anyway" },
      { "zh-CN": "", en: "unknown time zone" },
    ];
    expect(placeFaults([inside, worked, elsewhere], rows)).toEqual({ rows: [[inside], [worked]], rest: [elsewhere] });
  });
});

describe("a policy pack in words", () => {
  it("says every limit, also those it leaves unsaid", () => {
    const lines = packGroups(other(["maxReopens"], undefined), "zh-CN").flatMap(({ lines: all }) => all);
    expect(lines).toContainEqual({ name: "签收", value: "1 个工作日" });
    expect(lines).toContainEqual({ name: "重新办理至多（次）", value: "2" });
    expect(lines.find(({ name }) => name === "办结")?.value).toContain("到期前 2 个工作日：▲ 提醒，提醒");
  });

  it("names exactly what a draft changes", () => {
    const changed = other(["tiers", 0, "solve", "C"], {
      unit: "sum",
      parts: [
        { unit: "workingDay", amount: 3 },
        { unit: "workingHour", amount: 4 },
      ],
    });
    const [change, ...more] = packChanges(pack, changed, "zh-CN");
    expect(more).toEqual([]);
    expect(change?.before).toContain("C 7 个自然日");
    expect(change?.value).toContain("C 3 个工作日后再加 4 个工作小时");
    expect(packChanges(pack, pack, "en")).toEqual([]);
  });

  it("shows a fault in the section it speaks of", () => {
    const chain = "C 类审核链：只有一步，等于一人说了算";
    expect(faultsIn("chain", [chain])).toEqual([chain]);
    expect(faultsIn("tiers", [chain])).toEqual([]);
    expect(faultsIn("tiers", ["C 类的办结时限长于最长时限，无法分办"])).toHaveLength(1);
    expect(faultsIn("tiers", ["第 2、3 级：总调度会、市级领导小组只有一人，提级等于没有提级"])).toHaveLength(1);
    expect(faultsIn("chain", ["C 类审核链：县自然资源局的诉求到第 2 步（领导小组办公室）无人可审"])).toHaveLength(1);
    expect(faultsIn("json", ["something nobody thought of"])).toHaveLength(1);
  });
});

describe("a limit being entered", () => {
  it("may be a sum of units; what is missing stays missing, for the schema to name", () => {
    const parts = [{ unit: "workingDay", amount: 1 }, { unit: "workingHour" }];
    expect(limitOf({ unit: "sum", parts })).toEqual({
      unit: "sum",
      parts: [
        { unit: "workingDay", amount: 1 },
        { unit: "workingHour", amount: undefined },
      ],
    });
    expect(limitOf({ unit: "date", date: "2026-12-01" })).toEqual({ unit: "date", date: "2026-12-01" });
    expect(limitOf(undefined)).toBeUndefined();
  });
});

describe("a figure of the bulletin", () => {
  const name = (id: string) => (id === "U03" ? "县自然资源局" : undefined);
  it.each([
    ["overall.inHand", "在办"],
    ["overall.resolved", "销号：已解决"],
    ["bySource.web.share", "来源：网上提交，占比"],
    ["byKind.land.closed", "类别：用地，已销号"],
    ["rates.onTime/of", "按时办结率的分母"],
    ["resolution.county", "县级问题化解率"],
    ["units.U03.overdue", "县自然资源局：超期"],
    ["escalated.2", "提级到第 2 级"],
    ["late", "系统执行迟于承诺"],
  ])("%s is called %s", (key, words) => {
    expect(figureWords(key, "zh-CN", name)).toBe(words);
    expect(figureWords(key, "en", name)).not.toContain(".");
  });
});

describe("the days of a case file", () => {
  it("are those of the county's zone, both ends", () => {
    const days = daysBetween("2026-12-30T16:30:00.000Z", "2027-01-01T15:00:00.000Z", "Asia/Shanghai");
    expect(days).toEqual(["2026-12-31", "2027-01-01"]);
  });
});

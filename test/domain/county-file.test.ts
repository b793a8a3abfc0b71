import { describe, expect, test } from "vitest";
import type { Calendar } from "../../contract/calendar.ts";
import type { CountyFile } from "../../contract/county.ts";
import type { Pack } from "../../contract/pack.ts";
import { checkCalendar } from "../../domain/calendar-check.ts";
import { checkCounty } from "../../domain/county-check.ts";
import { COUNTY } from "./county.ts";
import { calendar, pack } from "./issue/county.ts";

const words = { "zh-CN": "诉求", en: "appeal" };
const field = (name: string) => ({
  name,
  label: words,
  part: "narrative" as const,
  kind: "text" as const,
  required: true,
  max: 10,
});
const form = (id: string, ...names: readonly string[]): CountyFile["forms"][number] => ({
  id,
  version: "1",
  title: words,
  secrecyWarning: words,
  sections: names.map((name) => ({ title: words, fields: [field(name)] })),
  files: { max: 1, maxBytes: 1, types: [] },
});
const file = (more: Partial<CountyFile> = {}): CountyFile => ({
  directory: COUNTY,
  calendar,
  pack,
  forms: [form("appeal", "what", "where"), form("visit", "what")],
  programmeStart: "2026-07-01",
  ...more,
});

const NOW = "2026-11-23T01:00:00.000Z";

describe("a county file", () => {
  test("without a fault may be loaded", () => {
    expect(checkCounty(file(), NOW)).toEqual([]);
  });
  test("has every fault of its directory, its calendar and its forms named", () => {
    const twice = {
      ...COUNTY,
      holdings: [...COUNTY.holdings, { seat: "head:U9", person: "office", from: "2026-01-01T00:00:00.000Z" }],
    };
    const faults = checkCounty(
      file({
        directory: twice,
        calendar: { ...calendar, zone: "Asia/Nowhere" },
        forms: [form("appeal", "what", "what"), form("appeal")],
      }),
      NOW,
    );
    expect(faults).toEqual([
      "calendar: unknown time zone Asia/Nowhere",
      expect.stringMatching(/^holdings\/head:U9\/office: .*U9/),
      "form appeal is named twice",
      "field of form appeal what is named twice",
    ]);
  });
});

describe("a county file whose pack could strand an issue", () => {
  test.each<[string, Partial<Pack>, string]>([
    [
      "a tier without a limit",
      { tiers: pack.tiers.map((tier) => ({ ...tier, coordinate: undefined })) },
      "pack: tier 1 has no time limit to coordinate",
    ],
    [
      "a chain of one",
      { chain: { ...pack.chain, C: ["office"] } },
      "pack: review chain of class C: one step is one person's word",
    ],
    [
      "a ladder that ends",
      { solveTopLadder: [{ at: "due", effect: "remind" }] },
      "pack: solve (top tier): it has to repeat without end after due, or nobody is ever reminded again",
    ],
  ])("%s may not be loaded", (_, wrong, sentence) => {
    expect(checkCounty(file({ pack: { ...pack, ...wrong } }), NOW)).toContain(sentence);
  });
});

describe("a calendar is told its faults in both languages:", () => {
  const monday = (...blocks: readonly (readonly [string, string])[]) => ({
    week: { ...calendar.week, "1": blocks.map(([from, to]) => ({ from, to })) },
    makeUpDays: [],
  });
  const day = (date: string) => ({ date, name: "试" });
  const [first, second] = [day("2026-01-01"), day("2026-10-01")];
  const bare = { holidays: [first], makeUpDays: [] };
  test.each<[string, Partial<Calendar>, [string, string][]]>([
    ["a zone", { zone: "X/Y" }, [["没有 X/Y 这个时区", "unknown time zone X/Y"]]],
    [
      "a version with a sign",
      { version: "a?" },
      [["版本名 a? 只能用字母、数字和 . / -", "the version a? may have letters, digits and . / - only"]],
    ],
    [
      "a version that begins with one",
      { version: "?a" },
      [["版本名 ?a 只能用字母、数字和 . / -", "the version ?a may have letters, digits and . / - only"]],
    ],
    ["an eighth weekday", { week: { ...calendar.week, "8": [] } }, [["没有星期 8", "there is no weekday 8"]]],
    [
      "a weekday of two digits",
      { week: { ...calendar.week, "12": [], "21": [] } },
      [
        ["没有星期 12", "there is no weekday 12"],
        ["没有星期 21", "there is no weekday 21"],
      ],
    ],
    [
      "a Monday that make-up days cannot follow",
      { week: { ...calendar.week, "1": [] } },
      [["调休上班日按周一的时间上班，而周一不上班", "make-up days follow a Monday, and Monday is closed"]],
    ],
    [
      "blocks that overlap",
      monday(["08:00", "12:00"], ["11:59", "18:00"]),
      [
        [
          "周一：11:59–18:00 与前一段重叠或早于前一段",
          "weekday 1: 11:59–18:00 overlaps or precedes the block before it",
        ],
      ],
    ],
    [
      "a block of no length",
      monday(["08:00", "08:00"]),
      [["周一：08:00–08:00 不是一段时间", "weekday 1: 08:00–08:00 is no time"]],
    ],
    [
      "a day twice",
      { ...bare, holidays: [first, first] },
      [["节假日：2026-01-01 写了两次", "holidays: 2026-01-01 is named twice"]],
    ],
    [
      "days out of order",
      { ...bare, holidays: [second, first] },
      [["节假日：2026-01-01 没有按日期排列", "holidays: 2026-01-01 is out of order"]],
    ],
    [
      "a make-up day that is no date",
      { ...bare, makeUpDays: [day("2026-02-30")] },
      [["调休上班日：没有 2026-02-30 这一天", "make-up days: 2026-02-30 is no date"]],
    ],
    [
      "a make-up day that is a holiday",
      { ...bare, makeUpDays: [first] },
      [["2026-01-01 既是节假日又是调休上班日", "2026-01-01 is a holiday and a make-up day"]],
    ],
    [
      "a make-up day on a Friday",
      { ...bare, makeUpDays: [day("2026-01-02")] },
      [["调休上班日 2026-01-02 本来就上班", "make-up day 2026-01-02 is a working day anyway"]],
    ],
    [
      "an end that is no date",
      { ...bare, coveredUntil: "2026-02-30" },
      [["通知覆盖到 2026-02-30：没有这一天", "coveredUntil 2026-02-30 is no date"]],
    ],
    [
      "a day after the end",
      { ...bare, coveredUntil: "2025-12-31" },
      [
        ["2026-01-01 晚于通知所覆盖的 2025-12-31", "2026-01-01 lies after coveredUntil 2025-12-31"],
        ["称覆盖到 2025-12-31，但 2025 年没有写节假日", "covered until 2025-12-31, and no holiday is named in 2025"],
      ],
    ],
    [
      "a year without holidays between two that have some",
      { holidays: [day("2024-01-01"), first], makeUpDays: [] },
      [["称覆盖到 2026-12-31，但 2025 年没有写节假日", "covered until 2026-12-31, and no holiday is named in 2025"]],
    ],
  ])("%s", (_, change, sentences) => {
    expect(checkCalendar({ ...calendar, ...change })).toEqual(sentences.map(([zh, en]) => ({ "zh-CN": zh, en })));
  });
  test("a block may begin when the one before it ends, and the last day covered may be free", () => {
    expect(checkCalendar({ ...calendar, ...monday(["08:00", "12:00"], ["12:00", "18:00"]) })).toEqual([]);
    expect(checkCalendar({ ...calendar, ...bare, coveredUntil: "2026-01-01" })).toEqual([]);
    expect(checkCalendar({ ...calendar, week: { "1": calendar.week["1"] ?? [] }, ...bare })).toEqual([]);
  });
  test("a week without any open time is one", () => {
    const closed = Object.fromEntries(Object.keys(calendar.week).map((weekday) => [weekday, []]));
    expect(checkCalendar({ ...calendar, ...bare, week: closed })).toEqual([
      { "zh-CN": "整周都没有上班时间", en: "no open time in the whole week" },
    ]);
  });
});

import { describe, expect, test } from "vitest";
import type { BulletinRow, DataSet } from "../../../contract/bulletin-row.ts";
import type { Bulletin } from "../../../contract/bulletin.ts";
import { bulletinOf, dataSetOf } from "../../../domain/bulletin/bulletin.ts";
import { bulletinRecipients } from "../../../domain/bulletin/recipients.ts";
import { bulletinSummary } from "../../../domain/bulletin/summary.ts";
import { periodOf } from "../../../domain/period.ts";
import { COUNTY } from "../county.ts";
import { local } from "../life.ts";

const programme = { zone: "Asia/Shanghai", start: "2026-07-01" };
const [june, july, august] = [local("2026-06-15 09:00"), local("2026-07-15 09:00"), local("2026-08-15 09:00")];

function row(issue: string, more: Partial<BulletinRow> = {}): BulletinRow {
  const about = { issue, number: issue, source: "web", kind: "land", class: "C", level: "county", unit: "U1" } as const;
  const stands = {
    version: 1,
    tier: 0,
    status: "handling",
    registeredAt: july,
    onTime: false,
    overdue: false,
  } as const;
  return { ...about, ...stands, signs: [], escalations: [], lateRungs: [], ...more };
}

function dataOf(rows: readonly BulletinRow[], key = "2026-07"): DataSet {
  const period = periodOf(key, programme);
  if (period === undefined) throw new Error(key);
  return dataSetOf(period, rows);
}

function sheet(rows: readonly BulletinRow[], previous?: DataSet, key?: string): Bulletin {
  const bulletin = bulletinOf(dataOf(rows, key), previous, COUNTY);
  if ("faults" in bulletin) throw new Error(bulletin.faults.join());
  return bulletin;
}

describe("the data set of a month", () => {
  test("holds what a figure looks at, by register number, and nothing else", () => {
    const gone = row("I9", { registeredAt: june, endedAt: june, status: "closed" });
    expect(dataOf([row("I2"), gone, row("I1")]).rows.map(({ issue }) => issue)).toEqual(["I1", "I2"]);
  });
});

describe("the list of what is overdue", () => {
  const late = (issue: string, unit: string, day: string, number = issue) =>
    row(issue, { overdue: true, unit, number, promiseDueAt: local(`2026-07-${day} 18:00`), tier: 1 });

  test("is ordered by unit, then by the day promised, then by register number", () => {
    const rows = [
      late("I1", "U2", "02"),
      late("I2", "U1", "20"),
      late("I3", "U1", "10", "B"),
      late("I4", "U1", "10", "A"),
      late("I5", "T1", "30"),
    ];
    for (const given of [rows, rows.toReversed()])
      expect(sheet(given).overdue.map(({ issue, unitName }) => [issue, unitName])).toEqual([
        ["I5", "示例镇"],
        ["I4", "示例县发展和改革委员会"],
        ["I3", "示例县发展和改革委员会"],
        ["I2", "示例县发展和改革委员会"],
        ["I1", "示例县自然资源局"],
      ]);
  });

  test("names only what is overdue, promised and with a unit, and in the month's total", () => {
    const { unit: _, ...nobody } = late("I2", "U1", "02");
    const { promiseDueAt: __, ...unpromised } = late("I3", "U1", "02");
    const before = { ...late("I4", "U1", "02"), registeredAt: june, endedAt: june };
    expect(sheet([row("I1"), nobody, unpromised, before]).overdue).toEqual([]);
  });
});

describe("what was raised", () => {
  test("is counted by the tier it came to in the month", () => {
    const rows = [
      row("I1", {
        escalations: [
          { to: 2, at: july },
          { to: 1, at: july },
        ],
      }),
      row("I2", {
        escalations: [
          { to: 1, at: july },
          { to: 3, at: august },
        ],
      }),
      row("I3", { escalations: [{ to: 2, at: june }] }),
    ];
    expect(sheet(rows).escalated.map(({ tier, figure }) => [tier, figure.key, figure.issues])).toEqual([
      [1, "escalated.1", ["I1", "I2"]],
      [2, "escalated.2", ["I1"]],
    ]);
  });

  test("and what the system did late, in the month only", () => {
    expect(sheet([row("I1", { lateRungs: [june, july] }), row("I2", { lateRungs: [june] })]).late.issues).toEqual([
      "I1",
    ]);
  });
});

describe("what came back", () => {
  test("is in the total of the month it was reopened in, and counted as reopened and as done again", () => {
    const again = { registeredAt: june, reopenings: [{ closedAt: june, at: july }], reworks: [july] };
    const rows = [row("I1", again), row("I2", { reworks: [june] }), row("I3", { reworks: [june, july] })];
    const { overall } = sheet(rows);
    expect(overall.total.value).toBe(3);
    expect([overall.reopened?.issues, overall.reworked?.issues]).toEqual([["I1"], ["I1", "I3"]]);
    expect(sheet(rows).identities).toContainEqual({ name: "carriedAndNew", left: 3, right: 3 });
  });

  test("and a suspended issue is planned for later", () => {
    const { overall } = sheet([row("I1", { status: "suspended" }), row("I2")]);
    expect(overall.planned?.issues).toEqual(["I1"]);
  });
});

describe("silence", () => {
  test("in the month is no valid answer, unless a mark came", () => {
    const rows = [
      row("I1", { lapsedAt: july }),
      row("I2", { lapsedAt: july, rated: { at: july, level: 5 } }),
      row("I3", { lapsedAt: june }),
      row("I4"),
    ];
    expect(sheet(rows).rates.noValidAnswer).toMatchObject({ key: "rates.noValidAnswer", issues: ["I1"] });
  });
});

describe("a kind of problem", () => {
  test("nobody has any more is still shown in the month after", () => {
    const done = row("I1", { kind: "energy", status: "closed", endedAt: july });
    const august = sheet([done, row("I2", { registeredAt: local("2026-08-02 09:00") })], dataOf([done]), "2026-08");
    expect(august.byKind.map(({ name, share, before }) => [name, share.value, before])).toEqual([
      ["land", 1, 0],
      ["energy", 0, 1],
    ]);
    expect(sheet([row("I1")]).byKind.map(({ name }) => name)).toEqual(["land"]);
  });
});

describe("the mail of the bulletin", () => {
  const month = sheet([row("I1"), row("I2", { status: "closed", endedAt: july, outcome: "resolved" })]);

  test("says the main figures in the words of the programme", () => {
    expect(bulletinSummary(month, "zh-CN", "https://example.test/b").text.split("\n")).toEqual([
      "示例县2026年7月企业问题销号情况通报",
      "示例县企业服务领导小组办公室 〔2026〕1号",
      "",
      "合计 2 件：上期结转 0，新增 2",
      "办结 1，不予受理 0，在办 1，其中超期 0",
      "办结率 0/0",
      "按时办结率 0/0",
      "及时签收率 0/0",
      "满意率 0/0",
      "化解率 1/2 = 50.00 %",
      "",
      "全文：https://example.test/b",
      "",
    ]);
  });

  test("says the same in English", () => {
    expect(bulletinSummary(month, "en", "https://example.test/b").text.split("\n").slice(1)).toEqual([
      "示例县企业服务领导小组办公室 〔2026〕1号",
      "",
      "Total 2: carried over 0, new 2",
      "Closed 1, refused 0, in hand 1, of them overdue 0",
      "Close-out rate 0/0",
      "On-time rate 0/0",
      "Signed in time 0/0",
      "Satisfaction 0/0",
      "Resolution rate 1/2 = 50.00 %",
      "",
      "The whole sheet: https://example.test/b",
      "",
    ]);
  });

  test("a cumulative sheet has no number, and its line ends after the office", () => {
    const [, line] = bulletinSummary(sheet([], undefined, "until-2026-09-08"), "zh-CN", "l").text.split("\n");
    expect(line).toBe("示例县企业服务领导小组办公室");
  });

  test("goes to the leaders and units by inbox and mail, to subscribers by mail, to nobody twice", () => {
    expect(bulletinRecipients(local("2026-08-03 08:30"), COUNTY)).toEqual([
      { recipient: "head", name: "姓名head", email: "head@example.test", channels: ["inbox", "mail"] },
      { recipient: "leader", name: "姓名leader", channels: ["inbox", "mail"] },
      { recipient: "reader@example.test", name: "订阅者", email: "reader@example.test", channels: ["mail"] },
    ]);
  });
});

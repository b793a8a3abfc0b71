import { describe, expect, it } from "vitest";
import type { DirectoryEdit } from "../../../contract/directory-edits.ts";
import { readInstant, writeInstant } from "../../../domain/directory/local-time.ts";
import { ENTERPRISE } from "../life.ts";
import { COUNTY, EARLIER, LATER, NOW, changed, edited, hold, sub } from "./county.ts";

const SEPTEMBER = "2026-09-01T00:00:00.000Z";
const OCTOBER = "2026-10-01T00:00:00.000Z";
const handOver = (from: string, to: string, at?: string): DirectoryEdit => ({ edit: "handOver", from, to, at });
const periods = (directory: typeof COUNTY, seat: string) =>
  directory.holdings.filter((one) => one.seat === seat).map(({ person, from, until }) => [person, from, until]);

describe("the time of a seat", () => {
  const began = "2026-01-01T00:00:00.000Z";
  it("that runs gets an end, a later one, and none again, and keeps its beginning", () => {
    const ends = changed([hold("handler:U1", "handler", undefined, LATER)]);
    expect(periods(ends, "handler:U1")).toEqual([["handler", began, LATER]]);
    const longer = changed([hold("handler:U1", "handler", began, SEPTEMBER)], ends);
    expect(periods(longer, "handler:U1")).toEqual([["handler", began, SEPTEMBER]]);
    expect(periods(changed([hold("handler:U1", "handler")], longer), "handler:U1")).toEqual([
      ["handler", began, undefined],
    ]);
    const now = changed([hold("handler:U1", "handler", undefined, NOW)]);
    expect(periods(now, "handler:U1")).toEqual([["handler", began, NOW]]);
  });
  it("that is said again as it is stays as it is, with the commit that wrote it", () => {
    expect(changed([hold("handler:U1", "handler")])).toEqual({ ...COUNTY, version: "change-7" });
    const planned = changed([hold("handler:U1", "office", LATER, SEPTEMBER)]);
    const { after } = edited([hold("handler:U1", "office", LATER, SEPTEMBER)], planned, NOW);
    expect(after.holdings).toEqual(planned.holdings);
  });
  it("to come is replaced by what is said now where they meet, and stands where they do not", () => {
    const planned = changed([hold("handler:U1", "office", LATER, SEPTEMBER)]);
    const from = (first: string, until?: string) =>
      periods(changed([hold("handler:U1", "office", first, until)], planned), "handler:U1").slice(1);
    expect(from(LATER, OCTOBER)).toEqual([["office", LATER, OCTOBER]]);
    expect(from("2026-08-15T00:00:00.000Z", SEPTEMBER)).toEqual([["office", "2026-08-15T00:00:00.000Z", SEPTEMBER]]);
    expect(from(SEPTEMBER)).toEqual([
      ["office", LATER, SEPTEMBER],
      ["office", SEPTEMBER, undefined],
    ]);
  });
  it("may begin at this very instant, and again at the instant it ended", () => {
    expect(periods(changed([hold("handler:U1", "office", NOW)]), "handler:U1")[1]).toEqual(["office", NOW, undefined]);
    const ends = changed([hold("handler:U1", "handler", undefined, LATER)]);
    expect(periods(changed([hold("handler:U1", "handler", LATER)], ends), "handler:U1")).toHaveLength(2);
  });
  it("that was over stays as it was when the seat is ended again", () => {
    const over = changed([{ edit: "endHolding", seat: "handler:U1", person: "handler" }], COUNTY, EARLIER);
    const again = changed([hold("handler:U1", "handler")], over);
    const ended = changed([{ edit: "endHolding", seat: "handler:U1", person: "handler", until: LATER }], again);
    expect(periods(ended, "handler:U1")).toEqual([
      ["handler", began, EARLIER],
      ["handler", NOW, LATER],
    ]);
  });
});

describe("what a hand-over passes on", () => {
  it("keeps the end the old holder had, and the beginning of what was to come", () => {
    const before = changed([hold("handler:U2", "head", undefined, OCTOBER), hold("handler:T1", "head", SEPTEMBER)]);
    const after = changed([handOver("head", "office", LATER)], before);
    expect(periods(after, "handler:U2")).toEqual([
      ["head", NOW, LATER],
      ["office", LATER, OCTOBER],
    ]);
    expect(periods(after, "handler:T1")).toEqual([["office", SEPTEMBER, undefined]]);
  });
  it("gives no seat to who holds it already", () => {
    const before = changed([hold("handler:U1", "office")]);
    const after = changed([handOver("handler", "office")], before);
    expect(periods(after, "handler:U1").filter(([person]) => person === "office")).toEqual([
      ["office", NOW, undefined],
    ]);
  });
  it("gives it though others hold it too", () => {
    const before = changed([hold("handler:U1", "auditor")]);
    const after = changed([handOver("handler", "office")], before);
    expect(
      periods(after, "handler:U1")
        .map(([person]) => person)
        .toSorted(),
    ).toEqual(["auditor", "handler", "office"]);
  });
});

describe("who leaves", () => {
  it("leaves the seats and substitutions of others alone, and stands in for nobody any more", () => {
    const before = changed([sub("office", "head", LATER), sub("auditor", "admin", LATER)]);
    const after = changed([{ edit: "endPerson", person: "head" }], before);
    expect(after.substitutions.map(({ person, substitute }) => [person, substitute])).toEqual([["auditor", "admin"]]);
  });
  it("leaves a substitution of somebody else for the same person alone when one is ended", () => {
    const before = changed([sub("office", "auditor", LATER, SEPTEMBER), sub("office", "admin", SEPTEMBER)]);
    const after = changed([{ edit: "endSubstitution", person: "office", substitute: "auditor" }], before);
    expect(after.substitutions.filter(({ person }) => person === "office").map(({ substitute }) => substitute)).toEqual(
      ["admin"],
    );
  });
  it("an interest said twice is one, and the other one stays when it ends", () => {
    const put: DirectoryEdit = {
      edit: "putEnterprise",
      creditCode: "91410421MADEM002XT",
      name: "某厂",
      township: "示例镇",
    };
    const declare = (enterprise: string): DirectoryEdit => ({ edit: "declareInterest", person: "head", enterprise });
    const before = changed([put, declare(ENTERPRISE), declare("91410421MADEM002XT"), declare(ENTERPRISE)]);
    expect(before.interests).toHaveLength(2);
    const after = changed([{ edit: "endInterest", person: "head", enterprise: "91410421MADEM002XT" }], before);
    expect(after.interests).toEqual([{ person: "head", enterprise: ENTERPRISE }]);
  });
});

describe("an instant at the edges of a day", () => {
  const read = (text: string) => readInstant({ text }, "Asia/Shanghai");
  it.each([
    ["2026-08-31 23:59:59", "2026-08-31T15:59:59.000Z"],
    ["2026-08-31 0:00", "2026-08-30T16:00:00.000Z"],
  ])("%s is read and written", (text, instant) => {
    expect(read(text)).toBe(instant);
    expect(read(writeInstant(instant, "Asia/Shanghai"))).toBe(instant);
  });
  it.each(["2026-08-31 12:60", "2026-08-31 12:00:60", "2026-08-31 12:61:00"])("%s is none", (text) => {
    expect(read(text)).toBeUndefined();
  });
  it("is none before the first day a spreadsheet counts as we do, nor in the far future", () => {
    const day = (number: number) => readInstant({ text: String(number), number }, "Asia/Shanghai");
    expect([day(60), day(100_001)]).toEqual([undefined, undefined]);
    expect(day(61)).toBeDefined();
    expect(day(100_000)).toBe("2173-10-13T16:00:00.000Z");
  });
  it("is written as a date at midnight, without seconds where there are none", () => {
    const written = (at: string) => writeInstant(at, "Asia/Shanghai");
    expect(written("2026-08-30T16:00:00.000Z")).toBe("2026-08-31");
    expect(written("2026-08-31T01:05:00.000Z")).toBe("2026-08-31 09:05");
    expect(written("2026-08-31T01:05:06.789Z")).toBe("2026-08-31 09:05:06.789");
  });
});

import { describe, expect, it } from "vitest";
import { DIRECTORY_TABLES, type DirectoryTable } from "../../../contract/directory-edits.ts";
import { readSheet } from "../../../adapters/tables/read-sheet.ts";
import { applyEdits } from "../../../domain/directory/apply-edits.ts";
import type { Cell } from "../../../domain/directory/cell.ts";
import { difference } from "../../../domain/directory/difference.ts";
import { endingsOf } from "../../../domain/directory/endings.ts";
import { readInstant, writeInstant } from "../../../domain/directory/local-time.ts";
import { readRows } from "../../../domain/directory/read-rows.ts";
import { writeRows } from "../../../domain/directory/write-rows.ts";
import { ENTERPRISE } from "../life.ts";
import { changed, COUNTY, LATER, NOW } from "./county.ts";

const ZONE = "Asia/Shanghai";
const cells = (rows: readonly (readonly string[])[]): Cell[][] => rows.map((row) => row.map((text) => ({ text })));
const read = (table: DirectoryTable, rows: readonly (readonly string[])[]) => readRows(table, cells(rows), ZONE);
const faults = (table: DirectoryTable, rows: readonly (readonly string[])[]) =>
  read(table, rows).faults.map(({ code, row, column }) => [row, column, code]);

describe("a sheet of the directory", () => {
  it("is read by its headings, whatever their order, in the programme's words", () => {
    const rows = [
      ["人员编号", "岗位", "结束", "单位编号或信用代码"],
      ["head", "单位负责人", "2026-08-31", "U2"],
      ["", "", "", ""],
      ["office", "助企干部", "", ENTERPRISE.toLowerCase()],
      ["office", "办公室主任", "", ""],
    ];
    expect(read("holdings", rows)).toEqual({
      edits: [
        { edit: "hold", seat: "head:U2", person: "head", until: "2026-08-30T16:00:00.000Z" },
        { edit: "hold", seat: `aide:${ENTERPRISE}`, person: "office" },
        { edit: "hold", seat: "officeHead", person: "office" },
      ],
      rowOf: [2, 4, 5],
      faults: [],
      rows: 3,
    });
  });

  it("has every fault named by row and column, the first and the last", () => {
    const rows = [
      ["单位编号", "单位名称", "类别"],
      ["U 1", "甲局", "部门"],
      ["U2", "", "机关"],
      ["U3", "丙局", "部门", "多"],
      ["U4", "丁".repeat(61), "乡镇"],
      ["U5", "戊局", "部门"],
      ["U5", "己局", "部门"],
    ];
    expect(faults("units", rows)).toEqual([
      [2, "单位编号", "cell-format"],
      [3, "类别", "cell-option"],
      [3, "单位名称", "cell-missing"],
      [4, "4", "cell-extra"],
      [5, "单位名称", "cell-long"],
      [7, undefined, "row-twice"],
    ]);
  });

  it("with a wrong heading is not read any further", () => {
    const rows = [
      ["单位编号", "名称", "单位编号"],
      ["U 1", "甲局", ""],
    ];
    expect(faults("units", rows)).toEqual([
      [1, "名称", "heading-unknown"],
      [1, "单位编号", "heading-twice"],
      [1, "单位名称", "heading-missing"],
      [1, "类别", "heading-missing"],
    ]);
    expect(faults("units", [["单位编号", "单位名称", "类别"]])).toEqual([[undefined, undefined, "file-empty"]]);
    expect(faults("units", []).length).toBe(3);
  });

  it("takes no cell that holds a formula or a spoilt number", () => {
    const sheet: Cell[][] = [
      ...cells([["人员编号", "代理人编号"]]),
      [
        { text: "", fault: "formula" },
        { text: "", fault: "long-number" },
      ],
    ];
    expect(readRows("substitutions", sheet, ZONE).faults).toEqual([
      { code: "formula", column: "人员编号", row: 2 },
      { code: "long-number", column: "代理人编号", row: 2 },
    ]);
  });

  it.each(DIRECTORY_TABLES)("of %s has a template that can be imported as it is", (table) => {
    expect(faults(table, writeRows(table))).toEqual([]);
  });

  it.each(DIRECTORY_TABLES)(
    "of %s that was written out changes nothing when it comes back, nor ends anything",
    (table) => {
      const before = changed([
        { edit: "declareInterest", person: "head", enterprise: ENTERPRISE },
        { edit: "hold", seat: "handler:U2", person: "office", from: LATER },
        { edit: "hold", seat: "handler:T1", person: "office", from: "2026-07-15T02:03:04.567Z" },
      ]);
      const at = "2026-07-16T00:00:00.000Z";
      const written = writeRows(table, { directory: before, at, zone: ZONE });
      const sheet = readSheet(Buffer.from(written.map((row) => row.join(",")).join("\n")), 1e6);
      const { edits } = readRows(table, "rows" in sheet ? sheet.rows : [], ZONE);
      expect(edits.length).toBeGreaterThan(0);
      expect(endingsOf(table, edits, before, at)).toEqual([]);
      const { after, faults: wrong } = applyEdits(before, edits, { at, commit: 8, version: "again" });
      expect([wrong, difference(before, after)]).toEqual([[], []]);
    },
  );

  it("that is the whole table ends what it does not name", () => {
    const { edits } = read("units", [
      ["单位编号", "单位名称", "类别"],
      ["U1", "示例县发展和改革委员会", "department"],
    ]);
    expect(endingsOf("units", edits, COUNTY, NOW)).toEqual([
      { edit: "endUnit", unit: "U2" },
      { edit: "endUnit", unit: "T1" },
    ]);
  });
});

describe("an instant in a sheet", () => {
  it.each([
    ["2026-08-31", "2026-08-30T16:00:00.000Z"],
    ["2026/8/31", "2026-08-30T16:00:00.000Z"],
    ["2026年8月31日 9:05", "2026-08-31T01:05:00.000Z"],
    ["2026-08-31 09:05:06.789", "2026-08-31T01:05:06.789Z"],
  ])("%s is of the county's clock", (text, at) => {
    expect(readInstant({ text }, ZONE)).toBe(at);
    expect(readInstant({ text: writeInstant(at, ZONE) }, ZONE)).toBe(at);
  });
  it.each(["2026-02-30", "31.8.2026", "2026-08-31 24:00", "下周", "2026-13-01"])("%s is none", (text) => {
    expect(readInstant({ text }, ZONE)).toBeUndefined();
  });
  it("is counted in days from the end of 1899 where the spreadsheet made a number of it", () => {
    expect(readInstant({ text: "46265", number: 46_265 }, ZONE)).toBe("2026-08-30T16:00:00.000Z");
    expect(readInstant({ text: "46265.375", number: 46_265.375 }, ZONE)).toBe("2026-08-31T01:00:00.000Z");
    expect(readInstant({ text: "12", number: 12 }, ZONE)).toBeUndefined();
  });
});

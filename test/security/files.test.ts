import { zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FILE_TYPES } from "../../contract/files.ts";
import { holder } from "../functions/county.ts";
import { newKey, type Stage, startStage } from "../functions/stage.ts";
import { uploaded, type Whole, wholeLife } from "./lives.ts";

/** Files as somebody would send them who wants an official to open something else. What is refused leaves no file and no record. */
let stage: Stage;
let whole: Whole;
beforeAll(async () => {
  stage = await startStage();
  whole = await wholeLife(stage);
});
afterAll(() => stage.stop());

const office = holder("office");
const kept = () => [...stage.outside.objects].filter(([key]) => key.startsWith("attachments/"));
const bytes = (text: string) => Buffer.from(text);
const { pdf, png, jpeg, docx, xlsx, txt } = FILE_TYPES;
const page = bytes("<!doctype html><script>alert(1)</script>");
const office97 = (names: readonly string[]) =>
  Buffer.from(zipSync(Object.fromEntries(names.map((name) => [name, bytes("<x/>")]))));
const MB = 1024 * 1024;

/** Both ways by which a file comes in: of an official, and of the enterprise. */
const WAYS = {
  "an official": (upload: string, name: string) =>
    stage.ask("addNote", {
      as: office,
      params: { issue: whole.issue },
      body: { command: { text: "附件", attachments: [{ upload, name }], audience: "all" } },
    }),
  "the enterprise": (upload: string, name: string) =>
    stage.ask("addOwnNote", {
      body: { receipt: whole.issue, code: whole.code, key: newKey(), text: "附件", files: [{ upload, name }] },
    }),
} as const;

describe.each(Object.entries(WAYS))("%s hands in", (_, attach) => {
  it.each<[string, string, () => Buffer]>([
    ["a page as a picture", png, () => page],
    ["a page as a document", pdf, () => page],
    [
      "a picture with a script, as text",
      txt,
      () => bytes(`<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>\u0000`),
    ],
    ["a program as a document", pdf, () => bytes("MZ\u0090\u0000%PDF-1.7")],
    ["a program as text", txt, () => bytes("MZ\u0090\u0000")],
    ["a picture as another kind", jpeg, () => Buffer.from("89504e470d0a1a0a", "hex")],
    [
      "a document with macros",
      docx,
      () => office97(["[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"]),
    ],
    ["an archive as a workbook", xlsx, () => office97(["bomb.txt"])],
    ["an archive of 60 MB as a workbook", xlsx, () => Buffer.from(zipSync({ "bomb.bin": new Uint8Array(60 * MB) }))],
    ["nothing", txt, () => Buffer.alloc(0)],
    ["more than is allowed, though the ticket said less", txt, () => Buffer.alloc(10 * MB + 1, "a")],
  ])("%s, in vain", async (__, type, made) => {
    const upload = await uploaded(stage, made(), type);
    const before = await stage.contents();
    const files = kept().length;
    const { status, body } = await attach(upload, "材料.pdf");
    expect([status, ["file-kind", "file-too-large"].includes(body.code)]).toEqual([400, true]);
    expect(await stage.contents()).toEqual(before);
    expect(kept()).toHaveLength(files);
  });

  it.each([
    "../../../etc/passwd",
    String.raw`..\..\a.pdf`,
    "/etc/passwd",
    "a/b.pdf",
    "a\u0000.pdf",
    "a\r\nX-Evil: 1.pdf",
    "\u202Efdp.exe",
    "长".repeat(121),
    " ",
    "",
  ])("a name that is a path, a header or no name, in vain: %j", async (name) => {
    const upload = await uploaded(stage, bytes("%PDF-1.7"), pdf);
    expect((await attach(upload, name)).body.code).toBe("invalid");
  });
  it.each(["../../attachments/x", "b".repeat(24), "quarantine/b", "%2e%2e%2f"])(
    "an upload that is none, in vain: %s",
    async (upload) => {
      expect((await attach(upload, "a.pdf")).status).toBe(400);
    },
  );

  it.each([
    ["发票.html", "发票.html.txt"],
    ["evil.svg", "evil.svg.txt"],
    ["a.pdf.exe", "a.pdf.exe.txt"],
    [`"; filename=evil.exe; x="`, `"; filename=evil.exe; x=".txt`],
    ["=cmd|'C calc'!A0.csv", "=cmd|'C calc'!A0.csv"],
    ["长名😀𠮷.txt", "长名😀𠮷.txt"],
  ])("%s: it is kept under a name of ours, as a download, and ends as what it is", async (name, called) => {
    const upload = await uploaded(stage, bytes("<html>只是一段文字</html>"), txt);
    const before = new Set(kept().map(([key]) => key));
    expect((await attach(upload, name)).status).toBe(200);
    const [key = "", { type = "" } = {}] = kept().find(([one]) => !before.has(one)) ?? [];
    expect(key).toMatch(new RegExp(`^attachments/410421/${whole.issue}/[0-9a-f]{32}$`));
    expect(type).toBe(txt);
    const file = key.split("/").at(-1) ?? "";
    const { body } = await stage.ask("openFile", { params: { issue: whole.issue, file }, as: office });
    expect(body.name).toBe(called);
    const stored = stage.outside.dispositions.get(key) ?? "";
    expect(stored).toMatch(/^attachment; filename\*=UTF-8''[\w.!~*%-]+$/);
    expect(decodeURIComponent(stored.split("''")[1] ?? "")).toBe(called);
  });
});

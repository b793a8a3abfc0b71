import { unzipSync } from "fflate";
import * as z from "zod/mini";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isCreditCode } from "../../contract/credit-code.ts";
import type { DirectoryEdit, DirectoryTable } from "../../contract/directory-edits.ts";
import { callAws } from "../../adapters/aws-call.ts";
import { DYNAMODB } from "../../adapters/store/database.ts";
import { keepDocument } from "../../adapters/store/documents.ts";
import { toItem } from "../../adapters/store/wire.ts";
import { verifyChain } from "../../adapters/store/seal.ts";
import { directoryCommits } from "../../adapters/store/directory-commits.ts";
import { stageStore } from "../../functions/runtime/stage.ts";
import { county, enterprise, holder } from "./county.ts";
import { dispatched, eventFor, type Life, type Stage, startStage } from "./stage.ts";

let stage: Stage;
let issue: Life;
beforeAll(async () => {
  stage = await startStage();
  issue = await dispatched(stage);
});
afterAll(() => stage.stop());

const admin = holder("admin");
const reason = "人事调整";
const preview = (edits: readonly DirectoryEdit[], as = admin) =>
  stage.ask("previewDirectoryChange", { as, body: { edits } });
const apply = (edits: readonly DirectoryEdit[], seen: { basedOn: string; preview: string }, as = admin) =>
  stage.ask("changeDirectory", { as, body: { edits, basedOn: seen.basedOn, preview: seen.preview, reason } });
const file = (table: DirectoryTable, text: string | Uint8Array, complete = false) => ({
  table,
  content: Buffer.from(text).toString("base64"),
  complete,
});
const look = (body: object) => stage.ask("previewDirectoryImport", { as: admin, body });
const bring = (body: object, seen: { basedOn: string; preview: string }) =>
  stage.ask("importDirectory", { as: admin, body: { ...body, basedOn: seen.basedOn, preview: seen.preview, reason } });
const state = async () => (await stage.ask("readDirectory", { as: admin })).body;
const duties = async (as: string) => (await stage.ask("listDuties", { as })).body;
const holders = async (seat: string, at: string) =>
  (await stage.ask("readSeatHolders", { as: holder("auditor"), query: { seat, at } })).body.persons.map(
    ({ person, commit }: { person: string; commit?: { version: number } }) => [person, commit?.version],
  );
const seen = ({ status, body }: { status: number; body: { code?: string } }) => [status, body.code];
async function carryOut(edits: readonly DirectoryEdit[]) {
  const { body } = await preview(edits);
  return apply(edits, body);
}

const seat = "handler:U03";
const old = holder(seat);
const fresh = holder("handler:U07");

describe("a change of the directory", () => {
  const edits: DirectoryEdit[] = [{ edit: "handOver", from: old, to: fresh }];

  it("is shown before it is made: what differs, and whose open duties pass to whom", async () => {
    const { body } = await preview(edits);
    expect(body).toMatchObject({ basedOn: "demo-1", counts: { added: 1, changed: 0, ended: 1, removed: 0 } });
    expect(body.duties.rows.map(({ issue: of, kind }: { issue: string; kind: string }) => [of, kind])).toContainEqual([
      issue.issue,
      "sign",
    ]);
    expect(body.duties.rows[0].after).toContainEqual(expect.objectContaining({ person: fresh }));
    expect((await state()).version).toBe("demo-1");
  });

  it("is made as it was shown, and the open duty lies in the other's list at once", async () => {
    const { body } = await preview(edits);
    expect((await duties(old)).rows).not.toEqual([]);
    stage.at("2026-11-23T01:30:00.000Z");
    const { status, body: done } = await apply(edits, body);
    expect([status, done.commit.version, done.commit.reason]).toEqual([201, 2, reason]);
    expect(done.commit.actor).toMatchObject({ seat: "admin" });
    expect(seen(await stage.ask("listDuties", { as: old }))).toEqual([403, "forbidden"]);
    expect((await duties(fresh)).rows.map((row: { issue: string }) => row.issue)).toContain(issue.issue);
    const again = await apply(edits, body);
    expect([again.status, again.body.commit.version]).toEqual([201, 2]);
  });

  it("is not made over another directory than it was shown for, nor with other content", async () => {
    const one: DirectoryEdit[] = [{ edit: "putUnit", id: "U90", name: "新设一局", group: "department" }];
    const two: DirectoryEdit[] = [{ edit: "putUnit", id: "U91", name: "新设二局", group: "department" }];
    const { body: shown } = await preview(one);
    expect(seen(await apply(two, shown))).toEqual([409, "preview-differs"]);
    await carryOut(two);
    expect(seen(await apply(one, shown))).toEqual([409, "directory-moved-on"]);
    expect((await stage.ask("listUnits", { as: admin })).body.units.at(-1).id).toBe("U91");
  });

  it("with faults has no preview to apply, and is refused with all of them in the reader's language", async () => {
    const wrong: DirectoryEdit[] = [
      { edit: "hold", seat: "head:U99", person: fresh },
      { edit: "substitute", person: fresh, substitute: fresh },
    ];
    const { body } = await preview(wrong);
    expect(body.preview).toBeUndefined();
    const { version } = await state();
    const refused = await apply(wrong, { basedOn: version, preview: "0".repeat(64) });
    expect(seen(refused)).toEqual([400, "directory-faulty"]);
    expect(refused.body.errors).toEqual([
      { field: "edits.0.place", code: "unknown-unit", message: "没有单位 U99，或已撤销。" },
      { field: "edits.1.substitute", code: "substitute-self", message: "不能代理自己。" },
    ]);
    expect((await state()).version).toBe(version);
  });

  it("that would take a unit from under an open issue is refused, with how many there are", async () => {
    const { body } = await preview([{ edit: "endUnit", unit: "U03" }]);
    expect(body.faults.rows).toContainEqual(expect.objectContaining({ code: "unit-busy" }));
    const closed = await preview([{ edit: "endEnterprise", enterprise: enterprise.creditCode }]);
    expect(closed.body.faults.rows[0]).toMatchObject({ code: "enterprise-busy" });
    const ended = await carryOut([{ edit: "endUnit", unit: "U91" }]);
    expect(ended.status).toBe(201);
    const { units } = (await stage.ask("listUnits", { as: admin })).body;
    expect(units.map(({ id }: { id: string }) => id)).not.toContain("U91");
  });

  it("that leaves a seat to nobody says so before and after, and with whom its duties lie", async () => {
    const last = holder("officeHead");
    const edit: DirectoryEdit = { edit: "endHolding", seat: "officeHead", person: last };
    const { body } = await preview([edit]);
    expect(body.vacant.rows).toMatchObject([{ seat: "officeHead", fallsTo: { seat: "tier2" } }]);
    const { body: done } = await apply([edit], body);
    expect(done.vacant.total).toBe(1);
    expect((await state()).vacant.rows).toContainEqual(expect.objectContaining({ seat: "officeHead" }));
    await carryOut([{ edit: "hold", seat: "officeHead", person: last }]);
    expect((await state()).vacant.total).toBe(0);
  });

  it("shows on the open issue who takes a duty of that seat, and no longer does once somebody is seated", async () => {
    const duty = async () => {
      const { body } = await stage.ask("readIssue", { as: holder("auditor"), params: { issue: issue.issue } });
      return body.duties.find(({ kind }: { kind: string }) => kind === "solve");
    };
    const head = holder("head:U03");
    expect(await duty()).not.toHaveProperty("fallsTo");
    await carryOut([{ edit: "endHolding", seat: "head:U03", person: head }]);
    expect(await duty()).toMatchObject({ holder: { persons: [] }, fallsTo: { name: "包联县级领导" } });
    await carryOut([{ edit: "hold", seat: "head:U03", person: head }]);
    expect(await duty()).not.toHaveProperty("fallsTo");
  });

  it("that leaves one person alone in two seats of a chain says so, with who acts instead", async () => {
    const head = holder("head:U05");
    const ends = county.directory.holdings
      .filter((held) => held.seat === "handler:U05")
      .map(({ person }): DirectoryEdit => ({ edit: "endHolding", seat: "handler:U05", person }));
    const { body } = await preview([...ends, { edit: "hold", seat: "handler:U05", person: head }]);
    expect(body.faults.total).toBe(0);
    expect(body.alone.rows).toMatchObject([
      {
        person: head,
        seats: [{ seat: "handler:U05" }, { seat: "head:U05" }],
        reasons: ["closeOut", "raise"],
        fallsTo: { seat: "tier2" },
      },
    ]);
    expect((await state()).alone.rows).toEqual([]);
  });

  it("after which a close-out would find nobody is refused: unit, class, step and person are named", async () => {
    const kinds = new Set(["office", "officeHead", "tier1", "tier2", "tier3", "tier4"]);
    const ends = county.directory.holdings
      .filter(({ seat }) => kinds.has(seat.split(":", 1).join()))
      .map(({ seat, person }): DirectoryEdit => ({ edit: "endHolding", seat, person }));
    const { body } = await preview([...ends, { edit: "hold", seat: "office", person: holder("head:U03") }]);
    const said = body.faults.rows.filter(({ code }: { code: string }) => code === "chain-of-one");
    expect(said).toContainEqual(
      expect.objectContaining({
        "zh-CN": expect.stringMatching(
          /^县自然资源局的 C 类诉求销号审核到第 2 步（领导小组办公室）将无人可审：.*已参与本轮/,
        ),
      }),
    );
    expect(body.preview).toBeUndefined();
  });

  it("is made by the administrator alone; auditors look, others do not", async () => {
    expect(seen(await preview(edits, holder("office")))).toEqual([403, "forbidden"]);
    const auditor = await stage.ask("readDirectory", { as: holder("auditor") });
    expect([auditor.status, auditor.body.mayChange]).toEqual([200, false]);
    expect(seen(await stage.ask("readDirectory", { as: fresh }))).toEqual([403, "forbidden"]);
    expect((await stage.ask("readDirectory")).status).toBe(401);
  });
});

describe("the one route below /directory/", () => {
  it("leads to nothing that is not in the table", async () => {
    const { handler } = await import("../../functions/http/directory.ts");
    const ask = async (proxy: string, httpMethod: string) => {
      const event = eventFor("listDirectoryChanges", {}, await stage.outside.token(admin));
      return (await handler({ ...event, httpMethod, pathParameters: { proxy } }, {})).statusCode;
    };
    expect(await ask("changes", "GET")).toBe(200);
    expect(await ask("changes/1", "GET")).toBe(200);
    expect(await ask("changes/preview", "GET")).toBe(400);
    expect(await ask("changes/1", "POST")).toBe(405);
    for (const path of ["", "nothing", "changes/1/2", "tables/units/", "../settings"])
      expect(await ask(path, "GET")).toBe(404);
  });
});

describe("looking back", () => {
  it("says who held the seat that day, and by which commit", async () => {
    expect(await holders(seat, "2026-11-20")).toContainEqual([old, 1]);
    const day = await holders(seat, "2026-11-23");
    expect(day).toContainEqual([old, 2]);
    expect(day).toContainEqual([fresh, 2]);
    expect((await holders(seat, "2026-11-24")).map(([person]: [string]) => person)).not.toContain(old);
    expect((await holders(seat, "2026-11-23T01:29:59.999Z")).map(([person]: [string]) => person)).toContain(old);
    expect((await holders(seat, "2026-11-23T01:30:00.000Z")).map(([person]: [string]) => person)).not.toContain(old);
  });

  it("lists every change, and each of them line by line", async () => {
    const { body } = await stage.ask("listDirectoryChanges", { as: admin });
    const commands = body.rows.map(({ command }: { command: string }) => command);
    expect(commands.at(-1)).toBe("loadDirectory");
    expect(body.rows.at(-2)).toMatchObject({ version: 2, reason, counts: { added: 1, ended: 1 } });
    const { body: two } = await stage.ask("readDirectoryChange", { as: admin, params: { version: "2" } });
    expect(two.changes.rows.map(({ what }: { what: string }) => what).toSorted()).toEqual(["added", "ended"]);
    expect(seen(await stage.ask("readDirectoryChange", { as: admin, params: { version: "99" } }))).toEqual([
      404,
      "not-found",
    ]);
  });

  it("rests on a chain that is sealed like that of an issue", async () => {
    const commits = (await directoryCommits(stageStore())).toReversed();
    expect(commits.length).toBeGreaterThan(5);
    expect(verifyChain(commits)).toEqual([]);
    const forged = commits.map((one) => (one.version === 2 ? { ...one, reason: "另一理由" } : one));
    expect(verifyChain(forged)).toEqual([{ version: 2, what: "hash" }]);
  });

  it("is not undone by loading the county's file again, as every start does", async () => {
    const { version } = await state();
    await stage.run("operator/load-county", county);
    expect((await state()).version).toBe(version);
  });
});

describe("a substitute", () => {
  const name = (as: string, body: object) => stage.ask("substituteMe", { as, body: { reason: "休假", ...body } });

  it("is named by everybody for himself, acts from then on, and is ended again", async () => {
    const until = "2026-11-30T00:00:00.000Z";
    const { status, body } = await name(fresh, { substitute: old, until });
    expect([status, body.mine]).toEqual([201, [expect.objectContaining({ substitute: old, until, state: "now" })]]);
    expect((await duties(old)).rows.map((row: { issue: string }) => row.issue)).toContain(issue.issue);
    expect((await holders(seat, "2026-11-24")).map(([person]: [string]) => person)).toContain(old);
    stage.at("2026-11-23T02:00:00.000Z");
    const ended = await stage.ask("endMySubstitution", { as: fresh, body: { substitute: old, reason: "提前回岗" } });
    expect(ended.body.mine).toEqual([]);
    expect(seen(await stage.ask("listDuties", { as: old }))).toEqual([403, "forbidden"]);
    const { body: changes } = await stage.ask("listDirectoryChanges", { as: admin });
    expect(changes.rows[0]).toMatchObject({
      command: "substituteSelf",
      actor: { seat: expect.stringContaining(":U") },
    });
  });

  it("is refused as the administrator's would be: himself, nobody, the past, a circle", async () => {
    expect((await name(fresh, { substitute: fresh })).body.errors[0].code).toBe("substitute-self");
    expect((await name(fresh, { substitute: "nobody" })).body.errors[0].code).toBe("unknown-person");
    const past = await name(fresh, { substitute: admin, from: "2026-11-01T00:00:00.000Z" });
    expect(past.body.errors[0].message).toBe("2026-11-01 08:00 已经过去：已发生的不能改写，只能从现在起变更。");
    await name(admin, { substitute: fresh });
    const circle = await name(fresh, { substitute: admin });
    expect([circle.status, circle.body.errors[0].code]).toEqual([400, "substitute-cycle"]);
  });
});

describe("an import", () => {
  const rows = "岗位,单位编号或信用代码,人员编号,开始,结束\r\n";

  it("is previewed, then applied: the very file, counted and put in force", async () => {
    const body = file("units", "\uFEFF单位编号,单位名称,类别\r\nU95,新设五局,部门\r\nU96,新设六镇,乡镇\r\n");
    const { body: shown } = await look(body);
    expect(shown).toMatchObject({ rows: 2, counts: { added: 2 }, faults: { total: 0 } });
    const other = file("units", "单位编号,单位名称,类别\r\nU95,改了名,部门\r\n");
    expect(seen(await bring(other, shown))).toEqual([409, "preview-differs"]);
    const done = await bring(body, shown);
    expect(done.body.commit).toMatchObject({ command: "importDirectory", counts: { added: 2 } });
    const list = await stage.ask("listDirectory", { as: admin, params: { table: "units" }, query: { q: "新设" } });
    expect(list.body.units.map(({ id }: { id: string }) => id)).toEqual(["U95", "U96"]);
  });

  it("names all faults by row and column and changes nothing", async () => {
    const { version } = await state();
    const body = file(
      "holdings",
      `${rows}经办人,U99,${fresh},,\r\n局长,U03,${fresh},,\r\n单位负责人,U03,${fresh},,\r\n经办人,U03,nobody,昨天,\r\n`,
    );
    const { body: shown } = await look(body);
    const said = shown.faults.rows.map((one: Record<string, unknown>) => [one["row"], one["column"], one["code"]]);
    expect(said.toSorted()).toEqual([
      [2, "单位编号或信用代码", "unknown-unit"],
      [3, "岗位", "cell-option"],
      [4, "岗位", "one-holder"],
      [5, "开始", "cell-date"],
    ]);
    const refused = await bring(body, { basedOn: version, preview: "0".repeat(64) });
    expect(seen(refused)).toEqual([400, "directory-faulty"]);
    expect(refused.body.errors.map(({ field }: { field: string }) => field)).toContain("row 2 / 单位编号或信用代码");
    expect((await state()).version).toBe(version);
  });

  it.each<[string, string | Uint8Array, string]>([
    ["no text", Buffer.from([0xff, 0xfe, 0x41, 0x00]), "file-encoding"],
    ["a broken workbook", Buffer.from("PK\u0003\u0004 broken"), "file-zip"],
    ["another sheet", "编号,名称\r\n1,2\r\n", "heading-unknown"],
  ])("of %s says why", async (_, content, code) => {
    const { body } = await look(file("units", content));
    expect([body.preview, body.faults.rows[0].code]).toEqual([undefined, code]);
  });

  it.each(["csv", "xlsx"])("comes back as it was written out in %s: nothing to change", async (format) => {
    const query = { format, filled: "true" };
    const { body } = await stage.ask("readTemplate", { as: admin, params: { table: "holdings" }, query });
    expect(body.name).toBe(`任职与结对.${format}`);
    if (format === "xlsx") expect(Object.keys(unzipSync(Buffer.from(body.content, "base64")))).toHaveLength(6);
    const { body: shown } = await look({ table: "holdings", content: body.content, complete: true });
    expect(shown.faults.rows.map(({ code }: { code: string }) => code)).toEqual(["no-change"]);
    expect(shown.rows).toBeGreaterThan(300);
  });

  it("takes 5,000 enterprises and their pairings at once", async () => {
    const codes = Array.from({ length: 5000 }, (_, at) => {
      const body = `91410421MA${String(at).padStart(7, "0")}`;
      return [..."0123456789ABCDEFGHJKLMNPQRTUWXY"].map((check) => body + check).find(isCreditCode) ?? "";
    });
    const heading = "统一社会信用代码,企业名称,乡镇,产业链,校验例外理由\r\n";
    const names = codes.map((code, at) => `${code},示例${at}号企业有限公司,示例镇,,`).join("\r\n");
    const enterprises = file("enterprises", heading + names);
    const first = await bring(enterprises, (await look(enterprises)).body);
    expect(first.body.commit.counts.added).toBe(5000);
    const pairings = file("holdings", rows + codes.map((code) => `助企干部,${code},${fresh},,`).join("\r\n"));
    const second = await bring(pairings, (await look(pairings)).body);
    expect(second.body.commit.counts.added).toBe(5000);
    const { counts, vacant } = await state();
    expect([counts.enterprises, vacant.total]).toEqual([5000 + county.directory.enterprises.length, 5004]);
    const next = await stage.ask("listDirectory", {
      as: admin,
      params: { table: "enterprises" },
      query: { after: "5000" },
    });
    expect(next.body.enterprises).toHaveLength(100);
  }, 60_000);
});

describe("the day on which the directory changed", () => {
  it("is proved with its commits among the leaves of the signed head", async () => {
    stage.at("2026-11-24T01:00:00.000Z");
    await stage.run("schedule/prove-the-day");
    const day = { as: holder("auditor"), params: { day: "2026-11-23" } };
    expect((await stage.ask("readProof", day)).body.differences).toEqual([]);
    const { leaves } = (await stage.ask("readDayHead", day)).body;
    const mine = leaves.filter((leaf: { issue: string }) => leaf.issue === "directory");
    expect(mine.length).toBeGreaterThan(8);
    expect(mine.length).toBe((await directoryCommits(stageStore())).length);
  });

  it("is found out if the last change was cut off, or a version was exchanged", async () => {
    const write = (operation: string, input: object) =>
      callAws(DYNAMODB, operation, { TableName: stage.engine.table, ...input });
    const found = async (): Promise<string[]> => {
      await stage.run("schedule/prove-the-day");
      const day = { as: holder("auditor"), params: { day: "2026-11-23" } };
      const { differences } = (await stage.ask("readProof", day)).body;
      return differences
        .filter((one: { issue: string }) => one.issue === "directory")
        .map((one: { what: string; rung: string }) => `${one.what} ${one.rung}`);
    };
    const last = (await directoryCommits(stageStore()))[0];
    const Key = toItem({ pk: "T#410421#DIRECTORY", sk: `COMMIT#${String(last?.version).padStart(8, "0")}` });
    const { Item } = z.object({ Item: z.unknown() }).parse(await write("GetItem", { Key }));
    await write("DeleteItem", { Key });
    expect(await found()).toEqual([`broken-chain commit ${Number(last?.version) - 1}: tail`]);
    await write("PutItem", { Item });
    expect(await found()).toEqual([]);
    await write("DeleteItem", { Key: toItem({ pk: "T#410421#SETTINGS", sk: "DIRECTORY#demo-1" }) });
    const store = stageStore();
    const other = { ...county.directory, interests: [{ person: admin, enterprise: enterprise.creditCode }] };
    await keepDocument(store, { pk: "T#410421#SETTINGS", sk: "DIRECTORY#demo-1" }, other);
    expect(await found()).toEqual(["text commit 1: demo-1"]);
  });
});

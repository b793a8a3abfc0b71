import { afterAll, beforeAll, describe, expect, it } from "vitest";
import quanzhou from "../../domain/packs/quanzhou-3-7.json" with { type: "json" };
import { county, holder } from "./county.ts";
import { dispatched, type Stage, startStage, submission } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.stop());

const admin = holder("admin");
const officeHead = holder("officeHead");
const settings = async () => (await stage.ask("readSettings", { as: admin })).body;
const draftPack = (pack: object, as = admin) => stage.ask("draftPack", { as, body: { pack } });
const draftCalendar = (calendar: object) => stage.ask("draftCalendar", { as: admin, body: { calendar } });
const publish = (draft: string, as = officeHead) => stage.ask("publishDraft", { as, params: { draft }, body: {} });
const seen = ({ status, body }: { status: number; body: { code?: string } }) => [status, body.code];

/** Tuesday 24 November free, invented: a change of the plan during the year. */
const amended = (version: string) => ({
  ...county.calendar,
  version,
  holidays: [...county.calendar.holidays, { date: "2026-11-24", name: "示例假日" }],
});

describe("a calendar", () => {
  it("is read from a notice without anything being stored", async () => {
    const typed = { version: "china-2027/1", notice: "2027 年放假通知", coveredUntil: "2027-12-31" };
    const days = {
      holidays: [{ date: "2027-01-01", name: "元旦" }],
      makeUpDays: [{ date: "2027-01-09", name: "元旦调休上班" }],
    };
    const { body } = await stage.ask("readNotice", { as: admin, body: { ...typed, ...days } });
    expect(body.faults).toEqual([]);
    expect(body.calendar).toMatchObject({ version: "china-2027/1", coveredUntil: "2027-12-31" });
    const wrong = await stage.ask("readNotice", { as: admin, body: { ...typed, file: "BEGIN:VEVENT" } });
    expect(wrong.body).toEqual({
      faults: [expect.objectContaining({ en: "it is neither JSON nor an iCalendar file" })],
    });
    const collides = { ...days, makeUpDays: [{ date: "2027-01-01", name: "?" }] };
    const { body: faulty } = await stage.ask("readNotice", { as: admin, body: { ...typed, ...collides } });
    expect(faulty.faults[0].en).toBe("2027-01-01 is a holiday and a make-up day");
    expect((await settings()).drafts).toEqual([]);
  });

  it("that could strand an issue is refused with every reason, in the reader's language", async () => {
    const { status, body } = await draftCalendar({ ...county.calendar, version: "never", week: {}, makeUpDays: [] });
    expect([status, body.code, body.errors[0].message]).toEqual([400, "rules-faulty", "整周都没有上班时间"]);
    expect((await settings()).drafts).toEqual([]);
  });

  it("is drafted, previewed, put in force by a second person, and moves what was shown", async () => {
    const { issue } = await dispatched(stage);
    const duties = async () => {
      const { body } = await stage.ask("readIssue", { as: holder("office"), params: { issue } });
      return Object.fromEntries(body.duties.map((duty: { kind: string; dueAt: string }) => [duty.kind, duty.dueAt]));
    };
    const before = await duties();
    const { body: draft, status } = await draftCalendar(amended("amended-1"));
    expect([status, draft.state, draft.mayPublish]).toEqual([201, "draft", false]);
    expect((await draftCalendar(amended("amended-1"))).body.draft).toBe(draft.draft);

    const params = { draft: draft.draft };
    const { body: preview } = await stage.ask("previewDraft", { as: officeHead, params });
    expect(preview).toMatchObject({ kind: "calendar", issues: 1 });
    const sign = preview.shifts.find(({ kind }: { kind: string }) => kind === "sign");
    expect(sign).toMatchObject({ issue, from: "2026-11-24T10:00:00.000Z", to: "2026-11-25T10:00:00.000Z" });
    expect(await duties()).toEqual(before);

    expect(seen(await publish(draft.draft, admin))).toEqual([403, "second-person"]);
    const published = await publish(draft.draft);
    expect(published.body).toMatchObject({ state: "published", decidedBy: { person: officeHead } });
    expect((await settings()).calendar.version).toBe("amended-1");
    expect(seen(await publish(draft.draft))).toEqual([409, "draft-decided"]);

    await stage.run("schedule/keep-calendar");
    const after = await duties();
    for (const { kind, to } of preview.shifts) expect(after[kind]).toBe(to);
    expect(await stage.run("schedule/keep-calendar")).toMatchObject({ looked: 0, moved: 0 });
  });

  it("that was published is never changed, and one drafted over another is not put in force", async () => {
    expect(seen(await draftCalendar({ ...amended("amended-1"), notice: "另一通知" }))).toEqual([409, "version-taken"]);
    const { body: first } = await draftCalendar(amended("amended-2"));
    const { body: second } = await draftCalendar(amended("amended-3"));
    expect((await publish(first.draft)).status).toBe(200);
    expect(seen(await publish(second.draft))).toEqual([409, "draft-outdated"]);
    const withdraw = (body: object) =>
      stage.ask("withdrawDraft", { as: officeHead, params: { draft: second.draft }, body });
    for (const body of [{}, { reason: " " }]) {
      const silent = await withdraw(body);
      expect([...seen(silent), silent.body.field]).toEqual([400, "invalid", "reason"]);
    }
    const reason = "依据的日历已更新，请重新起草";
    expect((await withdraw({ reason })).body).toMatchObject({ state: "withdrawn", reason });
    const kept = { state: "withdrawn", decidedBy: { person: officeHead }, reason };
    expect((await settings()).drafts.find(({ draft }: { draft: string }) => draft === second.draft)).toMatchObject(
      kept,
    );
    expect(seen(await publish(second.draft))).toEqual([409, "draft-decided"]);
  });

  it("stays in force when the county's file is loaded again, as at every start", async () => {
    await stage.run("operator/load-county", county);
    expect((await settings()).calendar.version).toBe("amended-2");
  });
});

describe("a policy pack", () => {
  const pack = { ...quanzhou, version: "9" };

  it("that could strand an issue is refused with every reason", async () => {
    const tiers = pack.tiers.map((tier) => ({ ...tier, coordinate: undefined }));
    const { body } = await draftPack({ ...pack, tiers, solveTopLadder: [], chain: { ...pack.chain, C: ["office"] } });
    expect(body.code).toBe("rules-faulty");
    const said = body.errors.map(({ message }: { message: string }) => message).join();
    for (const part of ["第 1 级没有协调时限", "只有一步", "须有且仅有一级在到期时"]) expect(said).toContain(part);
    const unknown = await draftPack({ ...pack, chain: { ...pack.chain, C: ["head", "mayor"] } });
    expect([unknown.body.code, unknown.body.field]).toEqual(["invalid", "pack.chain.C.1"]);
  });

  it("is tried out beside today's, put in force by a second person, and issues keep the pack they have", async () => {
    const old = await dispatched(stage);
    const { body: draft } = await draftPack(pack);
    const { body: preview } = await stage.ask("previewDraft", { as: admin, params: { draft: draft.draft } });
    expect(preview).toMatchObject({ kind: "pack", month: "2026-11", today: "henan-13710@1", draft: "quanzhou-3-7@9" });
    expect(preview.rows).toHaveLength(60);
    expect(preview.totals.draft).not.toEqual(preview.totals.today);
    expect((await publish(draft.draft)).status).toBe(200);

    const young = await dispatched(stage, "U04");
    const solve = async (issue: string) => {
      const { body } = await stage.ask("readIssue", { as: holder("office"), params: { issue } });
      return body.duties.find(({ kind }: { kind: string }) => kind === "solve").limit;
    };
    expect(await solve(old.issue)).toEqual({ unit: "calendarDay", amount: 7 });
    expect(await solve(young.issue)).toEqual({ unit: "workingDay", amount: 7 });
    const { packs } = await settings();
    expect(packs[0]).toEqual({ pack: "quanzhou-3-7@9", name: pack.name.zh, shipped: false });
    expect((await stage.ask("readPack", { as: admin, params: { pack: "anyang-5@1" } })).body.id).toBe("anyang-5");
    expect((await stage.ask("readPack", { as: admin, params: { pack: "nowhere@1" } })).status).toBe(404);
  });

  it("is written by nobody but the administrator, and published by nobody but the two seats", async () => {
    expect(seen(await draftPack({ ...pack, version: "10" }, holder("office")))).toEqual([403, "forbidden"]);
    const { body: draft } = await draftPack({ ...pack, version: "10" });
    expect(seen(await publish(draft.draft, holder("office")))).toEqual([403, "forbidden"]);
    const { body: page } = await stage.ask("readDraft", { as: officeHead, params: { draft: draft.draft } });
    expect(page).toMatchObject({ mayPublish: true, pack: { version: "10" }, faults: [] });
  });

  it("never reaches an enterprise", async () => {
    const { body: receipt } = await stage.ask("submitIssue", { body: submission() });
    expect(receipt.receipt).toBeDefined();
    expect((await stage.ask("readSettings")).status).toBe(401);
  });
});

describe("the day on which rules changed", () => {
  it("is proved as any other: moved dates are found again the second way", async () => {
    stage.at("2026-11-24T01:00:00.000Z");
    await stage.run("schedule/prove-the-day");
    const { body } = await stage.ask("readProof", { as: holder("auditor"), params: { day: "2026-11-23" } });
    expect(body.differences).toEqual([]);
    expect(body.issues).toBeGreaterThan(2);
  });
});

describe("when the holiday notices end", () => {
  it("whoever keeps it is told once at each of the three warnings, the auditor at the last, in the inbox and by mail", async () => {
    const inbox = async (as = admin) => {
      const { body } = await stage.ask("readInbox", { as });
      return body.items.filter(({ notice }: { notice: string }) => notice.startsWith("coverage/"));
    };
    expect((await inbox())[0].subject).toBe("【回音】日历只到 2026-12-31，还有 38 天");
    expect((await inbox(officeHead))[0].subject).toBe("【回音】日历只到 2026-12-31，还有 38 天");
    expect(await inbox(holder("auditor"))).toEqual([]);
    stage.at("2026-12-01T02:00:00.000Z");
    expect(await stage.run("schedule/keep-calendar")).toMatchObject({ told: expect.any(Number) });
    expect((await inbox())[0].subject).toBe("【回音】日历只到 2026-12-31，还有 30 天");
    expect(await stage.run("schedule/keep-calendar")).toMatchObject({ told: 0 });
    stage.at("2026-12-28T02:00:00.000Z");
    await stage.run("schedule/keep-calendar");
    await stage.run("schedule/keep-calendar");
    expect(await inbox()).toHaveLength(3);
    expect(await inbox(officeHead)).toHaveLength(3);
    expect(await inbox(holder("auditor"))).toHaveLength(1);
    await stage.run("schedule/deliver-notices");
    const { email } = county.directory.persons.find(({ id }) => id === admin) ?? {};
    const mails = stage.outside.mails.filter(({ to }) => to === email);
    expect(mails.map(({ subject }) => subject).join()).toContain("日历只到 2026-12-31");
  });
});

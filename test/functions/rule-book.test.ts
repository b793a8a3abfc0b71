import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { enterprise, holder } from "./county.ts";
import { dispatched, inserted, type Life, newKey, partition, type Stage, startStage } from "./stage.ts";

/** One life per capability of the rule book, through the doors of the system. */
let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.stop());

const office = holder("office");
const handler = holder("handler:U03");
const head = holder("head:U03");
const aide = holder(`aide:${enterprise.creditCode}`);
const leader = holder(`tier1:${enterprise.creditCode}`);

/** An issue, and what people do to it. */
class Case {
  readonly life: Life;
  constructor(life: Life) {
    this.life = life;
  }
  ask(id: Parameters<Stage["ask"]>[0], as: string, command: object, query: Record<string, string> = {}) {
    return stage.ask(id, { params: { issue: this.life.issue }, as, query, body: { command } });
  }
  async give(id: Parameters<Stage["ask"]>[0], as: string, command: object) {
    const { status, body } = await this.ask(id, as, command);
    expect(body).toMatchObject({ dryRun: false });
    expect(status).toBe(200);
    return body;
  }
  async page(as = office) {
    return (await stage.ask("readIssue", { params: { issue: this.life.issue }, as })).body;
  }
  async follow() {
    return (await stage.ask("followIssue", { body: { receipt: this.life.issue, code: this.life.code } })).body;
  }
  /** What one may press now, with the fact it repeats. */
  async action(command: string, as: string) {
    const { actions } = await this.page(as);
    return actions.find((one: { command: string }) => one.command === command);
  }
  async pass(instant: string) {
    stage.at(instant);
    await stage.run("workflow/decide-what-is-due", { pk: partition(this.life.issue), epoch: "1" });
  }
  async solved(round: number, outcome = "resolved") {
    const upload = `${"d".repeat(22)}${this.life.issue.slice(0, 1).toLowerCase()}${round}`;
    const file = { bytes: Buffer.from(`%PDF-1.7 ${upload}`), type: "application/pdf" };
    stage.outside.objects.set(`quarantine/quarantine/${upload}`, file);
    await this.give("recordContact", handler, { when: new Date().toISOString(), means: "phone", text: "已联系" });
    await this.give("requestCloseOut", handler, {
      outcome,
      result: "已办妥",
      evidence: [{ upload, name: "批复.pdf" }],
    });
  }
  async told() {
    const events = await inserted(stage, this.life.issue, "COMMIT#");
    await stage.run("stream/announce", events);
    const { body } = await stage.ask("readInbox", { as: head });
    const mine = body.items.filter(({ issue }: { issue?: string }) => issue === this.life.issue);
    return mine.map(({ subject, text }: { subject: string; text: string }) => `${subject}\n${text}`).join("\n");
  }
}
async function fresh(): Promise<Case> {
  stage.at("2026-11-23T01:00:00.000Z");
  return new Case(await dispatched(stage));
}

it("a unit in support signs, answers, and is waited for", async () => {
  const one = await fresh();
  await one.give("changeAssignment", office, { supports: ["U01"] });
  const other = holder("handler:U01");
  const { assignment } = await one.action("answerAsSupport", other);
  await one.give("recordContact", handler, { when: "2026-11-23T00:30:00.000Z", means: "phone", text: "已联系" });
  const early = await one.ask("requestCloseOut", handler, { outcome: "resolved", result: "已办", evidence: [] });
  expect(early).toMatchObject({ status: 409, body: { code: "support-open" } });
  await one.give("answerAsSupport", other, { assignment, text: "协办意见：同意" });
  const { timeline } = await one.page(other);
  expect(timeline[1]).toMatchObject({ sentence: "县发展改革委（协办）已反馈", texts: [{ text: "协办意见：同意" }] });
  expect(timeline.map(({ sentence }: { sentence: string }) => sentence)).toContain("县发展改革委（协办）已签收");
  expect(JSON.stringify(await one.follow())).not.toContain("协办意见");
});

it("an objection is shown what it does, ruled on, and passes the issue on", async () => {
  const one = await fresh();
  const objection = { assignment: "a1", reason: "不属于本单位职责", suggested: "U01" };
  const dry = await one.ask("objectToAssignment", head, objection, { dryRun: "true" });
  expect(dry.body.effects).toMatchObject([{ duty: "ruleObjection#1", sentence: expect.stringContaining("异议裁定") }]);
  await one.give("objectToAssignment", head, objection);
  const { request } = await one.action("ruleOnObjection", office);
  await one.give("ruleOnObjection", office, { request, upheld: true, opinion: "改由发改委", unit: "U01" });
  expect(await one.page()).toMatchObject({ status: "handling", unit: expect.stringContaining("发展") });
  expect(JSON.stringify(await one.follow())).not.toContain("不属于本单位职责");
  expect(await one.told()).toContain("异议成立");
});

it("an extension is asked for, granted, and told to the enterprise", async () => {
  const one = await fresh();
  const wish = { reason: "等待省厅批复", progress: "材料已报", newDue: "2026-12-04" };
  await one.give("requestExtension", head, wish);
  const { request } = await one.action("decideExtension", office);
  await one.give("decideExtension", office, { request, granted: true });
  const shown = await one.follow();
  expect(shown).toMatchObject({ dueAt: "2026-12-04T10:00:00.000Z" });
  expect(shown.timeline[0]).toMatchObject({ sentence: "同意延期，12月4日 周五 18:00 前办结", texts: [] });
  expect(await one.ask("requestExtension", head, { ...wish, newDue: "2026-12-10" })).toMatchObject({
    status: 409,
    body: { code: "extensions-used", title: "延期次数已用完（至多 1 次）。" },
  });
});

it("a suspension stands until its date and is planned in the bulletin", async () => {
  const one = await fresh();
  const wish = { reason: "规划调整未批", measures: "每月对接一次", until: "2026-12-18" };
  await one.give("requestSuspension", head, wish);
  const { request } = await one.action("decideSuspension", office);
  await one.give("decideSuspension", office, { request, granted: true });
  expect(await one.page()).toMatchObject({ status: "suspended", dueAt: "2026-12-18T10:00:00.000Z" });
  stage.at("2026-11-23T01:05:00.000Z");
  const { body } = await stage.ask("readBulletin", { params: { period: "2026-11" }, as: office });
  expect(body.bulletin.overall.planned.issues).toEqual([one.life.issue]);
  await one.pass("2026-12-18T10:00:15.000Z");
  const after = await one.page();
  expect(after.status).toBe("handling");
  expect(after.timeline[0]).toMatchObject({ sentence: "挂账到期，恢复办理，12月25日 周五 18:00 前办结" });
  expect(after.timeline[0]).not.toHaveProperty("by");
});

it("what the reviewers refuse is done again one tier up", async () => {
  const one = await fresh();
  await one.solved(1);
  await one.give("decideCloseOutStep", head, { round: 1, step: 0, decision: "refuse", opinion: "企业反映并未解决" });
  expect(await one.page()).toMatchObject({ status: "handling", tier: 1 });
  const shown = JSON.stringify(await one.follow());
  expect(shown).toContain("二次办理");
  expect(shown).not.toContain("企业反映并未解决");
  expect(await one.told()).toContain("二次办理");
});

it("a bad mark sends it back; a leader has the last word where the law does not allow it", async () => {
  const one = await fresh();
  const mark = (round: number, level: number) => ({
    body: { receipt: one.life.issue, code: one.life.code, key: newKey(), round, level, tags: [] },
  });
  for (const [round, outcome] of [
    [1, "resolved"],
    [2, "explained"],
  ] as const) {
    await one.solved(round, outcome);
    await one.give("decideCloseOutStep", head, { round, step: 0, decision: "approve" });
    await one.give("decideCloseOutStep", office, { round, step: 1, decision: "approve" });
    const status = round === 1 ? "handling" : "verifying";
    expect(await stage.ask("rateIssue", mark(round, 1))).toMatchObject({ body: { status } });
  }
  await one.give("decideDissatisfaction", leader, { round: 2, decision: "rework", reason: "请再与企业协商" });
  expect(await one.page()).toMatchObject({ status: "handling", tier: 2 });
});

it("a close-out is taken back by the unit", async () => {
  const one = await fresh();
  await one.solved(1);
  const { round } = await one.action("withdrawCloseOut", handler);
  await one.give("withdrawCloseOut", handler, { round });
  expect(await one.page()).toMatchObject({ status: "handling" });
});

describe("a withdrawal", () => {
  const withdraw = (one: Case) =>
    stage.ask("withdrawIssue", {
      body: { receipt: one.life.issue, code: one.life.code, key: newKey(), reason: "问题已自行解决" },
    });
  it("is verified by the aide, and not counted as solved", async () => {
    const one = await fresh();
    expect(await one.follow()).toMatchObject({ mayWithdraw: true, mayReopen: false });
    expect(await withdraw(one)).toMatchObject({ body: { status: "handling" } });
    expect(await withdraw(one)).toMatchObject({ status: 409, body: { code: "withdrawal-pending" } });
    expect((await one.follow()).next).toContain("核实撤回是不是本意");
    const { request } = await one.action("decideWithdrawal", aide);
    const call = { request, genuine: true, when: "2026-11-23T01:00:00.000Z", means: "phone", text: "企业确认" };
    expect(await one.ask("decideWithdrawal", handler, call)).toMatchObject({ status: 403 });
    await one.give("decideWithdrawal", aide, call);
    expect(await one.page()).toMatchObject({ status: "closed", outcome: "withdrawn", duties: [] });
    expect(await one.follow()).toMatchObject({ status: "closed", mayReopen: false, mayWithdraw: false });
    stage.at("2026-11-23T01:05:00.000Z");
    const { body } = await stage.ask("readBulletin", { params: { period: "2026-11" }, as: office });
    const { outcomes } = body.bulletin.overall;
    const withdrawn = outcomes.find(({ outcome }: { outcome: string }) => outcome === "withdrawn");
    expect(withdrawn.figure.issues).toEqual([one.life.issue]);
  });
});

it("the office escalates by hand, writes a slip, reclassifies, and asks the enterprise for more", async () => {
  const one = await fresh();
  await one.give("reclassifyIssue", office, { class: "B", kind: "permits" });
  await one.give("issueSlip", office, { colour: "red", to: ["head"], text: "请立即办理", answerBy: "2026-11-24" });
  await one.give("escalateIssue", office, { reason: "需县领导协调" });
  await one.give("askForMore", handler, { text: "请补充土地证复印件" });
  expect(await one.page()).toMatchObject({ tier: 1, class: "B", kind: "permits" });
  const shown = await one.follow();
  expect(shown.timeline[0]).toMatchObject({ sentence: "请企业补充材料", texts: [{ text: "请补充土地证复印件" }] });
  for (const inside of ["请立即办理", "调整分类"]) expect(JSON.stringify(shown)).not.toContain(inside);
  expect(await one.told()).toContain("督办单");
});

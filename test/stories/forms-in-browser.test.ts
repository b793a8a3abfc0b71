import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CountyFile } from "../../contract/county.ts";
import pingshan from "../../local/county/pingshan.json" with { type: "json" };
import { type Client, connect } from "../../local/story/client.ts";
import { Case } from "../../local/story/second/case.ts";
import { type Official, signIn } from "./at-the-console.ts";
import { openBrowser } from "./browser.ts";
import { type DataFolder, dataFolder, type RunningSystem, startSystem } from "./running-system.ts";

/** The forms of what does not happen to every issue, each filled in by the person whose seat may take the step. */
const county = CountyFile.parse(pingshan);
const people = { office: "office-1", head: "head-u03", handler: "handler-u03", support: "handler-u01" };

let data: DataFolder;
let fonts: DataFolder;
let system: RunningSystem;
let client: Client;
let browser: Browser;
let office: Official;
let head: Official;
let handler: Official;
let support: Official;
let leader: Official;
let aide: Official;
let firm = 0;

/** An issue of a firm of its own, brought by the API to where its form begins. */
async function brought(name: string, ...to: (((issue: Case) => Promise<unknown>) | object)[]): Promise<Case> {
  const { enterprises } = county.directory;
  const { creditCode = "", name: called = "" } = enterprises[firm] ?? {};
  firm += 10; // the next one of the same leader
  const place = { name, client, calendar: county.calendar, firm: { creditCode, name: called }, unit: "U03" };
  const issue = new Case({ ...place, leader: "leader-01", aide: `aide-${String(firm - 9).padStart(3, "0")}` });
  await issue.submit(to.find((part) => typeof part === "object"));
  for (const step of to) if (typeof step === "function") await step(issue);
  return issue;
}
const registered = (issue: Case) => issue.register();
const dispatched = (issue: Case) => issue.give("office", "dispatch", { unit: "U03" });
const asked = async (issue: Case, outcome = "resolved") => {
  await issue.contact();
  await issue.closeOut(outcome);
};
const approved = (issue: Case) => issue.approve(1);

beforeAll(async () => {
  [data, fonts] = [dataFolder(), dataFolder()];
  [system, browser] = await Promise.all([startSystem(data, "2026-11-23T09:00"), openBrowser(fonts.path)]);
  client = connect(system.url);
  const named = [people.office, people.head, people.handler, people.support, "leader-01", "aide-031"];
  const all: Official[] = [];
  for (const person of named) all.push(await signIn(browser, system.url, person));
  [office, head, handler, support, leader, aide] = all as [Official, Official, Official, Official, Official, Official];
});
afterAll(async () => {
  await browser.close();
  await system.stop();
  for (const folder of [data, fonts]) folder[Symbol.dispose]();
});

describe("an issue on its way through every request", () => {
  let one: Case;
  beforeAll(async () => {
    one = await brought("厂区道路积水", registered, dispatched);
  });

  it("the unit objects; what is missing is said at its field, which is given the keyboard", async () => {
    await head.read(one);
    await head.begin("提出异议");
    await head.page.getByRole("button", { name: "提出异议：先看影响" }).click();
    await head.page.getByText("请填写这一项。").waitFor();
    expect(await head.page.evaluate("document.activeElement.id")).toBe("reason");
    await head.look("objection-faults");
    await head.page.keyboard.type("不属于本单位职责。");
    await head.choose("建议由哪个单位办理", "县发展改革委");
    await head.look("objection");
    expect(await head.send("提出异议", "effects")).toContain("异议裁定");
    await head.page.getByText("县自然资源局提出异议，待裁定").waitFor();
  });

  it("the office rules on it", async () => {
    await office.read(one);
    await office.begin("裁定异议");
    await office.page.getByText("异议成立，另行交办").click();
    await office.look("ruling-upheld");
    await office.page.getByText("异议不成立，继续办理").click();
    await office.page.getByLabel("裁定意见").fill("按职责分工由你局牵头。");
    await office.send("裁定异议", "effects");
    await office.page.getByText("异议不成立").first().waitFor();
  });

  it("the office reclassifies it, gives it a unit in support, writes a slip and asks the enterprise for more", async () => {
    const { page } = office;
    await office.begin("调整分类");
    await page.getByText("B 类").first().click();
    await office.choose("新的类别", "基础设施");
    await office.look("reclassification");
    await office.send("调整分类", "effects");
    await office.begin("改派或增减协办");
    await office.choose("增加协办单位", "县发展改革委");
    await office.look("assignment-change");
    const change = await office.send("改派或增减协办", "effects");
    expect(change).toContain("协办");
    await office.begin("发督办单");
    await page.getByText("橙色催办").click();
    await page.getByLabel("督办要求").fill("请两日内反馈进展。");
    await page.getByLabel("限期反馈").fill("2026-11-25");
    await office.look("slip");
    expect(await office.send("发督办单", "effects")).toContain("11月25日 周三 18:00");
    await office.begin("请企业补正");
    await page.getByLabel("请企业补充什么").fill("请补充排水图。");
    await office.look("question");
    await office.send("请企业补正", "nothing");
    await page.getByText("请企业补充材料").waitFor();
  });

  it("the unit in support answers", async () => {
    await support.read(one);
    await support.begin("协办反馈");
    await support.page.getByLabel("协办意见").fill("项目已列入计划。");
    await support.look("support-answer");
    await support.send("协办反馈", "effects");
    await support.page.getByText("县发展改革委（协办）已反馈").waitFor();
  });

  it("an extension is asked for, at first too long, and granted", async () => {
    const { page } = head;
    await head.read(one);
    await head.begin("申请延期");
    await page.getByLabel("延期到").fill("2027-03-01");
    await page.getByLabel("延期理由").fill("等待上级批复。");
    await page.getByLabel("已做的工作").fill("材料已上报。");
    await page.getByRole("button", { name: "申请延期：先看影响" }).click();
    await page.locator(".ant-form-item-explain-error").first().waitFor();
    await head.look("extension-too-long");
    expect(await page.evaluate("document.activeElement.id")).toBe("newDue");
    await page.getByLabel("延期到").fill("2026-12-04");
    await head.send("申请延期", "effects");
    await office.read(one);
    await office.begin("审批延期");
    await office.look("extension-decision");
    await office.page.getByText("同意", { exact: true }).click();
    expect(await office.send("审批延期", "effects")).toContain("12月4日 周五 18:00");
  });

  it("a suspension is asked for, granted, and ended before its date", async () => {
    const { page } = head;
    await head.read(one);
    await head.begin("申请挂账");
    await page.getByLabel("挂账到").fill("2026-12-18");
    await page.getByLabel("暂不能办结的原因").fill("规划调整尚未批复。");
    await page.getByLabel("挂账期间的措施").fill("每月对接一次。");
    await head.look("suspension");
    await head.send("申请挂账", "effects");
    await office.read(one);
    await office.begin("审批挂账");
    await office.page.getByText("同意", { exact: true }).click();
    await office.look("suspension-decision");
    expect(await office.send("审批挂账", "effects")).toContain("12月18日 周五 18:00");
    await head.read(one);
    await page.getByText("挂账中：各项计时暂停").waitFor();
    await head.look("suspended");
    await head.begin("恢复办理");
    await page.getByLabel("恢复办理的理由").fill("批复已下达。");
    await head.look("resumption");
    await head.send("恢复办理", "effects");
    await page.getByText("办理中", { exact: true }).first().waitFor();
  });

  it("the office escalates it by hand, and the leader decides how to go on", async () => {
    await office.read(one);
    await office.begin("提级");
    await office.page.getByLabel("提级的理由").fill("需县领导协调。");
    await office.look("escalation");
    expect(await office.send("提级", "effects")).toContain("11月30日 周一 18:00");
    await leader.read(one);
    await leader.begin("记录调度决定");
    await leader.page.getByLabel("调度决定", { exact: true }).fill("三日内拿出办法。");
    await leader.page.getByText("同时改派或增减协办").click();
    await leader.look("tier-decision");
    await leader.send("记录调度决定", "effects");
    await leader.page.getByText("作出调度决定").waitFor();
  });
});

describe("a close-out", () => {
  it("is taken back by the unit, handed in anew, and refused: to be done again one tier up", async () => {
    const one = await brought("环评手续办理慢", registered, dispatched, asked);
    await handler.read(one);
    await handler.begin("撤回销号申请");
    await handler.look("close-out-withdrawal");
    await handler.send("撤回销号申请", "effects");
    await one.closeOut();
    await head.read(one);
    await head.begin("审核销号");
    await head.page.getByText("不予销号，重新办理").click();
    await head.page.getByLabel("审核意见").fill("佐证不足。");
    await head.look("review-refusal");
    expect(await head.send("审核销号", "effects")).toContain("办结");
    await head.page
      .getByText(/二次办理/)
      .first()
      .waitFor();
  });

  it("that leaves the enterprise dissatisfied is the leader's to decide; the office reopens it", async () => {
    const explained = (issue: Case) => asked(issue, "explained");
    const one = await brought("补贴不符合条件", registered, dispatched, explained, approved, (issue) =>
      issue.rate(1, 1),
    );
    await leader.read(one);
    await leader.begin("处置不满意");
    await leader.page.getByText("仍予销号", { exact: true }).click();
    await leader.page.getByLabel("处置理由").fill("政策明确不允许，已当面说明。");
    await leader.look("dissatisfaction");
    await leader.send("处置不满意", "effects");
    await leader.page.getByText("已销号").first().waitFor();
    await office.read(one);
    await office.begin("重新办理");
    await office.page.getByLabel("重新办理的理由").fill("新政策已出台。");
    await office.look("reopening");
    await office.send("重新办理", "effects");
    await office.page.getByText("办理中", { exact: true }).first().waitFor();
  });
});

describe("the aide", () => {
  it("asks the enterprise whether it withdraws of its own will", async () => {
    const withdraw = (issue: Case) => issue.follow("withdrawal", { reason: "不再需要。" });
    const one = await brought("用工难", registered, dispatched, withdraw);
    await client.moveTo("2026-11-23T10:30");
    await aide.read(one);
    await aide.begin("核实撤回");
    await aide.page.getByText("不是企业本意，继续办理").click();
    await aide.page.getByLabel("核实情况").fill("企业表示受到劝说。");
    await aide.look("withdrawal-decision");
    await aide.send("核实撤回", "effects");
    await aide.page.getByText(/并非企业本意/).waitFor();
  });
});

describe("whoever speaks with the enterprise", () => {
  it("records that nobody was reached; the enterprise is asked for its mark all the same", async () => {
    const one = await brought("物流成本高", registered, dispatched, asked, approved);
    await office.read(one);
    expect(await office.page.getByRole("button", { name: "记录回访", exact: true }).count()).toBe(0);
    const visitor = await signIn(browser, system.url, one.place.aide);
    await visitor.read(one);
    await visitor.begin("记录回访");
    await visitor.page.getByText("没有联系上").click();
    await visitor.page.getByLabel("回访情况").fill("两次无人接听。");
    await visitor.look("call-back");
    await visitor.send("记录回访", "effects");
    await visitor.page
      .getByText(/没有联系上|未联系上/)
      .first()
      .waitFor();
    expect(visitor.complaints).toEqual([]);
  });
});

describe("the office", () => {
  it("merges what was handed in twice", async () => {
    const first = await brought("停电频繁", registered);
    const second = await brought("停电频繁再次反映", registered);
    await office.read(second);
    await office.begin("并案");
    await office.choose("并入哪件诉求", "停电频繁", first.place.firm.name);
    await office.look("merger");
    await office.send("并案", "effects");
    await office.page.getByText("已并入").waitFor();
    await office.look("merged");
  });

  it("refuses what is not the county's", async () => {
    const one = await brought("诉讼中的合同纠纷");
    await office.read(one);
    await office.begin("不予受理");
    await office.page.getByLabel("理由（企业会看到）").fill("正在诉讼中。");
    await office.page.getByLabel("依据").fill("信访工作条例有关规定。");
    await office.look("refusal");
    await office.send("不予受理", "effects");
    await office.page.getByText("不予受理").first().waitFor();
  });
});

describe("an enterprise that asked not to be named", () => {
  it("is not shown to the unit; the auditor looks it up with a reason, on record", async () => {
    const one = await brought("不便具名的诉求", { identityHidden: true }, registered, dispatched);
    await handler.read(one);
    expect(await handler.page.locator("main").innerText()).not.toContain(one.place.firm.name);
    await handler.look("hidden");
    const auditor = await signIn(browser, system.url, "auditor-1");
    await auditor.read(one);
    await auditor.page.locator("summary", { hasText: "查阅企业身份" }).click();
    await auditor.page.getByLabel(/为什么要知道/).fill("核对主体资格。");
    await auditor.look("hidden-reason");
    await auditor.page.getByRole("button", { name: "查阅企业身份" }).click();
    await auditor.page.getByText(one.place.firm.name).first().waitFor();
    await auditor.look("hidden-opened");
    expect(auditor.complaints).toEqual([]);
  });
});

it("no browser had anything to complain about", () => {
  expect([office, head, handler, support, leader, aide].flatMap(({ complaints }) => complaints)).toEqual([]);
});

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect } from "../../local/story/client.ts";
import type { Case } from "../../local/story/second/case.ts";
import { type Official, signIn } from "./at-the-console.ts";
import { type Bring, bringer, dispatched, registered } from "./brought.ts";
import { openBrowser } from "./browser.ts";
import { type DataFolder, dataFolder, type RunningSystem, startSystem } from "./running-system.ts";

/** The forms of what units, office and leader may ask for on the way, each filled in by the person whose seat may take the step. */
let data: DataFolder;
let fonts: DataFolder;
let system: RunningSystem;
let browser: Browser;
let brought: Bring;
let office: Official;
let head: Official;
let support: Official;
let leader: Official;

beforeAll(async () => {
  [data, fonts] = [dataFolder(), dataFolder()];
  [system, browser] = await Promise.all([startSystem(data, "2026-11-23T09:00"), openBrowser(fonts.path)]);
  brought = bringer(connect(system.url));
  office = await signIn(browser, system.url, "office-1");
  head = await signIn(browser, system.url, "head-u03");
  support = await signIn(browser, system.url, "handler-u01");
  leader = await signIn(browser, system.url, "leader-01");
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

it("no browser had anything to complain about", () => {
  expect([office, head, support, leader].flatMap(({ complaints }) => complaints)).toEqual([]);
});

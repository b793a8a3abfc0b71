import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Client, connect } from "../../local/story/client.ts";
import type { Case } from "../../local/story/second/case.ts";
import { type Official, signIn } from "./at-the-console.ts";
import { approved, asked, type Bring, bringer, dispatched, registered } from "./brought.ts";
import { openBrowser, visit } from "./browser.ts";
import { type DataFolder, dataFolder, type RunningSystem, startSystem } from "./running-system.ts";

/** The forms at the end of an issue and beside its road: review, rework, reopening, withdrawal, merging, hidden names. */
let data: DataFolder;
let fonts: DataFolder;
let system: RunningSystem;
let client: Client;
let browser: Browser;
let brought: Bring;
let office: Official;
let head: Official;
let handler: Official;
let leader: Official;

beforeAll(async () => {
  [data, fonts] = [dataFolder(), dataFolder()];
  [system, browser] = await Promise.all([startSystem(data, "2026-11-23T09:00"), openBrowser(fonts.path)]);
  client = connect(system.url);
  brought = bringer(client);
  office = await signIn(browser, system.url, "office-1");
  head = await signIn(browser, system.url, "head-u03");
  handler = await signIn(browser, system.url, "handler-u03");
  leader = await signIn(browser, system.url, "leader-01");
});
afterAll(async () => {
  await browser.close();
  await system.stop();
  for (const folder of [data, fonts]) folder[Symbol.dispose]();
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
    const aide = await signIn(browser, system.url, one.place.aide);
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

describe("the enterprise at its phone", () => {
  it("asks to withdraw, and has it done again after the close, each with its reason", async () => {
    const open = await brought("仓储用地不足", registered, dispatched);
    const closed = await brought("道路限高", registered, dispatched, asked, approved, (issue) => issue.rate(1, 4));
    const { page, look, complaints } = await visit(browser, "phone");
    const follow = async ({ receipt, code }: Case): Promise<void> => {
      await page.goto(`${system.url}/#/follow`);
      await page.fill("#f-receipt", receipt);
      await page.fill("#f-code", code);
      await page.locator("button.main").click();
      await page.locator(".acts").waitFor();
    };
    for (const [issue, link, done] of [
      [open, "申请撤回", "撤回的申请已收到。"],
      [closed, "申请重新办理", "已重新办理。"],
    ] as const) {
      await follow(issue);
      await look(`${link}-before`);
      await page.getByRole("link", { name: link }).click();
      await page.locator("button.main").click();
      await page
        .getByText(/请填写/)
        .first()
        .waitFor();
      await page.locator("textarea").fill("情况有变化。");
      await look(link);
      await page.locator("button.main").click();
      await page.getByText(done).waitFor();
      await look(`${link}-after`);
      await page.getByRole("button", { name: /退出|换一件|离开/ }).click();
    }
    expect(complaints).toEqual([]);
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
    await auditor.page.getByRole("button", { name: "查阅企业身份：先看影响" }).click();
    await auditor.page.getByText("不改变任何期限").waitFor();
    expect(await auditor.page.locator("main").innerText()).not.toContain(one.place.firm.name);
    await auditor.look("hidden-foretold");
    await auditor.page.getByRole("button", { name: "确认查阅企业身份" }).click();
    await auditor.page.getByText(one.place.firm.name).first().waitFor();
    await auditor.look("hidden-opened");
    expect(auditor.complaints).toEqual([]);
  });
});

it("no browser had anything to complain about", () => {
  expect([office, head, handler, leader].flatMap(({ complaints }) => complaints)).toEqual([]);
});

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Client, connect } from "../../local/story/client.ts";
import { type Official, signIn } from "./at-the-console.ts";
import { beginByKeyboard } from "./at-the-phone.ts";
import { openBrowser, type Visitor, visit } from "./browser.ts";
import { type DataFolder, dataFolder, type RunningSystem, startSystem } from "./running-system.ts";

/** One issue as people see it: an enterprise at its phone, officials at their desks, on the real system. */
const SUBJECT = "厂房产权证办不下来";
const STORY = "上市需要产权证明，材料已交半年。";
const UNIT = { name: "县自然资源局", handler: "handler-u03", head: "head-u03" };

let data: DataFolder;
let fonts: DataFolder;
let system: RunningSystem;
let client: Client;
let browser: Browser;
let firm: Visitor;
let office: Official;
let handler: Official;
let head: Official;
const receipt = { number: "", code: "" };

const next = (): Promise<void> => firm.page.locator("button.main").click();
const textFile = (name: string, text: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });

beforeAll(async () => {
  [data, fonts] = [dataFolder(), dataFolder()];
  [system, browser] = await Promise.all([startSystem(data, "2026-11-23T09:00"), openBrowser(fonts.path)]);
  client = connect(system.url);
  firm = await visit(browser, "phone");
});
afterAll(async () => {
  await browser.close();
  await system.stop();
  for (const folder of [data, fonts]) folder[Symbol.dispose]();
});

describe("an enterprise at a phone of 360 pixels", () => {
  it("begins by the keyboard alone, is told what is missing, and has its name filled in", async () => {
    await beginByKeyboard(firm, system.url, { subject: SUBJECT, story: STORY });
  });

  it("attaches a file and checks everything once more", async () => {
    const { page, look } = firm;
    await page.fill("#f-contactName", "示例联系人");
    await page.fill("#f-phone", "13800000000");
    await look("contact");
    await next();
    await page.setInputFiles("#f-files", [textFile("材料清单.txt", "土地证、规划许可证")]);
    await page.locator(".state.sent").waitFor();
    await look("files");
    await next();
    await page.getByText(STORY).waitFor();
    await look("check");
  });

  it("keeps what was typed when the network fails, and makes one issue of three presses", async () => {
    const { page, look } = firm;
    let presses = 0;
    await page.route("**/issues", async (route) => {
      presses++;
      if (presses === 2) await route.fetch(); // it arrives; its answer is lost
      if (presses < 3) await route.abort();
      else await route.continue();
    });
    await page.check("#f-secrecy");
    await next();
    await page.locator(".failure").waitFor();
    await look("unsent");
    await next();
    await page.locator(".failure").waitFor();
    await page.reload();
    await page.getByText(STORY).waitFor();
    await page.check("#f-secrecy");
    await next();
    await page.locator(".receipt").waitFor();
    expect(presses).toBe(3);
    const { rows } = await client.get("/issues", "office");
    expect(rows).toHaveLength(1);
  });

  it("has a receipt with the day of the first answer, and may keep it as a picture", async () => {
    const { page, look } = firm;
    await look("receipt");
    expect(await page.locator(".receipt .first").innerText()).toContain("2026年11月24日 周二 18:00");
    [receipt.number = "", receipt.code = ""] = await page.locator(".number .value").allInnerTexts();
    const [saved] = await Promise.all([page.waitForEvent("download"), page.getByText("保存为图片").click()]);
    expect(saved.suggestedFilename()).toMatch(/^huiyin-.*\.png$/);
    await page.evaluate("document.querySelector('.picture img').decode()"); // throws if the policy forbids it
  });
});

describe("officials at the console", () => {
  it("sign in at the county's provider; the office registers and dispatches, seeing first which dates follow", async () => {
    const door = await visit(browser, "desk");
    await door.page.goto(`${system.url}/console.html`);
    await door.page.getByRole("button", { name: "登录" }).waitFor();
    await door.look("sign-in");
    await door.page.context().close();

    office = await signIn(browser, system.url, "office-1");
    const { page, look } = office;
    await page.getByRole("link", { name: SUBJECT }).waitFor();
    await look("office-duties");
    await office.openIssue(SUBJECT);
    await look("issue");
    await office.begin("受理登记");
    await page.getByText("C 类（一般）").click();
    await office.choose("类别", "不动产");
    await look("registration");
    await office.send("受理登记", "effects");
    await page.getByText("〔2026〕0001号").first().waitFor();
    await office.begin("分办交办");
    await office.choose("承办单位", UNIT.name);
    const effects = await office.send("分办交办", "effects");
    expect(effects).toContain("11月24日 周二 18:00");
    expect(effects).toContain("11月30日 周一 18:00");
    await page.getByText("办理中", { exact: true }).first().waitFor();
  });

  it("the unit signs from its list, contacts the enterprise, reports, and asks to close with evidence", async () => {
    handler = await signIn(browser, system.url, UNIT.handler);
    const { page, look } = handler;
    await look("handler-duties");
    await page.getByRole("button", { name: "签收" }).click();
    await page.getByRole("button", { name: "签收" }).waitFor({ state: "detached" });
    await handler.openIssue(SUBJECT);
    await handler.begin("记录联系企业");
    await page.getByLabel("联系情况").fill("已与企业核对材料。");
    await look("contact-form");
    await handler.send("记录联系企业", "nothing");
    await handler.begin("反馈进展");
    await page.getByLabel("办理进展").fill("正在会同不动产登记中心办理。");
    await handler.send("反馈进展", "effects");
    await handler.begin("申请销号");
    await page.getByLabel("办理结果").fill("已核发产权证。");
    await page.setInputFiles(".file-input input", [textFile("产权证.txt", "产权证已核发")]);
    await page.getByText("✓ 产权证.txt").waitFor();
    await look("close-out-form");
    await handler.send("申请销号", "effects");
    await page.getByText("销号审核中").first().waitFor();
    await look("handled");
  });

  it("the head of the unit and the office approve", async () => {
    head = await signIn(browser, system.url, UNIT.head);
    await head.page.getByRole("link", { name: SUBJECT }).first().waitFor();
    await head.look("head-duties");
    for (const reviewer of [head, office]) {
      await reviewer.openIssue(SUBJECT);
      await reviewer.begin("审核销号");
      await reviewer.page.getByText("同意", { exact: true }).click();
      if (reviewer === head) await head.look("review");
      await reviewer.send("审核销号", "effects");
    }
    await office.page.getByText("回访评价中").first().waitFor();
  });
});

describe("the enterprise, with number and code", () => {
  it("sees what was done and rates it, which closes the issue", async () => {
    const { page, look } = firm;
    await page.goto(`${system.url}/#/follow`);
    await page.fill("#f-receipt", receipt.number.toLowerCase());
    await page.fill("#f-code", receipt.code);
    await look("follow");
    await next();
    await page.locator(".rate-now").waitFor();
    expect(await page.locator(".timeline").innerText()).toContain("已核发产权证。");
    expect(await page.locator(".rate-now").innerText()).toContain("11月30日 周一 18:00"); // five working days
    await look("progress");
    await page.locator(".rate-now a").click();
    await page.getByText("非常满意").click();
    await page.fill("#f-opinion", "问题解决了。");
    await look("rate");
    await next();
    await page.locator(".rated").waitFor();
    expect(await page.locator(".rated").innerText()).toContain("非常满意");
    await look("closed");
  });
});

describe("what stays", () => {
  it("the register, narrowed to closed issues by its address", async () => {
    await office.openPage("#/issues?status=closed&unit=U03", "台账");
    await office.page.getByRole("link", { name: SUBJECT }).waitFor();
    await office.look("register");
    await office.page.getByRole("button", { name: /去掉筛选.*已销号/ }).click();
    await office.openPage("#/issues?status=open", "台账");
    await office.page.getByText("没有符合条件").waitFor();
  });

  it("the bulletin of the month, each figure opening to the issues it counts", async () => {
    await client.moveTo("2026-11-24T09:00");
    await office.openPage("#/bulletins", "通报");
    await office.look("bulletins");
    await office.openPage("#/bulletins/2026-11", "通报");
    const { page } = office;
    await page.locator(".sheet .fig").first().waitFor();
    await office.look("bulletin");
    await page.locator(".sheet .fig", { hasText: /^1$/ }).first().click();
    await page.getByRole("link", { name: SUBJECT }).waitFor();
    await office.look("figure");
  });

  it("the proof that everything owed yesterday happened once", async () => {
    await office.openPage("#/proofs/2026-11-23", "每日证明");
    await office.page.getByText("账实相符").waitFor();
    await office.look("proof");
    await office.openPage("#/inbox", "站内通知");
    await office.look("inbox");
  });

  it("is there in English as well", async () => {
    await firm.page.getByRole("button", { name: "English" }).click();
    await firm.page.getByText("Who has it now").waitFor();
    await firm.look("closed-en");
    await office.page.getByRole("button", { name: "English" }).click();
    await office.openPage("#/issues", "Register");
    await office.page.getByRole("link", { name: SUBJECT }).click();
    await office.page.getByRole("heading", { level: 2, name: "What happened" }).waitFor();
    await office.look("issue-en");
  });

  it("no browser had anything to complain about, the content security policies included", () => {
    expect([firm, office, handler, head].flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Client, connect } from "../../local/story/client.ts";
import { type Official, signIn } from "./at-the-console.ts";
import { openBrowser } from "./browser.ts";
import { type DataFolder, dataFolder, type RunningSystem, startSystem } from "./running-system.ts";

/** The directory of a county as its administrator and an official use it. */
let data: DataFolder;
let fonts: DataFolder;
let system: RunningSystem;
let client: Client;
let browser: Browser;
let admin: Official;
let handler: Official;

beforeAll(async () => {
  [data, fonts] = [dataFolder(), dataFolder()];
  [system, browser] = await Promise.all([startSystem(data, "2026-11-23T09:00"), openBrowser(fonts.path)]);
  client = connect(system.url);
});
afterAll(async () => {
  await browser.close();
  await system.stop();
  for (const folder of [data, fonts]) folder[Symbol.dispose]();
});

/** Chooses what a search for part of a name or number finds. */
async function pick({ page }: Official, label: string, part: string): Promise<void> {
  await page.getByRole("combobox", { name: label, exact: true }).fill(part);
  await page.locator(".ant-select-item-option:visible", { hasText: `（${part}）` }).click();
}

async function seatOf({ page }: Official, kind: string, unit: string): Promise<void> {
  await page.getByRole("combobox", { name: "岗位", exact: true }).press("ArrowDown");
  await page.locator(".ant-select-item-option:visible", { hasText: kind }).click();
  await page.getByRole("combobox", { name: "单位", exact: true }).fill(unit);
  await page.locator(".ant-select-item-option:visible", { hasText: `（${unit}）` }).click();
}

describe("the administrator", () => {
  it("looks through the directory", async () => {
    admin = await signIn(browser, system.url, "admin-1");
    const { page, look } = admin;
    await admin.openPage("#/directory", "通讯录");
    await page.getByRole("region", { name: "单位" }).waitFor();
    await look("directory-units");
    await page.getByRole("link", { name: /任职与结对/ }).click();
    await page.getByRole("region", { name: "任职与结对" }).waitFor();
    await page.getByRole("link", { name: /人员/ }).click();
    await page.getByRole("region", { name: "人员", exact: true }).waitFor();
    await page.getByRole("searchbox", { name: "按名称、编号或代码查找" }).fill("handler-u03");
    await page.keyboard.press("Enter");
    await page.getByText("共 2 条").waitFor();
    await look("directory-persons");
  });

  it("hands seats over, seeing first what changes", async () => {
    const { page, look } = admin;
    await page
      .getByRole("row", { name: /handler-u03b/ })
      .getByRole("link", { name: "交接" })
      .click();
    await page.getByRole("heading", { level: 1, name: "变更通讯录" }).waitFor();
    await pick(admin, "接任", "handler-u03");
    await page.getByRole("button", { name: "加入本次变更" }).click();
    await page.getByRole("button", { name: "预览（不保存）" }).click();
    await page.getByRole("region", { name: "变更的条目" }).waitFor();
    await look("directory-preview");
    await page.getByLabel("变更理由").fill("示例：岗位调整");
    await page.getByRole("button", { name: "照预览变更" }).click();
    await page.getByText("已变更。").waitFor();
    await page.getByRole("link", { name: "看这次变更的记录" }).click();
    await page.getByText("示例：岗位调整").waitFor();
    await look("directory-change");
    await admin.openPage("#/directory/changes", "通讯录历次变更");
    await page.getByText("示例：岗位调整").waitFor();
    await look("directory-changes");
  });

  it("imports a file, with each fault at its row and column, and nothing changed until it is right", async () => {
    const { page, look } = admin;
    await admin.openPage("#/directory/import", "导入通讯录");
    const file = (email: string) => ({
      name: "人员.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(`人员编号,姓名,登录标识,邮箱\nnew-one,新示例,new-one,${email}\n`),
    });
    const input = page.getByLabel("文件（CSV 或 XLSX，不超过 3 MB）");
    await input.setInputFiles(file("没有地址"));
    await page.getByRole("button", { name: "预览（不保存）" }).click();
    const faults = page.getByRole("region", { name: "需要更正之处" });
    await faults.waitFor();
    expect(await faults.locator("tbody tr").first().innerText()).toMatch(/^2\s+邮箱/);
    expect(await page.getByRole("button", { name: "照预览变更" }).count()).toBe(0);
    await look("directory-import-faults");
    await input.setInputFiles(file("new-one@example.com"));
    await page.getByRole("button", { name: "预览（不保存）" }).click();
    await page.getByText("新增 1，").waitFor();
    await page.getByLabel("变更理由").fill("示例：新来的人");
    await page.getByRole("button", { name: "照预览变更" }).click();
    await page.getByText("已变更。").waitFor();
    const { persons } = await client.get("/directory/tables/persons?q=new-one", "admin");
    expect(persons).toMatchObject([{ name: "新示例" }]);
  });
});

describe("everybody", () => {
  it("names a substitute from his own menu", async () => {
    handler = await signIn(browser, system.url, "handler-u01");
    const { page, look } = handler;
    await page.locator(".who").click();
    await page.getByRole("link", { name: "我的代理" }).click();
    await page.getByText("没有人代您").waitFor();
    await page.getByRole("combobox", { name: "指定代理人" }).press("ArrowDown");
    await page.locator(".ant-select-item-option:visible").first().click();
    await page.getByLabel("理由（留作记录）").fill("示例：出差");
    await look("own-substitutes");
    await page.getByRole("button", { name: "指定代理人" }).click();
    await page.getByRole("button", { name: /结束 .* 的代理/ }).waitFor();
  });

  it("who may read the directory asks who held a seat on a day, and by which change", async () => {
    const { page, look } = admin;
    await admin.openPage("#/directory/holders", "某日某岗位由谁担任");
    await seatOf(admin, "经办人", "U01");
    await page.getByLabel("日期").fill("2026-11-23");
    await page.getByRole("button", { name: "查询" }).click();
    const holders = page.getByRole("region", { name: "担任人" });
    await holders.waitFor();
    expect(await holders.innerText()).toMatch(/代 /);
    await look("directory-holders");
  });

  it("in English as well; no browser had anything to complain about", async () => {
    const { page } = admin;
    await page.getByRole("button", { name: "English" }).click();
    await admin.openPage("#/directory", "Directory");
    await page.getByRole("region", { name: "Units" }).waitFor();
    await admin.look("directory-en");
    expect([admin, handler].flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});

import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { unzipSync } from "fflate";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Client, connect } from "../../local/story/client.ts";
import { submission } from "../../local/story/submission.ts";
import { type Official, signIn } from "./at-the-console.ts";
import { openBrowser } from "./browser.ts";
import { type DataFolder, dataFolder, type RunningSystem, startSystem } from "./running-system.ts";

/** The rules of a county and their proof, as people at the console see them: one system, three people. */
const SUBJECT = "元旦前提交的诉求";

/** In the words of such notices; the year's days are invented, and the 5th of January is a working day anyway. */
const NOTICE = `国务院办公厅关于2027年部分节假日安排的通知
一、元旦：1月1日（周五）至4日（周一）放假调休，共4天。1月5日（周二）上班。
二、春节：2月5日（农历腊月二十九、周五）至11日（周四）放假调休，共7天。2月14日（周日）、20日（周六）上班。
三、清明节：4月5日（周一）放假。`;

let data: DataFolder;
let fonts: DataFolder;
let system: RunningSystem;
let client: Client;
let browser: Browser;
let admin: Official;
let head: Official;
let auditor: Official;
let issue = "";

beforeAll(async () => {
  [data, fonts] = [dataFolder(), dataFolder()];
  [system, browser] = await Promise.all([startSystem(data, "2026-12-28T09:00"), openBrowser(fonts.path)]);
  client = connect(system.url);
  issue = await dispatched();
});
afterAll(async () => {
  await browser.close();
  await system.stop();
  for (const folder of [data, fonts]) folder[Symbol.dispose]();
});

/** An ordinary issue: seven calendar days from Monday 28 December end on the 4th of January, for which no notice exists yet. */
async function dispatched(): Promise<string> {
  const answers = { kind: "land", subject: SUBJECT };
  const { receipt } = await client.post("/issues", submission("rules-in-browser-issue", answers));
  const give = (path: string, command: object) =>
    client.post(`/issues/${receipt}/${path}`, { key: `rules-in-browser-${path}`, command }, "office");
  await give("registration", { class: "C", kind: "land", level: "county", requestType: "help" });
  await give("dispatch", { unit: "U03" });
  return String(receipt);
}

describe("a holiday notice", () => {
  it("is pasted by the administrator, who sees a fault at the holiday it is in", async () => {
    admin = await signIn(browser, system.url, "admin-1");
    const { page, look } = admin;
    await admin.openPage("#/settings", "规则");
    await page.getByText("还有 3 天").waitFor();
    await page.getByText("此后的期限都是预计的").waitFor();
    await look("rules");
    await page.getByRole("link", { name: "录入放假通知" }).click();
    const unreadable = { name: "通知.ics", mimeType: "text/calendar", buffer: Buffer.from("BEGIN:VEVENT") };
    await page.getByLabel("或导入文件").setInputFiles(unreadable);
    await page.getByRole("button", { name: "核对（不保存）" }).click();
    await page.getByText("不是 JSON").waitFor();
    await page.getByRole("button", { name: "不用文件，手工填写" }).click();
    await page.getByText("粘贴通知正文").click();
    await page.getByLabel("通知正文").fill(NOTICE);
    await page.getByRole("button", { name: "填入下表" }).click();
    await page.getByText("填入了 3 个节日").waitFor();
    await page.getByRole("button", { name: "核对（不保存）" }).click();
    const newYear = page.locator(".holiday").first();
    await newYear.getByText("2027-01-05 本来就上班").waitFor();
    await look("calendar-faults");
  });

  it("is corrected, kept as a draft, and shows which dates it would move", async () => {
    const { page, look } = admin;
    await page.getByLabel("元旦 调休上班日 1", { exact: true }).fill("2027-01-09");
    await page.getByRole("button", { name: "核对（不保存）" }).click();
    await page.getByText("核对通过").waitFor();
    await look("calendar-checked");
    await page.getByRole("button", { name: "存为草案" }).click();
    await page.getByRole("heading", { level: 1, name: "草案 china-2027/1" }).waitFor();
    const shifts = page.getByRole("region", { name: "会变动的期限" });
    await shifts.waitFor();
    const row = shifts.locator("tr", { hasText: "办结" });
    expect(await row.innerText()).toMatch(/1月4日 周一 18:00（预计）[^]*推后到 1月5日 周二 18:00/);
    await look("calendar-draft");
  });

  it("is not published by its author, and is by a second person", async () => {
    await admin.page.getByText("您是起草人，不能自己发布。").waitFor();
    expect(await admin.page.getByRole("button", { name: "发布", exact: true }).count()).toBe(0);
    head = await signIn(browser, system.url, "office-head");
    const { page } = head;
    await head.openPage("#/settings", "规则");
    await page.getByRole("link", { name: "china-2027/1" }).click();
    await page.getByRole("button", { name: "发布", exact: true }).click();
    await page.getByText("立即生效").waitFor();
    await head.look("calendar-decision");
    await page.getByRole("button", { name: "确认发布" }).click();
    await page.getByText("已发布").waitFor();
    const { calendar } = await client.get("/settings", "office");
    expect(calendar).toMatchObject({ version: "china-2027/1", coveredUntil: "2027-12-31" });
  });
});

describe("a policy pack", () => {
  it("is drafted from one that exists; what would strand an issue is refused where it stands", async () => {
    const { page, look } = admin;
    await admin.openPage("#/settings/packs/new?from=henan-13710@2", "起草政策包");
    await page.getByLabel("第 0 级 C 类办结 数量").fill("400");
    await page.getByLabel("第 0 级 C 类办结 数量").press("Tab");
    await page.getByRole("button", { name: "检查并存为草案" }).click();
    const tiers = page.locator("details.section").first();
    await tiers.getByText("C 类的办结时限长于最长时限").waitFor();
    await tiers.getByRole("button", { name: "在第 0 级之上加一级" }).click();
    expect(await tiers.getByLabel("第 1 级 名称（中文）").inputValue()).not.toBe("");
    await page.getByRole("button", { name: "检查并存为草案" }).click();
    await tiers.getByText("第 1 级没有协调时限").waitFor();
    await look("pack-tier-added");
    await tiers.getByRole("button", { name: "去掉第 1 级" }).click();
    await look("pack-faults");
  });

  it("lives through a month beside the rules in force", async () => {
    const { page, look } = admin;
    const name = "第 0 级 C 类办结";
    // Three working days and four hours: a sum of units.
    await page.getByRole("combobox", { name: `${name} 单位` }).click();
    await page.locator(".ant-select-item-option:visible", { hasText: "几段相加" }).click();
    await page.getByLabel(`${name} 第 1 段 数量`).fill("3");
    await page.getByLabel(`${name} 第 2 段 数量`).fill("4");
    await page.getByLabel(`${name} 第 2 段 数量`).press("Tab");
    await page.getByRole("button", { name: "检查并存为草案" }).click();
    await page.getByRole("heading", { level: 1, name: "草案 henan-13710@3" }).waitFor();
    const totals = page.getByRole("region", { name: "合计对照" });
    await totals.waitFor();
    expect(await totals.locator("tr", { hasText: "诉求" }).innerText()).toMatch(/60\s+60/);
    await page.getByRole("region", { name: "逐件对照" }).waitFor();
    expect(await page.getByRole("region", { name: "改了什么" }).innerText()).toContain("3 个工作日后再加 4 个工作小时");
    await look("pack-draft");
  });

  it("may be refused by the second person, which stays on record", async () => {
    const { page } = head;
    await head.openPage("#/settings", "规则");
    await page.getByRole("link", { name: "henan-13710@3", exact: true }).click();
    await page.getByRole("button", { name: "不同意", exact: true }).click();
    const refuse = page.getByRole("button", { name: "确认不同意" });
    expect(await refuse.isDisabled()).toBe(true);
    await page.getByLabel("理由").fill("办结时限变短，没有征求承办单位意见");
    await refuse.click();
    await page.getByText("未同意").waitFor();
    await head.openPage("#/settings", "规则");
    await head.look("rules-history");
    const refused = await page.locator("tr", { hasText: "henan-13710@3" }).innerText();
    for (const part of ["未同意", "没有征求承办单位意见"]) expect(refused).toContain(part);
  });
});

describe("the auditor", () => {
  it("reads the proof of the day with its signature, and what an issue owed", async () => {
    await client.moveTo("2026-12-28T11:00"); // within the hour every issue is counted anew by the new calendar
    await client.moveTo("2026-12-30T09:15");
    auditor = await signIn(browser, system.url, "auditor-1");
    const { page, look } = auditor;
    await auditor.openPage("#/proofs/2026-12-28", "每日证明");
    await page.getByText("账实相符").waitFor();
    await page.getByText("Ed25519").waitFor();
    await look("proof-head");
    await page.getByRole("link", { name: issue }).click();
    await page.getByRole("button", { name: "列出全部" }).click();
    const table = page.getByRole("region", { name: "应办与实办" });
    await table.getByText("签收").first().waitFor();
    expect(await table.innerText()).toContain("已送达");
    await look("ledger");
  });

  it("takes everything away, and the verifier finds nothing wrong", async () => {
    const { page } = auditor;
    const [saved] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "下载核验包" }).click(),
    ]);
    const bytes = readFileSync(await saved.path());
    for (const [name, content] of Object.entries(unzipSync(new Uint8Array(bytes)))) {
      const file = join(data.path, "taken", name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
    const verifier = join(import.meta.dirname, "../../verify/verify.ts");
    const args = [verifier, "case.json", "directory.json", "--heads", "heads", "--key", "key.json"];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: join(data.path, "taken") });
    expect(stdout).toContain("未发现改动");
  });

  it("in English as well; no browser had anything to complain about", async () => {
    const { page } = auditor;
    await page.getByRole("button", { name: "English" }).click();
    await page.getByText("What this proves").waitFor();
    await auditor.look("ledger-en");
    await auditor.openPage("#/settings", "Rules");
    await auditor.look("rules-en");
    expect([admin, head, auditor].flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});

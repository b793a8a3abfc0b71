import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect } from "../../local/story/client.ts";
import { type Official, signIn } from "./at-the-console.ts";
import { bringer, dispatched, registered } from "./brought.ts";
import { openBrowser } from "./browser.ts";
import { type DataFolder, dataFolder, type RunningSystem, startSystem } from "./running-system.ts";

/** The console without a mouse, and on paper. */
let data: DataFolder;
let fonts: DataFolder;
let system: RunningSystem;
let browser: Browser;
let office: Official;
let admin: Official;
let issue: string;

beforeAll(async () => {
  [data, fonts] = [dataFolder(), dataFolder()];
  [system, browser] = await Promise.all([startSystem(data, "2026-11-23T09:00"), openBrowser(fonts.path)]);
  issue = (await bringer(connect(system.url))("环评手续办理慢", registered, dispatched)).receipt;
  office = await signIn(browser, system.url, "office-1");
  admin = await signIn(browser, system.url, "admin-1");
});
afterAll(async () => {
  await browser.close();
  await system.stop();
  for (const folder of [data, fonts]) folder[Symbol.dispose]();
});

const MOST_STOPS = 60;
/** Where the focus stands: what it is called by its place in the page, and what is wrong with it as somebody sees it. */
const STOP = `(() => {
  const stop = document.activeElement;
  if (stop === null || stop === document.body) return undefined;
  const marked = stop.closest(".ant-select") ?? stop;
  const { top, bottom, width } = marked.getBoundingClientRect();
  const faults = [
    getComputedStyle(marked).outlineStyle === "none" && "unmarked",
    (bottom <= 0 || top >= innerHeight || width < 1) && "out of sight",
  ].filter(Boolean);
  return { what: stop.outerHTML.slice(0, 200), faults };
})()`;

async function stops(page: Page): Promise<string[]> {
  const found: string[] = [];
  await page.locator("body").evaluate("document.activeElement.blur()");
  for (let count = 0; count < MOST_STOPS; count += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate<{ what: string; faults: string[] } | undefined>(STOP);
    if (stop === undefined) break;
    found.push(stop.faults.length === 0 ? "seen" : `${stop.faults.join(", ")}: ${stop.what}`);
  }
  return found;
}

describe("with the keyboard alone", () => {
  it.each([
    ["#/duties", "我的待办"],
    ["#/issues", "台账"],
    ["#/bulletins/2026-11", "通报 2026-11"],
    ["#/settings", "规则"],
    ["#/inbox", "站内通知"],
  ])("every stop of %s is marked and in sight", async (fragment, heading) => {
    await office.openPage(fragment, heading);
    const found = await stops(office.page);
    expect(found.length).toBeGreaterThan(10);
    expect(found.filter((stop) => stop !== "seen")).toEqual([]);
  });

  it.each([
    ["#/directory/change", "变更通讯录"],
    ["#/settings/packs/new?from=henan-13710@2", "起草政策包"],
  ])("every stop of %s is as well", async (fragment, heading) => {
    await admin.openPage(fragment, heading);
    expect((await stops(admin.page)).filter((stop) => stop !== "seen")).toEqual([]);
  });

  it("a form that opens has the focus, and is sent from there", async () => {
    const { page } = office;
    await office.openPage(`#/issues/${issue}`, "环评手续办理慢");
    await page.getByRole("button", { name: "提级", exact: true }).press("Enter");
    expect(await page.evaluate<string>("document.activeElement.textContent")).toBe("提级");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    expect(await page.evaluate<string>("document.activeElement.tagName")).toBe("TEXTAREA");
  });
});

describe("on paper", () => {
  it("an issue has what was handed in, unfolded, and nothing to press", async () => {
    const { page } = office;
    await office.openPage(`#/issues/${issue}`, "环评手续办理慢");
    const said = page.getByText("企业反映的具体情况", { exact: false });
    expect(await said.isVisible()).toBe(false);
    await page.emulateMedia({ media: "print" });
    expect(await said.isVisible()).toBe(true);
    expect(await page.getByRole("button").count()).toBe(0);
    expect(await page.getByRole("navigation").count()).toBe(0);
    await page.emulateMedia({ media: null });
  });
});

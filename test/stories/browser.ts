import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import sparticuz from "@sparticuz/chromium";
import { type Browser, chromium, type Page } from "playwright-core";
import { expect } from "vitest";
import { chineseGlyphs } from "./chinese-glyphs.ts";

const PATIENCE = 20_000; // milliseconds: the machine may be busy
const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 900 };
/** What is left of a desk's width when everything is shown twice as large. */
const ENLARGED = { width: 640, height: 450 };
/** Where pictures of every page go, for people to look at. */
const pictures = process.env["HUIYIN_PICTURES"];

/** @param fonts a folder for those that the machine lacks */
export async function openBrowser(fonts: string): Promise<Browser> {
  // Only this argument: the list that comes with the binary takes security away that the pages are to be tried with.
  const [executablePath, args] = [await sparticuz.executablePath(), ["--no-sandbox"]];
  return chromium.launch({ executablePath, args, env: { ...process.env, FONTCONFIG_FILE: chineseGlyphs(fonts) } });
}

/** Somebody at a screen of their own. What the browser complains about while they work is remembered. */
export interface Visitor {
  readonly page: Page;
  readonly complaints: string[];
  /** The page may be used by everybody (axe, WCAG 2.2 A and AA) and shows nothing beyond the edge, on a phone either. */
  look(name: string): Promise<void>;
}

export async function visit(browser: Browser, device: "phone" | "desk"): Promise<Visitor> {
  const own = device === "phone" ? PHONE : DESK;
  const context = await browser.newContext({
    viewport: own,
    locale: "zh-CN",
    reducedMotion: "reduce",
    acceptDownloads: true,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    // That an address did not answer is told by the pages themselves.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
      complaints.push(message.text());
  });
  const look = async (name: string): Promise<void> => {
    await settled(page);
    const axe = new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]);
    const { violations } = await axe.analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
    expect(found, name).toEqual([]);
    for (const size of device === "phone" ? [PHONE] : [DESK, ENLARGED, PHONE]) {
      await page.setViewportSize(size);
      const beyond = await page.evaluate<number>("document.documentElement.scrollWidth - innerWidth");
      expect(beyond, `${name}: pixels beyond the edge at ${size.width}`).toBeLessThanOrEqual(0);
      if (pictures !== undefined) await picture(page, pictures, `${name}-${size.width}`);
    }
    if (device === "desk") await page.setViewportSize(DESK);
  };
  return { page, complaints, look };
}

/** Everything that moves has arrived: colours half way have no contrast. */
async function settled(page: Page): Promise<void> {
  const ending = "({ effect }) => effect.getComputedTiming().endTime !== Infinity";
  await page.evaluate(`Promise.allSettled(document.getAnimations().filter(${ending}).map(({ finished }) => finished))`);
}

async function picture(page: Page, folder: string, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

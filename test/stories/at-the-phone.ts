import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { Visitor } from "./browser.ts";

/** From the front page to the question for contacts without a pointer; once the form is sent on too early. */
export async function beginByKeyboard(
  { page, look }: Visitor,
  url: string,
  { subject, story }: { subject: string; story: string },
): Promise<void> {
  await page.goto(url);
  await page.locator(".steps li").first().waitFor();
  await look("front");
  await tabTo(page, ".door.first");
  await page.keyboard.press("Enter");
  await tabTo(page, "#f-creditCode");
  await page.keyboard.press("Enter");
  await page.getByText("请填写统一社会信用代码").first().waitFor();
  await look("missing");
  await tabTo(page, "#f-creditCode");
  await page.keyboard.type("91410421MADEM00114");
  await page.getByText("执照上确实是这个代码？请联系平善县助企工作领导小组办公室").waitFor();
  await look("credit-code-wrong");
  await page.keyboard.press("Backspace");
  await page.keyboard.type("3");
  await page.locator("#f-enterpriseName:valid").waitFor();
  expect(await page.inputValue("#f-enterpriseName")).toBe("平善青禾机械制造有限公司");
  await look("credit-code");
  await page.keyboard.press("Enter");
  await tabTo(page, "[name=kind]");
  await page.keyboard.press("Space");
  await look("kind");
  await page.keyboard.press("Enter");
  await tabTo(page, "#f-subject");
  await page.keyboard.type(subject);
  await tabTo(page, "#f-description");
  await page.keyboard.type(story);
  await look("problem");
  await tabTo(page, "button.main");
  await page.keyboard.press("Enter");
  await tabTo(page, "#f-contactName");
}

/** Goes on by the keyboard alone until the focus is there. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate<boolean>(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
  }
  throw new Error(`The keyboard does not reach ${selector}`);
}

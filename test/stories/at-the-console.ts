import type { Browser } from "playwright-core";
import { type Visitor, visit } from "./browser.ts";

/** An official at the console, signed in as one of the invented people of the county. */
export interface Official extends Visitor {
  /** Back to the duties, and from there to the issue. */
  openIssue(subject: string): Promise<void>;
  openPage(fragment: string, heading: string): Promise<void>;
  /** Reads the page of an issue, as it is now. */
  read(issue: { readonly receipt: string; readonly place: { readonly name: string } }): Promise<void>;
  /** Opens the form of an action beside the timeline. */
  begin(action: string): Promise<void>;
  /** @param typed what is typed to find it, if not the option itself */
  choose(label: string, option: string, typed?: string): Promise<void>;
  /** Sends the open form; answers the sentences that were shown on what it will do, if it moves a clock. */
  send(action: string, shows: "effects" | "nothing"): Promise<string>;
}

export async function signIn(browser: Browser, url: string, user: string): Promise<Official> {
  const visitor = await visit(browser, "desk");
  const { page } = visitor;
  await page.goto(`${url}/console.html`);
  await page.getByRole("button", { name: "登录" }).click();
  await page.locator("summary").click();
  await page.locator(`button[value="${user}"]`).click();
  await page.getByRole("heading", { level: 1, name: "我的待办" }).waitFor();
  const openPage = async (fragment: string, heading: string): Promise<void> => {
    await page.goto(`${url}/console.html${fragment}`);
    await page.getByRole("heading", { level: 1, name: heading }).waitFor();
  };
  return {
    ...visitor,
    openPage,
    openIssue: async (subject) => {
      await openPage("#/duties", "我的待办");
      await page.getByRole("link", { name: subject }).first().click();
      await page.getByRole("heading", { level: 1, name: subject }).waitFor();
    },
    read: async ({ receipt, place }) => {
      await page.goto(`${url}/console.html#/duties`);
      await openPage(`#/issues/${receipt}`, place.name);
      await page.getByRole("heading", { level: 2, name: "我现在可以" }).waitFor();
    },
    begin: async (action) => {
      await page.getByRole("button", { name: action, exact: true }).click();
      await page.getByRole("heading", { level: 2, name: action }).waitFor();
    },
    choose: async (label, option, typed = option) => {
      const box = page.getByRole("combobox", { name: label });
      await box.fill(typed);
      await page.locator(".ant-select-item-option", { hasText: option }).click();
      await box.press("Escape"); // a list of several stays open
      await page.locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden)").waitFor({ state: "detached" });
    },
    send: async (action, shows) => {
      let said = "";
      if (shows === "nothing") await page.locator(".action-panel").getByRole("button", { name: action }).click();
      else {
        await page.getByRole("button", { name: `${action}：先看影响` }).click();
        const effects = page.locator(".effects");
        said = await effects.innerText();
        await effects.getByRole("button", { name: `确认${action}` }).click();
      }
      await page.locator(".action-panel").waitFor({ state: "detached" });
      return said;
    },
  };
}

import { CountyFile } from "../../contract/county.ts";
import pingshan from "../../local/county/pingshan.json" with { type: "json" };
import type { Client } from "../../local/story/client.ts";
import { Case } from "../../local/story/second/case.ts";

const county = CountyFile.parse(pingshan);

/** A step on the way of an issue, or what is said with it when it is handed in. */
type Step = ((issue: Case) => Promise<unknown>) | object;
/** An issue of a firm of its own, brought by the API to where its form begins. The unit is U03, the leader leader-01. */
export type Bring = (name: string, ...to: Step[]) => Promise<Case>;

export function bringer(client: Client): Bring {
  let firm = 0;
  return async (name, ...to) => {
    const { creditCode = "", name: called = "" } = county.directory.enterprises[firm] ?? {};
    const aide = `aide-${String(firm + 1).padStart(3, "0")}`;
    firm += 10; // the next one of the same leader
    const place = { name, client, calendar: county.calendar, firm: { creditCode, name: called }, unit: "U03" };
    const issue = new Case({ ...place, leader: "leader-01", aide });
    await issue.submit(to.find((step) => typeof step === "object"));
    for (const step of to) if (typeof step === "function") await step(issue);
    return issue;
  };
}

export const registered = (issue: Case): Promise<void> => issue.register();
export const dispatched = (issue: Case): Promise<void> => issue.give("office", "dispatch", { unit: "U03" });
export const asked = async (issue: Case, outcome = "resolved"): Promise<void> => {
  await issue.contact();
  await issue.closeOut(outcome);
};
export const approved = (issue: Case): Promise<void> => issue.approve(1);

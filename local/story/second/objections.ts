import { after, type Case, type Course, dispatched, finished } from "./case.ts";

/** "This is not ours": the three ways in which the office can answer a unit. */

async function object(issue: Case, suggested?: string): Promise<void> {
  const assignment = await issue.fact(issue.head, "objectToAssignment", "assignment");
  await issue.give(issue.head, "objection", {
    assignment,
    reason: "不属于本单位职责。",
    ...(suggested && { suggested }),
  });
}

async function rule(issue: Case, ruling: object): Promise<void> {
  await issue.give("office", "objection-ruling", {
    request: await issue.fact("office", "ruleOnObjection", "request"),
    opinion: "经核对职责分工裁定。",
    ...ruling,
  });
}

export async function* objectionUpheld(issue: Case): Course {
  yield* dispatched(issue);
  yield await issue.in(0, "11:00");
  await object(issue, "U01");
  yield await issue.in(0, "16:00");
  await rule(issue, { upheld: true, unit: "U01" });
  issue.unit = "U01";
  yield await issue.in(1, "09:30");
  await issue.sign();
  yield* finished(issue, 1, 5);
}

export async function* objectionRejected(issue: Case): Course {
  yield* dispatched(issue);
  yield await issue.in(0, "11:00");
  await object(issue);
  yield await issue.in(0, "16:00");
  await rule(issue, { upheld: false });
  await issue.sign();
  yield* finished(issue, 1, 4);
}

/** Nobody rules: at the end of the next working day it counts as rejected. */
export async function* objectionUnanswered(issue: Case): Course {
  yield* dispatched(issue);
  yield await issue.in(0, "11:00");
  await object(issue);
  yield after(await issue.due("ruleObjection"));
  const { actions } = await issue.page();
  if (actions.some(({ command }) => command === "ruleOnObjection")) throw new Error("the objection still waits");
  await issue.sign();
  yield* finished(issue, 1, 4);
}

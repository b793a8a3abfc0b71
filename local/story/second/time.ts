import { after, begun, type Case, type Course, finished } from "./case.ts";

/** More time: extensions 延期 and suspensions 挂账, granted, refused, and refused by silence. */

async function askForTime(issue: Case): Promise<void> {
  const newDue = await issue.date(8);
  await issue.give(issue.head, "extension", { reason: "等待上级批复。", progress: "材料已上报。", newDue });
}

export async function* extended(issue: Case): Course {
  yield* begun(issue);
  yield await issue.in(1, "10:30");
  await issue.report();
  await askForTime(issue);
  yield await issue.in(0, "16:00");
  const request = await issue.fact("office", "decideExtension", "request");
  await issue.give("office", "extension-decision", { request, granted: true });
  yield await issue.in(5, "09:30");
  await issue.report();
  yield* finished(issue, 1, 5);
}

/** Nobody decides: it counts as refused, the limit stays, and the issue climbs to the leader in charge. */
export async function* extensionUnanswered(issue: Case): Course {
  yield* begun(issue);
  yield await issue.in(1, "10:30");
  await issue.report();
  await askForTime(issue);
  const due = await issue.due("solve");
  yield after(due);
  await issue.stands({ tier: 1 });
  yield await issue.in(1, "10:30");
  await issue.give(issue.place.leader, "tier-decision", { text: "现场调度：三日内拿出办法。" });
  yield* finished(issue, 1, 4);
}

/** @param judge the office for up to 30 days, the leader in charge beyond */
async function* suspended(issue: Case, until: string, judge: string): Course {
  yield* begun(issue);
  yield await issue.in(1, "10:30");
  const measures = "每月对接一次，条件具备即恢复办理。";
  await issue.give(issue.head, "suspension", { reason: "规划调整尚未批复。", measures, until });
  yield await issue.in(0, "16:00");
  const request = await issue.fact(judge, "decideSuspension", "request");
  await issue.give(judge, "suspension-decision", { request, granted: true, opinion: "措施可行，同意。" });
  await issue.stands({ status: "suspended" });
}

export async function* resumedEarly(issue: Case): Course {
  yield* suspended(issue, "2026-09-30", "office");
  yield await issue.in(4, "09:30");
  await issue.give(issue.head, "resumption", { reason: "批复已下达，具备条件。" });
  await issue.stands({ status: "handling" });
  yield* finished(issue, 1, 5);
}

export async function* resumedByDate(issue: Case): Course {
  yield* suspended(issue, "2026-10-16", issue.place.leader);
  yield after(await issue.due("suspension"));
  await issue.stands({ status: "handling" });
  yield* finished(issue, 1, 4);
}

/** Still planned when the story ends: the bulletin counts it as such. */
export async function* stillSuspended(issue: Case): Course {
  yield* suspended(issue, "2026-11-20", issue.place.leader);
}

/** Nobody decides on the suspension: refused; it is solved within its limit all the same. */
export async function* suspensionUnanswered(issue: Case): Course {
  yield* begun(issue);
  yield await issue.in(1, "10:30");
  await issue.give(issue.head, "suspension", { reason: "设备未到。", measures: "催促到货。", until: "2026-09-28" });
  yield after(await issue.due("decideSuspension"));
  await issue.stands({ status: "handling", tier: 0 });
  yield* finished(issue, 1, 4);
}

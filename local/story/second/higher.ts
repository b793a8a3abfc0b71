import { after, begun, type Case, type Course, finished } from "./case.ts";

/** What the county cannot solve: to the city, and on to the province. */

async function climb(issue: Case, user: string, reason: string, tier: number): Promise<void> {
  await issue.give(user, "escalation", { reason });
  await issue.stands({ tier });
}

export async function* toTheCity(issue: Case): Course {
  yield* begun(issue, {}, { level: "city" });
  yield await issue.in(1, "10:30");
  await issue.contact();
  await climb(issue, "office", "需县领导协调。", 1);
  yield await issue.in(0, "16:00");
  await climb(issue, issue.place.leader, "需总调度会研究。", 2);
  yield await issue.in(1, "10:30");
  await climb(issue, "secretary", "属市级权限。", 3);
  yield await issue.in(3, "10:30");
  await issue.give("liaison-city", "tier-decision", { text: "市级会商同意，县里据此办理。" });
  yield* finished(issue, 1, 5);
}

/**
 * The hardest of all: it climbs by the clock and by hand to the province, which gives it a date; its close-out is taken back once,
 * returned once and approved in the third round.
 */
export async function* toTheProvince(issue: Case): Course {
  yield* begun(issue, {}, { level: "province" });
  yield after(await issue.due("solve"));
  await issue.stands({ tier: 1 });
  yield await issue.in(1, "10:30");
  await climb(issue, issue.place.leader, "需总调度会研究。", 2);
  yield await issue.in(1, "10:30");
  await climb(issue, "secretary", "属市级以上权限。", 3);
  yield await issue.in(1, "10:30");
  await climb(issue, "liaison-city", "属省级权限。", 4);
  yield await issue.in(2, "10:30");
  const newDue = await issue.date(15);
  await issue.give("liaison-province", "tier-decision", { text: "省级协调，限期办结。", newDue });
  yield await issue.in(1, "10:30");
  await issue.contact();
  await issue.report();
  await issue.closeOut();
  yield await issue.in(0, "11:00");
  await issue.give(issue.handler, "close-out-withdrawal", { round: 1 });
  yield await issue.in(1, "10:30");
  await issue.closeOut();
  yield await issue.in(0, "16:00");
  const back = { round: 2, step: 0, decision: "return", opinion: "请补充批复原件。" };
  await issue.give(issue.head, "close-out-step", back);
  yield* finished(issue, 3, 5);
}

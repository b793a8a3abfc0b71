import { approved, begun, type Case, type Course, finished } from "./case.ts";

/** Not good enough: done again 二次办理, reopened 重新办理, and the leader's word on a dissatisfied enterprise. */

const MEETING = { text: "组织承办单位和企业面对面研究，重新办理。" };

export async function* reworked(issue: Case): Course {
  yield* begun(issue);
  yield await issue.in(1, "10:30");
  await issue.contact();
  await issue.report();
  await issue.closeOut();
  yield await issue.in(0, "16:00");
  const refusal = { round: 1, step: 0, decision: "refuse", opinion: "佐证不能说明问题已解决。" };
  await issue.give(issue.head, "close-out-step", refusal);
  await issue.stands({ status: "handling", tier: 1 });
  yield await issue.in(1, "09:30");
  await issue.give(issue.place.leader, "tier-decision", MEETING);
  yield* finished(issue, 2, 4);
}

/** Nobody reached the enterprise twice, then it denies what the unit reported; the second time it confirms and gives no mark. */
export async function* deniedOnThePhone(issue: Case): Course {
  const { aide, leader } = issue.place;
  yield* begun(issue);
  yield* approved(issue, 1);
  yield await issue.in(1, "10:30");
  await issue.call(aide, "call-back", { round: 1, result: "unreachable" });
  yield await issue.in(1, "10:30");
  await issue.call(aide, "call-back", { round: 1, result: "denied" });
  await issue.stands({ status: "handling", tier: 1 });
  yield await issue.in(1, "09:30");
  await issue.give(leader, "tier-decision", MEETING);
  yield* approved(issue, 2);
  yield await issue.in(1, "10:30");
  await issue.call(aide, "call-back", { round: 2, result: "confirmed" });
  await issue.stands({ status: "verifying" });
}

/** The law does not allow it, the enterprise is not content: the leader closes it with a reason the enterprise is told. */
export async function* closedInSpite(issue: Case): Course {
  yield* begun(issue);
  yield* finished(issue, 1, 1, "explained");
  await issue.stands({ status: "verifying" });
  yield await issue.in(1, "10:30");
  const decision = { round: 1, decision: "close", reason: "政策明确不允许，已当面说明并告知救济途径。" };
  await issue.give(issue.place.leader, "dissatisfaction", decision);
  await issue.stands({ status: "closed", outcome: "explained" });
}

export async function* sentBackByTheLeader(issue: Case): Course {
  yield* begun(issue);
  yield* finished(issue, 1, 2, "explained");
  yield await issue.in(1, "10:30");
  const decision = { round: 1, decision: "rework", reason: "还有变通办法，请再研究。" };
  await issue.give(issue.place.leader, "dissatisfaction", decision);
  await issue.stands({ status: "handling", tier: 1 });
  yield* finished(issue, 2, 5);
}

export async function* reopened(issue: Case): Course {
  yield* begun(issue);
  yield* finished(issue, 1, 3);
  await issue.stands({ status: "closed" });
  yield await issue.in(8, "09:30");
  await issue.follow("reopening", { reason: "同一问题又出现了。" });
  await issue.stands({ status: "handling" });
  yield* finished(issue, 2, 5);
}

/** The unit takes its close-out back before anybody decided, and hands it in anew. */
export async function* takenBack(issue: Case): Course {
  yield* begun(issue);
  yield await issue.in(1, "10:30");
  await issue.contact();
  await issue.report();
  await issue.closeOut();
  yield await issue.in(0, "11:00");
  await issue.give(issue.handler, "close-out-withdrawal", { round: 1 });
  yield* finished(issue, 2, 5);
}

import { begun, type Case, type Course, finished } from "./case.ts";

/** What the enterprise and the office change on the way: withdrawn, merged, refused, passed on, asked for more, hidden. */

async function withdraw(issue: Case): Promise<void> {
  await issue.follow("withdrawal", { reason: "不再需要办理。" });
}

async function verify(issue: Case, genuine: boolean): Promise<void> {
  const { aide } = issue.place;
  const request = await issue.fact(aide, "decideWithdrawal", "request");
  await issue.call(aide, "withdrawal-decision", { request, genuine });
}

export async function* withdrawn(issue: Case): Course {
  yield* begun(issue);
  yield await issue.in(1, "09:30");
  await withdraw(issue);
  yield await issue.in(0, "16:00");
  await verify(issue, true);
  await issue.stands({ status: "closed", outcome: "withdrawn" });
}

/** Somebody talked the enterprise into it: the aide finds out, the auditor is told, every clock has run on. */
export async function* withdrawnUnderPressure(issue: Case): Course {
  yield* begun(issue);
  yield await issue.in(1, "09:30");
  await withdraw(issue);
  yield await issue.in(0, "16:00");
  await verify(issue, false);
  await issue.stands({ status: "handling" });
  yield await issue.in(1, "09:30");
  const { items } = await issue.place.client.get("/inbox", "auditor");
  const told = (items as { issue?: string }[]).some((notice) => notice.issue === issue.receipt);
  if (!told) throw new Error("the auditor was not told of the withdrawal");
  yield* finished(issue, 1, 4);
}

/** @param into the same matter, handed in before */
export function merged(into: () => string): (issue: Case) => Course {
  return async function* (issue) {
    await issue.submit();
    yield await issue.in(0, "10:30");
    await issue.register();
    yield await issue.in(0, "11:00");
    await issue.give("office", "merger", { into: into() });
    await issue.stands({ status: "closed", outcome: "merged" });
  };
}

export async function* refused(issue: Case): Course {
  await issue.submit();
  yield await issue.in(0, "10:30");
  await issue.register();
  yield await issue.in(0, "16:00");
  await issue.give("office", "refusal", { reason: "属于司法程序中的事项。", basis: "信访工作条例有关规定。" });
  await issue.stands({ status: "refused" });
}

/** Graver than it looked, and another unit's with two in support, one of which is released again. */
export async function* passedOn(issue: Case): Course {
  yield* begun(issue, { supports: ["U06"] });
  yield await issue.in(1, "09:30");
  await issue.give("office", "classification", { class: "B", kind: "land" });
  await issue.give("office", "assignments", { lead: { unit: "U05" }, supports: ["U08"] });
  issue.unit = "U05";
  await issue.give("office", "slips", {
    colour: "orange",
    to: ["handler", "head"],
    text: "请两日内反馈进展。",
    answerBy: await issue.date(2),
  });
  await issue.give("handler-u06", "questions", { text: "请补充用地协议复印件。" });
  yield await issue.in(0, "16:00");
  await issue.sign();
  await issue.follow("notes", { text: "用地协议已补充。", files: [] });
  const answered = await issue.fact("handler-u06", "answerAsSupport", "assignment");
  await issue.give("handler-u06", "support-answer", { assignment: answered, text: "协办意见：可以办理。" });
  yield await issue.in(1, "09:30");
  const released = await issue.fact("handler-u08", "answerAsSupport", "assignment");
  await issue.give("office", "assignments", { ended: [released] });
  yield await issue.in(1, "10:30");
  await issue.contact();
  await issue.report();
  await issue.closeOut();
  yield await issue.in(0, "16:00");
  await issue.approve(1, issue.place.leader);
  yield await issue.in(1, "10:30");
  await issue.rate(1, 5);
}

/** The units do not learn who handed it in; the auditor opens the name with a reason, and the aide speaks with the enterprise. */
export async function* hidden(issue: Case): Course {
  const { aide, client, firm } = issue.place;
  await issue.submit({ identityHidden: true });
  yield await issue.in(0, "10:30");
  await issue.register();
  await issue.give("office", "dispatch", { unit: issue.unit });
  const asHandler = await client.get(`/issues/${issue.receipt}`, issue.handler);
  if (JSON.stringify(asHandler).includes(firm.creditCode)) throw new Error("the unit learnt who handed it in");
  await client.post(
    `/issues/${issue.receipt}/identity`,
    { key: `second-act-identity-${issue.receipt}`, reason: "核对主体资格。" },
    "auditor",
  );
  yield await issue.in(0, "16:00");
  await issue.sign();
  await issue.contact(aide);
  yield await issue.in(1, "10:30");
  await issue.report();
  await issue.closeOut();
  yield await issue.in(0, "16:00");
  await issue.approve(1);
  yield await issue.in(1, "10:30");
  await issue.rate(1, 5);
}

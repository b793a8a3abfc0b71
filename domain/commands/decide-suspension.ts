import type { DutyEffect } from "../../contract/effect.ts";
import type { Duty, Issue } from "../../contract/issue.ts";
import type { DutyKind, Instant } from "../../contract/vocabulary.ts";
import { happen, type Moment } from "../draft.ts";
import { closing, openDuty } from "../open-duty.ts";
import { seatAt } from "../places.ts";
import { leadUnit, suspensionSeat } from "../policy.ts";
import { type Rule, refuse } from "../rule.ts";
import { localDate } from "../time/instants.ts";

const HELD: ReadonlySet<DutyKind> = new Set(["solve", "support", "report", "coordinate", "contact"]);

/** 挂账审批: granted, every clock of the units stands until the date; the head of the lead looks after it. */
export const decideSuspension: Rule<"decideSuspension"> = {
  serves: "decideSuspension",
  seats: (issue, { pack }) => [suspensionSeat(pack, issue)],
  ready: ({ suspension }) => (suspension ? undefined : refuse("no-such-request")),
  decide(draft, { request, granted, opinion }, moment) {
    const { suspension } = draft.issue;
    if (suspension?.request !== request) return refuse("no-such-request", "request", { request });
    if (!granted && opinion === undefined) return refuse("opinion-missing", "opinion");
    const { until, days } = suspension;
    if (granted && until <= moment.receivedAt) return refuse("limit-past", undefined, { dueAt: until });
    const cause = "person" as const;
    const data = { granted, cause, ...(granted && { until, days }), ...(opinion && { opinion }) };
    return happen(draft, moment, { type: "suspensionDecided", data }, (after) => [
      ...closing(after, "done", ["decideSuspension"]),
      ...(granted ? suspended(after, until, moment) : []),
    ]);
  },
};

function suspended(issue: Issue, until: Instant, moment: Moment): DutyEffect[] {
  const limit = { unit: "date" as const, date: localDate(until, moment.calendar.zone) };
  const asked = seatAt("head", { enterprise: issue.enterprise, unit: leadUnit(issue) });
  return [
    ...closing(issue, "lapsed", ["sign", "ruleObjection", "decideExtension"]),
    ...issue.duties.filter(({ kind }: Duty) => HELD.has(kind)).map(({ id }) => ({ do: "hold" as const, duty: id })),
    openDuty(issue, { kind: "suspension", asked, limit }, moment),
  ];
}

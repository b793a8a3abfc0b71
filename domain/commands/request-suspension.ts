import type { PlainDate } from "../../contract/vocabulary.ts";
import type { Refusal } from "../context.ts";
import { dueFromNow, isOver } from "../dates.ts";
import { dutyOf, valuesOf } from "../../contract/pack-values.ts";
import { type Draft, happen, type Moment } from "../draft.ts";
import { openDuty, openOf } from "../open-duty.ts";
import { seatAt } from "../places.ts";
import { leadUnit, suspensionSeat } from "../policy.ts";
import { type Rule, refuse } from "../rule.ts";
import { localDay } from "../time/instants.ts";

/** 申请挂账: it cannot be done yet; there are measures and a date until which. Silence refuses it. */
export const requestSuspension: Rule<"requestSuspension"> = {
  seats: (issue) => [seatAt("head", { enterprise: issue.enterprise, unit: leadUnit(issue) })],
  ready: ({ extension, suspension, objection }) => {
    const open = extension ?? suspension ?? objection;
    return open && refuse("request-open", undefined, { request: open.request });
  },
  decide(draft, { reason, measures, until: date }, moment) {
    const asked = period(draft, date, moment);
    if ("refusal" in asked) return asked;
    const data = { reason, measures, ...asked };
    return happen(draft, moment, { type: "suspensionRequested", data }, (after) => {
      const { limit } = dutyOf(moment.pack, "decideSuspension");
      const seat = suspensionSeat(moment.pack, after);
      const cap = openOf(after, "solve")?.dueAt;
      return [openDuty(after, { kind: "decideSuspension", asked: seat, limit, cap }, moment)];
    });
  },
};

function period({ issue }: Draft, date: PlainDate, moment: Moment): { until: string; days: number } | Refusal {
  const { at, calendar, pack } = moment;
  const limit = { unit: "date" as const, date };
  const due = dueFromNow(limit, moment);
  if (isOver(limit, due, moment)) return refuse("limit-past", "until", { dueAt: due.dueAt });
  const days = localDay(due.dueAt, calendar.zone) - localDay(at, calendar.zone);
  const cap = valuesOf(pack).suspensionCap;
  const used = issue.suspendedDays ?? 0;
  if (used + days > cap) return refuse("suspension-too-long", "until", { cap, used, days });
  return { until: due.dueAt, days };
}

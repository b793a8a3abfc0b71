import { dueFromNow, isOver } from "../dates.ts";
import { happen } from "../draft.ts";
import { closing, openDuty } from "../open-duty.ts";
import { isUnitSeat, seatAt } from "../places.ts";
import { leadOf, tierHolder } from "../policy.ts";
import { type Rule, refuse } from "../rule.ts";

/** 督办单 written by hand: whom it reminds of what, and by when the lead has to report, if by any date. */
export const issueSlip: Rule<"issueSlip"> = {
  byTier: true,
  seats: (issue, { pack }) => ["office", ...tierHolder(pack, issue)],
  decide(draft, { colour, to: kinds, text, answerBy }, moment) {
    const { issue } = draft;
    const lead = leadOf(issue);
    const places = { enterprise: issue.enterprise, unit: lead?.unit };
    if (lead === undefined && kinds.some((kind) => isUnitSeat(kind))) return refuse("not-assigned", "to");
    const slip = { colour, to: [...new Set(kinds.map((kind) => seatAt(kind, places)))], text };
    if (answerBy === undefined) return happen(draft, moment, { type: "slipIssued", data: slip });
    const limit = { unit: "date" as const, date: answerBy };
    const due = dueFromNow(limit, moment);
    if (issue.status !== "handling" || lead === undefined)
      return refuse("wrong-status", "answerBy", { status: issue.status });
    if (isOver(limit, due, moment)) return refuse("limit-past", "answerBy", { dueAt: due.dueAt });
    return happen(draft, moment, { type: "slipIssued", data: { ...slip, answerBy: due.dueAt } }, (after) => [
      ...closing(after, "void", ["report"]),
      openDuty(after, { kind: "report", asked: seatAt("handler", places), limit, assignment: lead.id }, moment),
    ]);
  },
};

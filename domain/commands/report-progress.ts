import { dueFromNow, isOver } from "../dates.ts";
import { happen } from "../draft.ts";
import { closing, openDuty, openOf } from "../open-duty.ts";
import { leadOf, unitSeats } from "../policy.ts";
import { type Rule, refuse } from "../rule.ts";

/** 反馈进展: a report the enterprise sees ends the duty to report, and may promise the next one. */
export const reportProgress: Rule<"reportProgress"> = {
  serves: "report",
  seats: (issue) => unitSeats(issue),
  decide(draft, { text, visibleToEnterprise, nextReportBy }, moment) {
    const visible = { text, visibleToEnterprise };
    if (nextReportBy === undefined) {
      return happen(draft, moment, { type: "progressReported", data: visible }, (after) =>
        visibleToEnterprise ? closing(after, "done", ["report"]) : [],
      );
    }
    const limit = { unit: "date" as const, date: nextReportBy };
    const due = dueFromNow(limit, moment);
    const latest = openOf(draft.issue, "solve")?.dueAt ?? due.dueAt;
    if (draft.issue.status !== "handling" || !visibleToEnterprise || isOver(limit, due, moment) || due.dueAt > latest) {
      return refuse("report-date", "nextReportBy", { latest });
    }
    const data = { ...visible, nextReportBy: due.dueAt };
    return happen(draft, moment, { type: "progressReported", data }, (after) => {
      const [handler = "handler"] = unitSeats(after);
      const assignment = leadOf(after)?.id;
      return [
        ...closing(after, "done", ["report"]),
        openDuty(after, { kind: "report", asked: handler, limit, ...(assignment && { assignment }) }, moment),
      ];
    });
  },
};

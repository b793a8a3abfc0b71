import { issuePartition } from "../../adapters/store/history.ts";
import { actionsFor } from "../../domain/actions.ts";
import { isSettled } from "../../domain/wake.ts";
import { timeLeft } from "../../domain/time/measure.ts";
import type { UseCase } from "../runtime/call.ts";
import { ownFiles } from "../views/own-files.ts";
import { holderText, leadingDuty, nextText } from "../views/next-step.ts";
import { keptIn } from "../views/kept.ts";
import { timelineForEnterprise } from "../views/timeline.ts";
import { contextFor } from "./carry-out.ts";
import { proveEnterprise } from "./prove-enterprise.ts";

/** 查询进度: who has it now, until when, what comes next, and what has happened that concerns the enterprise. */
export const followIssue: UseCase<"followIssue"> = async (call) => {
  const { issue, row } = await proveEnterprise(call.body, call);
  const { store, receivedAt, locale } = call;
  const settings = await call.settings();
  const { directory, calendar } = settings;
  const found = await issuePartition(store, issue.id, { limit: 1000 });
  if (found === undefined) throw new Error(`the issue ${issue.id} is gone`);
  const context = await contextFor(issue, { as: "enterprise" }, call, settings);
  const duty = leadingDuty(issue);
  const words = { locale, zone: calendar.zone, directory, pack: context.pack };
  const may = actionsFor(issue, { as: "enterprise" }, context);
  const round = may.find(({ command }) => command === "rateIssue")?.expect?.round;
  const rateBy = issue.duties.find(({ kind }) => kind === "rate");
  const rating = issue.rating ?? issue.lateRating;
  return {
    receipt: issue.id,
    ...(issue.number !== undefined && { number: issue.number }),
    subject: row.subject,
    enterprise: row.enterprise,
    status: issue.status,
    submittedAt: issue.submittedAt,
    holder: holderText(issue, words),
    ...(duty && { dueAt: duty.dueAt, left: timeLeft(duty.heldAt ?? receivedAt, duty.dueAt, duty.limit, calendar) }),
    provisional: duty?.provisional ?? false,
    next: nextText(issue, words),
    mayAdd: !isSettled(issue),
    mayWithdraw: may.some(({ command }) => command === "withdrawIssue"),
    mayReopen: may.some(({ command }) => command === "reopenIssue"),
    ...(round !== undefined && { rateRound: round }),
    ...(round !== undefined && rateBy && { rateBy: rateBy.dueAt, rateByProvisional: rateBy.provisional }),
    ...(rating !== undefined && { rating }),
    files: ownFiles(found),
    timeline: timelineForEnterprise(found.commits, keptIn(found), {
      ...words,
      assignments: issue.assignments,
      rating: true,
    }),
  };
};

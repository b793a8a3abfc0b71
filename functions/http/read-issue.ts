import type * as z from "zod/mini";
import { COMMAND_TABLE } from "../../contract/commands.ts";
import type { ActionView, IssuePage } from "../../contract/views/issue.ts";
import { issuePartition, type IssuePartition } from "../../adapters/store/history.ts";
import { actionsFor } from "../../domain/actions.ts";
import type { Context } from "../../domain/context.ts";
import { mayRead } from "../../domain/may-read.ts";
import { opensIdentity } from "../../domain/sees-identity.ts";
import { takenBy } from "../../domain/taken-by.ts";
import { standing } from "../../domain/standing.ts";
import { daysBetween } from "../../domain/time/measure.ts";
import type { UseCase } from "../runtime/call.ts";
import { Refused } from "../runtime/refused.ts";
import { dutyView, takenView } from "../views/duty-view.ts";
import { fileView, keptIn } from "../views/kept.ts";
import { tierName } from "../views/names.ts";
import { registerRow, seesRating, seesRowIdentity } from "../views/register-row.ts";
import { submissionTexts } from "../views/submission-texts.ts";
import { timeline } from "../views/timeline.ts";
import { withheldPage } from "../views/withheld.ts";
import { assignmentViews, requestViews } from "../views/units-and-requests.ts";
import { contextFor } from "./carry-out.ts";

/** 诉求详情, for those whose seats may read it; to others it does not exist. */
export const readIssue: UseCase<"readIssue"> = async (call) => {
  const { params, query, store, caller, locale, receivedAt } = call;
  const before = query.before === undefined ? undefined : Number(query.before);
  const found = await issuePartition(store, params.issue, before === undefined ? {} : { before });
  const seats = caller.seats.map(({ seat }) => seat);
  if (found === undefined || !mayRead(found.issue, seats)) throw new Refused("unknown");
  const settings = await call.settings();
  const { directory, calendar } = settings;
  const { issue, row, commits } = found;
  const reading = { now: receivedAt, locale, directory, calendar };
  const context = await contextFor(issue, { as: "person", person: caller.person }, call, settings);
  const rating = seesRating(row, seats);
  const sees = seesRowIdentity(row, seats);
  const opens = opensIdentity(issue, seats);
  const mayAsk = !("refusal" in standing(issue, "readIdentity", context.presence, { ...context, at: receivedAt }));
  const { assignments } = issue;
  const telling = { locale, zone: calendar.zone, directory, pack: context.pack, assignments, rating };
  const page = {
    ...registerRow(row, seats, reading),
    version: issue.version,
    tierName: tierName(issue.tier, context.pack, locale),
    totalDays: daysBetween(issue.submittedAt, issue.closedAt ?? receivedAt, "calendarDay", calendar),
    ...(await submissionTexts(found, settings, call)),
    files: [...found.files.values()].map(fileView),
    duties: issue.duties.map((duty) => ({
      ...dutyView({ ...duty, duty: duty.id }, reading),
      ...takenView(takenBy(duty, issue, { ...context, at: receivedAt }), reading),
    })),
    assignments: assignmentViews(issue, directory),
    requests: requestViews(issue, settings),
    ...(issue.mergedInto !== undefined && { mergedInto: issue.mergedInto }),
    actions: actionViews(issue, context),
    ...(opens && mayAsk && { mayOpenIdentity: true as const }),
    timeline: timeline(
      sees || opens ? commits : commits.filter(({ command }) => command !== "readIdentity"),
      keptIn(found),
      telling,
    ),
    undelivered: undelivered(found),
    oldest: commits.at(-1)?.version ?? 1,
  };
  return sees ? page : withheldPage(page, row, locale);
};

function actionViews(issue: IssuePartition["issue"], context: Context): z.infer<typeof ActionView>[] {
  return actionsFor(issue, context.presence, context).flatMap(({ command, seat, duty, expect }) =>
    command === "rateIssue" || command === "withdrawIssue" || command === "readIdentity"
      ? []
      : [{ command, path: COMMAND_TABLE[command].path, seat, ...(duty !== undefined && { duty }), ...expect }],
  );
}

function undelivered({ deliveries }: IssuePartition): z.infer<typeof IssuePage>["undelivered"] {
  return deliveries
    .filter(({ state }) => state === "failed")
    .map(({ what, name, why, attemptedAt }) => ({
      to: name,
      channel: what.channel,
      why: why ?? "",
      at: attemptedAt ?? what.at,
    }));
}

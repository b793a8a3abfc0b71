import type { Issue } from "../../contract/issue.ts";
import type { PlainDate } from "../../contract/vocabulary.ts";
import type { Refusal } from "../context.ts";
import { dueFromNow, lateness } from "../dates.ts";
import { dutyOf, valuesOf } from "../../contract/pack-values.ts";
import { type Draft, happen, type Moment } from "../draft.ts";
import { before } from "../ladder.ts";
import { openDuty, openOf } from "../open-duty.ts";
import { seatAt } from "../places.ts";
import { extensionSeat, leadUnit } from "../policy.ts";
import { type Rule, refuse } from "../rule.ts";
import { dueInstant } from "../time/due.ts";

/** 申请延期: in good time before it is due, with what was done so far. Silence refuses it. */
export const requestExtension: Rule<"requestExtension"> = {
  seats: (issue) => [seatAt("head", { enterprise: issue.enterprise, unit: leadUnit(issue) })],
  ready: (issue, moment) => fault(issue, moment),
  decide(draft, { reason, progress, newDue: date }, moment) {
    const newDue = newDate(draft, date, moment);
    if (typeof newDue === "object") return newDue;
    return happen(draft, moment, { type: "extensionRequested", data: { reason, progress, newDue } }, (after) => {
      const { limit } = dutyOf(moment.pack, "decideExtension");
      const asked = extensionSeat(moment.pack, after);
      const cap = openOf(after, "solve")?.dueAt;
      return [openDuty(after, { kind: "decideExtension", asked, limit, cap }, moment)];
    });
  },
};

/** Why none can be asked for, whatever the new date: nobody is offered it then. */
function fault(issue: Issue, { pack, calendar, receivedAt }: Moment): Refusal | undefined {
  const { extension, suspension, extensions = 0 } = issue;
  const open = extension ?? suspension;
  if (open) return refuse("request-open", undefined, { request: open.request });
  const { extensionCutoff, maxExtensions } = valuesOf(pack);
  const { dueAt = receivedAt } = openOf(issue, "solve") ?? {};
  const cutoff = before(dueAt, extensionCutoff, calendar);
  if (receivedAt > cutoff) return refuse("extension-too-late", undefined, { cutoff, ...lateness(receivedAt, cutoff) });
  return extensions >= maxExtensions ? refuse("extensions-used", undefined, { most: maxExtensions }) : undefined;
}

function newDate({ issue }: Draft, date: PlainDate, moment: Moment): string | Refusal {
  const { pack, calendar } = moment;
  const { dueAt = "" } = openOf(issue, "solve") ?? {};
  const newDue = dueFromNow({ unit: "date", date }, moment).dueAt;
  if (newDue <= dueAt) return refuse("extension-not-later", "newDue", { dueAt });
  const latest = dueInstant(dueAt, valuesOf(pack).extensionMax, calendar, pack).dueAt;
  return newDue > latest ? refuse("extension-too-long", "newDue", { latest }) : newDue;
}

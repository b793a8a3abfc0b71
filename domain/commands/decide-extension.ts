import { happen } from "../draft.ts";
import { moveDuty } from "../move-duty.ts";
import { closing, openOf } from "../open-duty.ts";
import { extensionSeat } from "../policy.ts";
import { type Rule, refuse } from "../rule.ts";
import { dueInstant } from "../time/due.ts";
import { localDate } from "../time/instants.ts";

/** 延期审批: by somebody else than who asked; granted, the issue is due on the date asked for. */
export const decideExtension: Rule<"decideExtension"> = {
  serves: "decideExtension",
  seats: (issue, { pack }) => [extensionSeat(pack, issue)],
  ready: ({ extension }) => (extension ? undefined : refuse("no-such-request")),
  decide(draft, { request, granted, opinion }, moment) {
    const { extension } = draft.issue;
    if (extension?.request !== request) return refuse("no-such-request", "request", { request });
    if (!granted && opinion === undefined) return refuse("opinion-missing", "opinion");
    const { calendar, pack, at } = moment;
    const limit = { unit: "date" as const, date: localDate(extension.newDue, calendar.zone) };
    const due = dueInstant(at, limit, calendar, pack);
    const newDue = due.dueAt;
    const data = { granted, cause: "person" as const, ...(granted && { newDue }), ...(opinion && { opinion }) };
    return happen(draft, moment, { type: "extensionDecided", data }, (after) => {
      const solve = openOf(after, "solve");
      const closed = closing(after, "done", ["decideExtension"]);
      if (!granted || solve === undefined) return closed;
      return [...closed, moveDuty(solve, after, due, moment)];
    });
  },
};

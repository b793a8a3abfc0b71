import { lateness } from "../dates.ts";
import { happen } from "../draft.ts";
import { releaseDuty } from "../move-duty.ts";
import { closing, openOf } from "../open-duty.ts";
import { kindOf } from "../places.ts";
import { unitSeats } from "../policy.ts";
import { type Rule, refuse } from "../rule.ts";

/** 撤回销号申请: the unit takes it back before anybody has decided on it, and gains no time by that. */
export const withdrawCloseOut: Rule<"withdrawCloseOut"> = {
  seats: (issue) => unitSeats(issue).toReversed(),
  ready(issue, { actor, receivedAt }) {
    const { round } = issue;
    const own = [actor.person, actor.onBehalfOf].some((one) => one !== undefined && round?.requester.includes(one));
    if (kindOf(actor.seat) === "handler" && !own) return refuse("not-your-seat", undefined, { seats: "head" });
    if (round !== undefined && round.step > 0) return refuse("step-decided");
    const { dueAt = receivedAt } = openOf(issue, "solve") ?? {};
    return receivedAt > dueAt ? refuse("past-due", undefined, { dueAt, ...lateness(receivedAt, dueAt) }) : undefined;
  },
  decide: (draft, { round }, moment) =>
    happen(draft, moment, { type: "closeOutWithdrawn", data: { round } }, (after) => {
      const solve = openOf(after, "solve");
      if (solve === undefined) throw new Error("a round holds a solve duty");
      return [...closing(after, "void", ["reviewCloseOut"]), releaseDuty(solve, after, true, moment)];
    }),
};

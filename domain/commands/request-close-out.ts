import { happen } from "../draft.ts";
import { closing, openOf, openReview } from "../open-duty.ts";
import { leadUnit, unitSeats } from "../policy.ts";
import { seatAt } from "../places.ts";
import { type Rule, refuse } from "../rule.ts";
import { laterOf } from "../time/instants.ts";

/** 申请销号: the unit says it is done. Its clock is held while others decide; the chain of reviewers is frozen. */
export const requestCloseOut: Rule<"requestCloseOut"> = {
  serves: "solve",
  seats: (issue) => unitSeats(issue).toReversed(),
  decide(draft, { outcome, result, evidence }, moment) {
    const { issue } = draft;
    const solve = openOf(issue, "solve");
    if (solve === undefined || issue.class === undefined) throw new Error("an issue in handling has a solve duty");
    const since = laterOf(issue.dispatchedAt ?? "", issue.restartedAt ?? "");
    if (issue.contactedAt === undefined || issue.contactedAt < since) return refuse("no-contact", undefined, { since });
    const waiting = issue.assignments.find(
      ({ role, state }) => role === "support" && (state === "assigned" || state === "signed"),
    );
    if (waiting) return refuse("support-open", undefined, { unit: waiting.unit });
    if (evidence.length === 0) return refuse("no-evidence", "evidence");
    const places = { enterprise: issue.enterprise, unit: leadUnit(issue) };
    const data = {
      round: issue.rounds + 1,
      outcome,
      result,
      evidence,
      chain: moment.pack.chain[issue.class].map((kind) => seatAt(kind, places)),
      solve: solve.id,
      onTime: moment.receivedAt <= solve.dueAt,
    };
    return happen(draft, moment, { type: "closeOutRequested", data }, (after) => [
      { do: "hold", duty: solve.id },
      ...closing(after, "lapsed", [
        "sign",
        "report",
        "coordinate",
        "contact",
        "ruleObjection",
        "decideExtension",
        "decideSuspension",
      ]),
      openReview(after, 0, moment),
    ]);
  },
};

import { closeIfAnswered } from "../closing.ts";
import { happen } from "../draft.ts";
import { closing, openCoordinate, openOf } from "../open-duty.ts";
import { seatAt } from "../places.ts";
import { rework, sendsBack } from "../rework.ts";
import { type Rule, refuse } from "../rule.ts";

/** 回访: somebody outside the unit and the round asks the enterprise whether it is so. */
export const recordCallBack: Rule<"recordCallBack"> = {
  serves: "callBack",
  seats: (issue) => [seatAt("aide", issue)],
  ready: (issue) => (openOf(issue, "callBack") ? undefined : refuse("no-such-duty")),
  decide(draft, { result, when, means, text }, moment) {
    if (when > moment.receivedAt) return refuse("contact-in-future", "when", { when, receivedAt: moment.receivedAt });
    const attempt = (draft.issue.callBack?.attempts ?? 0) + 1;
    const final = result !== "unreachable" || attempt >= moment.pack.callBackAttempts;
    const data = { result, attempt, final, when, means, text };
    const recorded = happen(draft, moment, { type: "callBackRecorded", data }, (after) => {
      if (result === "denied") {
        return [
          ...closing(after, "done", ["callBack"]),
          ...closing(after, "void", ["rate"]),
          ...(sendsBack(after, moment) ? [] : [openCoordinate(after, Math.max(after.tier, 1), moment)]),
        ];
      }
      return final ? closing(after, "done", ["callBack"]) : [];
    });
    const again = result === "denied" && sendsBack(recorded.issue, moment);
    return again ? rework(recorded, "denied", moment) : closeIfAnswered(recorded, moment);
  },
};

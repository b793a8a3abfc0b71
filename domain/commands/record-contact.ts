import { happen } from "../draft.ts";
import { closing } from "../open-duty.ts";
import { tierHolder, unitSeats } from "../policy.ts";
import { seatAt } from "../places.ts";
import { type Rule, refuse } from "../rule.ts";

/** 联系企业: somebody spoke with the enterprise. Without such a record no close-out may be asked for. */
export const recordContact: Rule<"recordContact"> = {
  byTier: true,
  serves: "contact",
  seats: (issue, { pack }) =>
    issue.identityHidden === true
      ? [seatAt("aide", issue), seatAt("office", issue)]
      : [...unitSeats(issue), seatAt("aide", issue), seatAt("office", issue), ...tierHolder(pack, issue)],
  decide(draft, { when, means, text }, moment) {
    if (when > moment.receivedAt) return refuse("contact-in-future", "when", { when, receivedAt: moment.receivedAt });
    return happen(draft, moment, { type: "contactRecorded", data: { when, means, text } }, (after) =>
      closing(after, "done", ["contact"]),
    );
  },
};

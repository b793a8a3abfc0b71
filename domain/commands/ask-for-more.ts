import { happen } from "../draft.ts";
import { seatAt } from "../places.ts";
import { assignedSeats, leaders } from "../policy.ts";
import type { Rule } from "../rule.ts";

/** 请企业补正: a question the enterprise is shown and told of. No clock waits for the answer. */
export const askForMore: Rule<"askForMore"> = {
  seats: (issue, { pack }) => [
    seatAt("aide", issue),
    ...assignedSeats(issue, ["handler", "head"]),
    seatAt("office", issue),
    ...leaders(pack, issue),
  ],
  decide: (draft, { text }, moment) =>
    happen(draft, moment, { type: "noteAdded", data: { text, attachments: [], audience: "enterprise" } }),
};

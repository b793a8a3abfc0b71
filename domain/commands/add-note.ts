import { happen } from "../draft.ts";
import { seatAt } from "../places.ts";
import { assignedSeats, leaders } from "../policy.ts";
import type { Rule } from "../rule.ts";

/** 补充材料: adds a text or files and touches no clock. */
export const addNote: Rule<"addNote"> = {
  seats: (issue, { pack }) => [
    seatAt("ent", issue),
    seatAt("aide", issue),
    ...assignedSeats(issue, ["handler", "head"]),
    seatAt("office", issue),
    ...leaders(pack, issue),
  ],
  decide: (draft, { text, attachments, audience }, moment) =>
    happen(draft, moment, { type: "noteAdded", data: { text, attachments, audience } }),
};

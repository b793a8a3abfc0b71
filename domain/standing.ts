import { COMMAND_TABLE } from "../contract/commands.ts";
import type { Actor } from "../contract/commit.ts";
import type { Issue } from "../contract/issue.ts";
import type { Seat, SeatKind } from "../contract/vocabulary.ts";
import { RULES, statusesOf } from "./commands/rules.ts";
import type { Presence, Refusal } from "./context.ts";
import type { Scene } from "./draft.ts";
import { openOf } from "./open-duty.ts";
import { isUnitSeat, kindOf, placeOf, seatAt } from "./places.ts";
import { leaders } from "./policy.ts";
import { type Rule, type RuledCommand, refuse } from "./rule.ts";
import { type HeldSeat, personsOf, seatsOf } from "./seats.ts";
import { exclusionFor, placeDuty } from "./separation.ts";

type AnyRule = Pick<Rule<RuledCommand>, "serves" | "byTier" | "seats" | "ready">;

/**
 * Who would be giving this command, or why he may not: status, then seat, then separation, then whether there is anything
 * to give it to. The one rule behind both `decide` and the list of actions.
 */
export function standing(issue: Issue, name: RuledCommand, presence: Presence, scene: Scene): Actor | Refusal {
  if (!statusesOf(name).includes(issue.status)) return refuse("wrong-status", undefined, { status: issue.status });
  const rule: AnyRule = RULES[name];
  const held = heldSeats(presence, issue, scene);
  const seats = seatsFor(rule, issue, scene);
  const fitting = held.filter(({ seat }) => seats.includes(seat));
  if (fitting.length === 0) return whyNotSeat(name, rule, held, issue, scene);
  const actor = firstApart(fitting, presence, rule, seats, issue, scene);
  if ("refusal" in actor) return actor;
  return rule.ready?.(issue) ?? actor;
}

/** The seats somebody may act from, on this issue. */
export function heldSeats(presence: Presence, issue: Issue, { at, directory }: Scene): HeldSeat[] {
  switch (presence.as) {
    case "person":
      return seatsOf(presence.person, at, directory);
    case "enterprise":
      return [{ seat: seatAt("ent", issue) }];
    case "system":
      return [{ seat: "system" }];
  }
}

/** The seats of the rule, the seat of the duty it serves, those it was raised from, and who would be asked today (S6). */
function seatsFor(rule: AnyRule, issue: Issue, scene: Scene): readonly Seat[] {
  const own = rule.seats(issue, scene);
  const duty = rule.serves && openOf(issue, rule.serves);
  if (duty === undefined) return own;
  const [asked] = own;
  const today = asked === undefined ? [] : [placeDuty(duty.kind, asked, issue, scene).seat];
  return [...own, duty.seat, ...duty.raisedFrom, ...today];
}

/** The first of the fitting seats whose person and principal separation lets act. */
function firstApart(
  fitting: readonly HeldSeat[],
  presence: Presence,
  rule: AnyRule,
  [asked = "system"]: readonly Seat[],
  issue: Issue,
  scene: Scene,
): Actor | Refusal {
  const excludes = exclusionFor(rule.serves, asked, issue, scene);
  let refusal: Refusal = refuse("separation");
  for (const { seat, ...behalf } of fitting) {
    if (presence.as !== "person") return { seat };
    const { person } = presence;
    const reason = excludes(personsOf({ person, ...behalf }));
    const { onBehalfOf } = behalf;
    if (reason === undefined) return { seat, person, ...(onBehalfOf && { onBehalfOf }) };
    refusal = refuse(reason === "interest" ? "interest" : "separation");
  }
  return refusal;
}

/** Says which near miss it was: another unit, another tier, or none of one's business. */
function whyNotSeat(name: RuledCommand, rule: AnyRule, held: readonly HeldSeat[], issue: Issue, scene: Scene): Refusal {
  const kinds: readonly SeatKind[] = name === "rateIssue" ? [] : COMMAND_TABLE[name].seats;
  const tiers = new Set(leaders(scene.pack, issue));
  const ofOtherUnit = ({ seat }: HeldSeat) =>
    isUnitSeat(seat) && kinds.includes(kindOf(seat)) && !issue.assignments.some(({ unit }) => unit === placeOf(seat));
  if (rule.byTier && held.some(({ seat }) => tiers.has(seat))) return refuse("wrong-tier");
  return held.some(ofOtherUnit) ? refuse("not-assigned") : refuse("not-your-seat");
}

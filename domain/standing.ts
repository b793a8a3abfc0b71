import { COMMAND_TABLE } from "../contract/commands.ts";
import type { Actor } from "../contract/commit.ts";
import type { Issue } from "../contract/issue.ts";
import type { Seat, SeatKind } from "../contract/vocabulary.ts";
import { RULES, statusesOf } from "./commands/rules.ts";
import type { Presence, Refusal } from "./context.ts";
import type { Scene } from "./draft.ts";
import { isUnitSeat, kindOf, placeOf, seatAt } from "./places.ts";
import { leaders } from "./policy.ts";
import { type Rule, type RuledCommand, refuse } from "./rule.ts";
import { type HeldSeat, personsOf, seatsOf } from "./seats.ts";
import { exclusionFor, INTEREST, interested, placeDuty } from "./separation.ts";

type AnyRule = Pick<Rule<RuledCommand>, "serves" | "disinterested" | "byTier" | "seats" | "ready">;

/**
 * Who would be giving this command, or why he may not: status, then seat, then separation, then whether there is anything
 * to give it to. The one rule behind both `decide` and the list of actions.
 */
export function standing(
  issue: Issue,
  name: RuledCommand,
  presence: Presence,
  scene: Scene,
  assignment?: string,
): Actor | Refusal {
  if (!statusesOf(name).includes(issue.status)) return refuse("wrong-status", undefined, { status: issue.status });
  if (assignment !== undefined && !issue.assignments.some(({ id, state }) => id === assignment && state !== "ended"))
    return refuse("not-assigned", "assignment");
  const rule: AnyRule = RULES[name];
  const held = heldSeats(presence, issue, scene);
  const seats = seatsFor(rule, issue, scene, assignment);
  const fitting = held.filter(({ seat }) => seats.includes(seat));
  if (fitting.length === 0) return whyNotSeat(name, rule, held, issue, scene, assignment);
  const actor = firstApart(fitting, presence, rule, seats, issue, scene);
  if ("refusal" in actor) return actor;
  return rule.ready?.(issue, { ...scene, actor }, assignment) ?? actor;
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

/** The seats of the rule, the seats of the duties it serves, those they were raised from, and who would be asked today (S6). */
function seatsFor(rule: AnyRule, issue: Issue, scene: Scene, assignment: string | undefined): readonly Seat[] {
  const own = rule.seats(issue, scene, assignment);
  const duties = issue.duties.filter(
    (duty) => duty.kind === rule.serves && (assignment === undefined || duty.assignment === assignment),
  );
  const others = duties.flatMap((duty) => {
    const [asked] = duty.assignment === undefined ? own : rule.seats(issue, scene, duty.assignment);
    const today = asked === undefined ? [] : [placeDuty(duty.kind, asked, issue, scene).seat];
    return [duty.seat, ...duty.raisedFrom, ...today];
  });
  return [...own, ...others];
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
    const persons = personsOf({ person, ...behalf });
    const stands = rule.disinterested === true && interested(persons, issue.enterprise, scene);
    const apart = excludes(persons) ?? (stands ? INTEREST : undefined);
    const { onBehalfOf } = behalf;
    if (apart === undefined) return { seat, person, ...(onBehalfOf && { onBehalfOf }) };
    refusal = apart.why === "interest" ? refuse("interest") : refuse("separation", undefined, apart.facts);
  }
  return refusal;
}

/** Says which near miss it was: another unit, another tier, or none of one's business. */
function whyNotSeat(
  name: RuledCommand,
  rule: AnyRule,
  held: readonly HeldSeat[],
  issue: Issue,
  scene: Scene,
  assignment: string | undefined,
): Refusal {
  if (name === "readIdentity") return refuse(issue.identityHidden === true ? "identity-hidden" : "identity-open");
  const kinds: readonly SeatKind[] = name === "rateIssue" || name === "withdrawIssue" ? [] : COMMAND_TABLE[name].seats;
  const tiers = new Set(leaders(scene.pack, issue));
  const units = issue.assignments.filter(({ id }) => assignment === undefined || id === assignment);
  const ofOtherUnit = ({ seat }: HeldSeat) =>
    isUnitSeat(seat) && kinds.includes(kindOf(seat)) && !units.some(({ unit }) => unit === placeOf(seat));
  if (
    name === "recordContact" &&
    issue.identityHidden === true &&
    held.some(({ seat }) => isInside(seat, tiers, issue))
  )
    return refuse("identity-hidden");
  if (rule.byTier && held.some(({ seat }) => tiers.has(seat)))
    return refuse("wrong-tier", undefined, { tier: issue.tier });
  const seats = (kinds.length === 0 ? ["ent"] : kinds).join();
  return held.some(ofOtherUnit) ? refuse("not-assigned") : refuse("not-your-seat", undefined, { seats });
}

/** Of a unit that has it, or of a tier: somebody who may contact every enterprise but a hidden one. */
function isInside(seat: Seat, tiers: ReadonlySet<Seat>, { assignments }: Issue): boolean {
  return tiers.has(seat) || (isUnitSeat(seat) && assignments.some(({ unit }) => unit === placeOf(seat)));
}

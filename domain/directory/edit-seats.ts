import type { EditOf } from "../../contract/directory-edits.ts";
import { kindOf, placeOf, scopeOf } from "../places.ts";
import { endPeriods, type Outcome, type Problem, setPeriod } from "./change-period.ts";
import { isOpen, overlap } from "./period.ts";
import type { WorkingCopy } from "./working-copy.ts";

export function hold(copy: WorkingCopy, { seat, person, from, until }: EditOf<"hold">): Outcome {
  const problem = noSuchSeat(copy, seat) ?? unknown(copy, person, "person");
  if (problem) return problem;
  copy.touch("holdings", seat, person);
  const same = copy.holdings.of(seat).filter((one) => one.person === person);
  const outcome = setPeriod(copy.holdings, same, { from, until }, (period) => ({ seat, person, ...period }), copy);
  return outcome && { ...outcome, facts: { ...outcome.facts, seat, person } };
}

export function endHolding(copy: WorkingCopy, { seat, person, until = copy.at }: EditOf<"endHolding">): Outcome {
  const same = copy.holdings.of(seat).filter((one) => one.person === person);
  copy.touch("holdings", seat, person);
  const outcome = endPeriods(copy.holdings, same, until, copy);
  if ("code" in outcome) return outcome;
  return outcome.ended.length > 0 ? undefined : { code: "no-holding", facts: { seat, person }, field: "seat" };
}

/** 交接: the old holder's time ends and the new one's begins at the same instant, so that the seat is never without anybody. */
export function handOver(copy: WorkingCopy, { from, to, at = copy.at, seats }: EditOf<"handOver">): Outcome {
  const problem = unknown(copy, from, "from") ?? unknown(copy, to, "to");
  if (problem) return problem;
  if (from === to) return { code: "same-person", field: "to" };
  if (at < copy.at) return { code: "past", facts: { instant: at }, field: "at" };
  const held = copy.holdings.all().filter((one) => one.person === from && isOpen(one, at));
  const missing = seats?.find((seat) => !held.some((one) => one.seat === seat));
  if (missing !== undefined) return { code: "no-holding", facts: { seat: missing, person: from }, field: "seats" };
  const passing = held.filter(({ seat }) => seats === undefined || seats.includes(seat));
  if (passing.length === 0) return { code: "nothing-to-hand-over", facts: { person: from }, field: "from" };
  endPeriods(copy.holdings, passing, at, copy);
  for (const { seat, from: began, until } of passing) {
    copy.touch("holdings", seat, from);
    copy.touch("holdings", seat, to);
    const period = { from: began > at ? began : at, ...(until !== undefined && { until }) };
    const has = copy.holdings.of(seat).some((one) => one.person === to && overlap(one, period));
    if (!has) copy.holdings.add({ seat, person: to, ...period, commit: copy.commit });
  }
  return undefined;
}

export function substitute(copy: WorkingCopy, edit: EditOf<"substitute">): Outcome {
  const { person, substitute: other, from, until } = edit;
  const problem = unknown(copy, person, "person") ?? unknown(copy, other, "substitute");
  if (problem) return problem;
  copy.touch("substitutions", person, other);
  const same = copy.substitutions.of(person).filter((one) => one.substitute === other);
  const make = (period: { from: string; until?: string | undefined; commit: number }) => ({
    person,
    substitute: other,
    ...period,
  });
  const outcome = setPeriod(copy.substitutions, same, { from, until }, make, copy);
  if (outcome?.code === "holding-overlap")
    return { code: "substitute-overlap", facts: { person, substitute: other }, field: "from" };
  return outcome;
}

export function endSubstitution(copy: WorkingCopy, edit: EditOf<"endSubstitution">): Outcome {
  const { person, substitute: other, until = copy.at } = edit;
  const same = copy.substitutions.of(person).filter((one) => one.substitute === other);
  const outcome = endPeriods(copy.substitutions, same, until, copy);
  if ("code" in outcome) return outcome;
  const facts = { person, substitute: other };
  return outcome.ended.length > 0 ? undefined : { code: "no-substitution", facts, field: "substitute" };
}

export function declareInterest(copy: WorkingCopy, { person, enterprise }: EditOf<"declareInterest">): Outcome {
  const problem = unknown(copy, person, "person");
  if (problem) return problem;
  if (!copy.knowsEnterprise(enterprise))
    return { code: "unknown-enterprise", facts: { enterprise }, field: "enterprise" };
  const known = copy.interests.of(person).some((one) => one.enterprise === enterprise);
  if (!known) copy.interests.add({ person, enterprise });
  return undefined;
}

export function endInterest(copy: WorkingCopy, { person, enterprise }: EditOf<"endInterest">): Outcome {
  const line = copy.interests.of(person).find((one) => one.enterprise === enterprise);
  if (line === undefined) return { code: "no-interest", field: "enterprise" };
  copy.interests.replace(line);
  return undefined;
}

function unknown(copy: WorkingCopy, person: string, field: string): Problem | undefined {
  return copy.knowsPerson(person) ? undefined : { code: "unknown-person", facts: { person }, field };
}

function noSuchSeat(copy: WorkingCopy, seat: string): Problem | undefined {
  const place = placeOf(seat);
  if (kindOf(seat) === "ent" || kindOf(seat) === "system")
    return { code: "seat-nobody", facts: { seat }, field: "seat" };
  const scope = scopeOf(seat);
  if ((scope === "county") !== (place === undefined)) return { code: "seat-place", facts: { seat }, field: "place" };
  if (place === undefined) return undefined;
  if (scope === "unit")
    return copy.knowsUnit(place) ? undefined : { code: "unknown-unit", facts: { unit: place }, field: "place" };
  return copy.knowsEnterprise(place)
    ? undefined
    : { code: "unknown-enterprise", facts: { enterprise: place }, field: "place" };
}

import type { AssignmentChange } from "../contract/commands.ts";
import type { Assignment, DutyEffect } from "../contract/effect.ts";
import type { Issue } from "../contract/issue.ts";
import type { Limit } from "../contract/limit.ts";
import type { Instant } from "../contract/vocabulary.ts";
import type { Refusal } from "./context.ts";
import { dueFromNow, isOver } from "./dates.ts";
import { dutyOf } from "../contract/pack-values.ts";
import { type Draft, happen, type Moment, type Scene } from "./draft.ts";
import { closing, openAll, openOf, type Wish } from "./open-duty.ts";
import { isUnitSeat, placeOf, seatAt } from "./places.ts";
import { leadOf } from "./policy.ts";
import { refuse } from "./rule.ts";
import { seatsOf } from "./seats.ts";
import { inUse } from "./directory/in-use.ts";
import { interested, placeDuty } from "./separation.ts";

interface Whom {
  readonly unit: string;
  readonly person?: string | undefined;
}

/** Who is in the lead and who supports: what all commands that assign units have in common (commands.md §6, 6, 9, 10, 20). */
export function whomFault({ unit, person }: Whom, issue: Issue, moment: Moment): Refusal | undefined {
  const { directory, at } = moment;
  if (!inUse(directory.units).some(({ id }) => id === unit)) return refuse("not-in-directory", "unit", { unit });
  if (person === undefined) return undefined;
  const member = seatsOf(person, at, directory).some(({ seat }) => isUnitSeat(seat) && placeOf(seat) === unit);
  if (!member) return refuse("not-in-directory", "person", { person, unit });
  return interested([person], issue.enterprise, moment) ? refuse("interest", "person", { person }) : undefined;
}

/** Every unit known, and none of them twice. */
export function unitsFault(
  added: readonly string[],
  kept: readonly string[],
  { directory }: Moment,
): Refusal | undefined {
  const unknown = added.find((unit) => !inUse(directory.units).some(({ id }) => id === unit));
  if (unknown !== undefined) return refuse("not-in-directory", "supports", { unit: unknown });
  const all = [...kept, ...added];
  const twice = all.find((unit, place) => all.indexOf(unit) !== place);
  return twice === undefined ? undefined : refuse("units-not-distinct", "supports", { unit: twice });
}

export function limitFault(limit: Limit, moment: Moment): Refusal | undefined {
  const due = dueFromNow(limit, moment);
  const latest = dueFromNow(moment.pack.limitMax, moment).dueAt;
  if (isOver(limit, due, moment)) return refuse("limit-past", "limit", { dueAt: due.dueAt });
  return due.dueAt > latest ? refuse("limit-too-long", "limit", { dueAt: due.dueAt, latest }) : undefined;
}

/** Ids go on from the assignments there ever were. */
export function newAssignments(issue: Issue, lead: Whom | undefined, supports: readonly string[]): Assignment[] {
  const all = [
    ...(lead ? [{ ...lead, role: "lead" as const }] : []),
    ...supports.map((unit) => ({ unit, person: undefined, role: "support" as const })),
  ];
  return all.map(({ unit, person, role }, place) => ({
    id: `a${issue.assignments.length + 1 + place}`,
    unit,
    role,
    ...(person !== undefined && { person }),
  }));
}

/** The clocks a new assignment starts beside `solve`: to sign for it and, in support, to answer. */
export function clocksOf(
  { id, unit, role }: Assignment,
  issue: Issue,
  cap: Instant | undefined,
  { pack }: Scene,
): Wish[] {
  const asked = seatAt("handler", { enterprise: issue.enterprise, unit });
  const sign: Wish = { kind: "sign", asked, limit: pack.duties.sign.limit, assignment: id };
  if (role === "lead") return [sign];
  return [sign, { kind: "support", asked, limit: dutyOf(pack, "support").limit, assignment: id, cap }];
}

/** 改派/增减协办: the due instant of the issue stays where it is, whoever has it. */
export function changeAssignments(draft: Draft, change: AssignmentChange, moment: Moment): Draft | Refusal {
  const { issue } = draft;
  const fault = changeFault(issue, change, moment);
  if (fault) return fault;
  const lead = leadOf(issue);
  const ended = [
    ...(change.ended ?? []),
    ...(change.lead && lead && !change.ended?.includes(lead.id) ? [lead.id] : []),
  ];
  const added = newAssignments(issue, change.lead, change.supports ?? []);
  return happen(draft, moment, { type: "assignmentChanged", data: { added, ended } }, (after) => {
    const over = after.duties.filter(
      ({ kind, assignment }) =>
        (kind === "sign" || kind === "support") && assignment !== undefined && ended.includes(assignment),
    );
    const cap = openOf(after, "solve")?.dueAt;
    const clocks = added.flatMap((one) => clocksOf(one, after, cap, moment));
    return [
      ...closing({ duties: over }, "void"),
      ...(change.lead ? passed(after, moment) : []),
      ...openAll(after, clocks, moment),
    ];
  });
}

function changeFault(issue: Issue, change: AssignmentChange, moment: Moment): Refusal | undefined {
  const { lead, supports = [], ended = [] } = change;
  const active = issue.assignments.filter(({ state }) => state !== "ended");
  const before = leadOf(issue);
  if (lead === undefined && supports.length === 0 && ended.length === 0) return refuse("no-change");
  if (ended.some((id) => !active.some((one) => one.id === id))) return refuse("not-assigned", "ended");
  if (before && ended.includes(before.id) && lead === undefined) return refuse("one-lead", "lead");
  if (lead?.unit === before?.unit && lead !== undefined) return refuse("no-change", "lead");
  const gone = new Set([...ended, ...(lead && before ? [before.id] : [])]);
  const { objection } = issue;
  if (objection && gone.has(objection.assignment))
    return refuse("objection-open", "ended", { request: objection.request });
  const kept = active.filter(({ id }) => !gone.has(id)).map(({ unit }) => unit);
  return (
    (lead && whomFault(lead, issue, moment)) ?? unitsFault([...(lead ? [lead.unit] : []), ...supports], kept, moment)
  );
}

/** What the lead owes passes to the new one; a report raised to somebody comes back down. */
function passed(issue: Issue, moment: Moment): DutyEffect[] {
  const lead = leadOf(issue);
  if (lead === undefined) throw new Error("an issue in handling has a lead");
  const seats = { solve: "head", report: "handler", contact: "handler" } as const;
  return issue.duties.flatMap((duty): DutyEffect[] => {
    const { kind } = duty;
    if (kind !== "solve" && kind !== "report" && kind !== "contact") return [];
    if (kind === "contact" && issue.identityHidden === true) return [];
    const asked = seatAt(seats[kind], { enterprise: issue.enterprise, unit: lead.unit });
    const { seat, fallback } = placeDuty(kind, asked, issue, moment);
    const walked = fallback.length > 0 && { fallback: [...fallback] };
    return [{ do: "reseat", duty: duty.id, to: seat, assignment: lead.id, ...walked }];
  });
}

import type { Issue } from "../contract/issue.ts";
import type { DutyKind, Seat } from "../contract/vocabulary.ts";
import type { Scene } from "./draft.ts";
import { isUnitSeat, placeOf } from "./places.ts";
import { type Exclusion, type Placement, seatFor, seatsOf } from "./seats.ts";

/** Duties whose holder decides something: nobody with a declared interest in the enterprise may hold one (S4). */
const DECIDING: ReadonlySet<DutyKind> = new Set([
  "triage",
  "coordinate",
  "reviewCloseOut",
  "callBack",
  "ruleObjection",
  "decideExtension",
  "decideSuspension",
  "verifyWithdrawal",
]);

/**
 * Who may not act on a duty of this kind (S1–S4). A duty no kind serves is open to everybody of its seats.
 * If S2 leaves nobody for the call-back it yields, as far as S1: who asked for the close-out or decided on it never calls back.
 */
export function exclusionFor(kind: DutyKind | undefined, asked: Seat, issue: Issue, scene: Scene): Exclusion {
  const interest: Exclusion = (persons) =>
    kind !== undefined && DECIDING.has(kind) && interested(persons, issue.enterprise, scene) ? "interest" : undefined;
  const round: Exclusion = (persons) => (tookPart(persons, issue) ? "excluded" : interest(persons));
  if (kind === "reviewCloseOut") return round;
  if (kind === "verifyWithdrawal")
    return (persons) =>
      persons.some((person) => inAssignedUnit(person, issue, scene)) ? "excluded" : interest(persons);
  const requesters = kind && requestersOf(kind, issue);
  if (requesters)
    return (persons) => (persons.some((person) => requesters.includes(person)) ? "excluded" : interest(persons));
  if (kind !== "callBack") return interest;
  const outside: Exclusion = (persons) =>
    persons.some((person) => inAssignedUnit(person, issue, scene)) ? "excluded" : round(persons);
  return hasNobody(place(asked, outside, issue, scene)) ? round : outside;
}

/** Who asked for what a duty of this kind decides: he does not decide it (S3). */
function requestersOf(kind: DutyKind, { extension, suspension, objection }: Issue): readonly string[] | undefined {
  switch (kind) {
    case "decideExtension":
      return extension?.by;
    case "decideSuspension":
      return suspension?.by;
    case "ruleObjection":
      return objection?.by;
    default:
      return undefined;
  }
}

/** The seat a duty of this kind goes to if it is asked of `asked`. */
export function placeDuty(kind: DutyKind, asked: Seat, issue: Issue, scene: Scene): Placement {
  return place(asked, exclusionFor(kind, asked, issue, scene), issue, scene);
}

/** Handlers and heads of every unit the issue was ever assigned to, and whoever stands in for them. */
export function inAssignedUnit(person: string, issue: Issue, { at, directory }: Scene): boolean {
  return seatsOf(person, at, directory).some(
    ({ seat }) => isUnitSeat(seat) && issue.assignments.some(({ unit }) => unit === placeOf(seat)),
  );
}

export function interested(persons: readonly string[], enterprise: string, { directory }: Scene): boolean {
  return directory.interests.some((one) => one.enterprise === enterprise && persons.includes(one.person));
}

function tookPart(persons: readonly string[], { round }: Issue): boolean {
  return round !== undefined && [...round.requester, ...round.deciders].some((person) => persons.includes(person));
}

function place(asked: Seat, exclusion: Exclusion, issue: Issue, { at, directory }: Scene): Placement {
  return seatFor(asked, exclusion, issue.enterprise, at, directory);
}

function hasNobody({ fallback }: Placement): boolean {
  return fallback.at(-1)?.why === "nobody";
}

import type { Issue } from "../contract/issue.ts";
import type { DutyKind, Instant, Seat } from "../contract/vocabulary.ts";
import type { Scene } from "./draft.ts";
import { isUnitSeat, placeOf } from "./places.ts";
import { type Apart, type Exclusion, type Placement, seatFor, seatsOf } from "./seats.ts";

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

/** Who has an interest in the enterprise stands aside (S4). */
export const INTEREST: Apart = { why: "interest" };

/**
 * Who may not act on a duty of this kind (S1–S4). A duty no kind serves is open to everybody of its seats.
 * If S2 leaves nobody for the call-back it yields, as far as S1: who asked for the close-out or decided on it never calls back.
 */
export function exclusionFor(kind: DutyKind | undefined, asked: Seat, issue: Issue, scene: Scene): Exclusion {
  const interest: Exclusion = (persons) =>
    kind !== undefined && DECIDING.has(kind) && interested(persons, issue.enterprise, scene) ? INTEREST : undefined;
  switch (kind) {
    case "reviewCloseOut":
      return (persons) => actedIn(persons, issue, "") ?? interest(persons);
    case "verifyWithdrawal":
      return (persons) => ofUnit(persons, issue, scene, "verifyUnit") ?? interest(persons);
    case "decideExtension":
    case "decideSuspension":
    case "ruleObjection":
      return (persons) => askedFor(persons, issue, kind) ?? interest(persons);
    case "callBack": {
      const round: Exclusion = (persons) => actedIn(persons, issue, "CallBack") ?? interest(persons);
      const outside: Exclusion = (persons) => ofUnit(persons, issue, scene, "unitCallBack") ?? round(persons);
      return hasNobody(place(asked, outside, issue, scene)) ? round : outside;
    }
    default:
      return interest;
  }
}

/** S1, and S2 as far as it is the same: nobody acts twice in a round. */
function actedIn(persons: readonly string[], { round }: Issue, then: "" | "CallBack"): Apart | undefined {
  if (round === undefined) return undefined;
  const { requester, deciders, acts = [{ by: requester }, { by: deciders }] } = round;
  const act: { by: readonly string[]; at?: Instant; step?: number | undefined } | undefined = acts.find(({ by }) =>
    by.some((one) => persons.includes(one)),
  );
  if (act === undefined) return undefined;
  const step = act.step === undefined ? {} : { step: act.step + 1 };
  const why = act === acts[0] ? "requested" : "decided";
  return excluded(`${why}${then}`, act.by, persons, act.at, { round: round.round, ...step });
}

/** S2: neither call-back nor the word on a withdrawal comes from a unit that has, or had, a part in it. */
function ofUnit(persons: readonly string[], issue: Issue, scene: Scene, why: string): Apart | undefined {
  for (const member of persons) {
    const found = assignedUnit(member, issue, scene);
    if (found) return excluded(why, [member], persons, found.assignedAt ?? issue.dispatchedAt, { unit: found.unit });
  }
  return undefined;
}

/** S3: who asked for what a duty of this kind decides does not decide it. */
function askedFor(
  persons: readonly string[],
  { extension, suspension, objection }: Issue,
  kind: "decideExtension" | "decideSuspension" | "ruleObjection",
): Apart | undefined {
  const request = { decideExtension: extension, decideSuspension: suspension, ruleObjection: objection }[kind];
  if (!request?.by.some((one) => persons.includes(one))) return undefined;
  return excluded("asked", request.by, persons, request.at, { asked: kind });
}

/** The rule, and who did what when: the one who wants to act, somebody on his behalf, or the person he stands in for. */
function excluded(
  why: string,
  by: readonly string[],
  persons: readonly string[],
  since: Instant | undefined,
  facts: NonNullable<Apart["facts"]>,
): Apart {
  const [self] = persons;
  const [doer] = by;
  const other = self !== undefined && by.includes(self) ? undefined : persons.find((one) => by.includes(one));
  const who = other ?? doer;
  const as = other === undefined ? (doer === self ? "self" : "substitute") : "principal";
  return { why: "excluded", facts: { why, as, ...(who && { person: who }), ...(since && { since }), ...facts } };
}

/** The seat a duty of this kind goes to if it is asked of `asked`. */
export function placeDuty(kind: DutyKind, asked: Seat, issue: Issue, scene: Scene): Placement {
  return place(asked, exclusionFor(kind, asked, issue, scene), issue, scene);
}

/** Handlers and heads of every unit the issue was ever assigned to, and whoever stands in for them. */
export function inAssignedUnit(person: string, issue: Issue, scene: Scene): boolean {
  return assignedUnit(person, issue, scene) !== undefined;
}

function assignedUnit(person: string, { assignments }: Issue, { at, directory }: Scene) {
  const seats = seatsOf(person, at, directory).filter(({ seat }) => isUnitSeat(seat));
  return assignments.find(({ unit }) => seats.some(({ seat }) => placeOf(seat) === unit));
}

export function interested(persons: readonly string[], enterprise: string, { directory }: Scene): boolean {
  return directory.interests.some((one) => one.enterprise === enterprise && persons.includes(one.person));
}

function place(asked: Seat, exclusion: Exclusion, issue: Issue, { at, directory }: Scene): Placement {
  return seatFor(asked, exclusion, issue.enterprise, at, directory);
}

function hasNobody({ fallback }: Placement): boolean {
  return fallback.at(-1)?.why === "nobody";
}

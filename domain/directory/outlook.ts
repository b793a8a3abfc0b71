import type { Directory } from "../../contract/directory.ts";
import type { DutyKind, Instant, Seat } from "../../contract/vocabulary.ts";
import { type Holder, holdersOf, seatFor } from "../seats.ts";
import type { Change } from "./difference.ts";
import type { DirectoryFault } from "./fault.ts";

/** An open duty, as far as the directory is concerned. */
export interface OpenDuty {
  readonly issue: string;
  readonly number?: string | undefined;
  readonly duty: string;
  readonly kind: DutyKind;
  readonly seat: Seat;
  readonly enterprise: string;
}

export interface DutyMove extends OpenDuty {
  readonly at: Instant;
  readonly before: readonly Holder[];
  readonly after: readonly Holder[];
}

/** A seat nobody may act from; without `fallsTo` there is nobody its duties fall to. */
export interface Vacancy {
  readonly seat: Seat;
  readonly at: Instant;
  readonly fallsTo?: Seat;
}

export interface Outlook {
  readonly moves: readonly DutyMove[];
  readonly vacant: readonly Vacancy[];
  /** Open duties that nobody could do any more. */
  readonly stranded: readonly DirectoryFault[];
}

/** What a change means for those who have something to do: looked at now and at every instant from which a line of it begins or ends. */
export function outlook(
  { before, after, changes, at }: { before: Directory; after: Directory; changes: readonly Change[]; at: Instant },
  duties: readonly OpenDuty[],
): Outlook {
  const instants = instantsOf(changes, at);
  const moves = duties.flatMap((duty): DutyMove[] => {
    for (const instant of instants) {
      const [had, has] = [holdersOf(duty.seat, instant, before), holdersOf(duty.seat, instant, after)];
      if (namesOf(had) !== namesOf(has)) return [{ ...duty, at: instant, before: had, after: has }];
    }
    return [];
  });
  const seats = new Set(changes.flatMap(({ before: had, after: has }) => had?.["seat"] ?? has?.["seat"] ?? []));
  const vacant = [...seats].flatMap((seat): Vacancy[] => {
    const from = instants.find(
      (instant) => holdersOf(seat, instant, after).length === 0 && holdersOf(seat, instant, before).length > 0,
    );
    return from === undefined ? [] : [vacancyOf(seat, from, after)];
  });
  return { moves, vacant, stranded: vacant.length === 0 ? [] : strandedBy(duties, instants, before, after) };
}

/** Who would take the duties of a vacant seat. For an enterprise not known here it skips the leader in charge. */
export function vacancyOf(seat: Seat, at: Instant, directory: Directory, enterprise = "-"): Vacancy {
  const place = seat.split(":", 2)[1];
  const { seat: fallsTo } = seatFor(seat, () => undefined, place ?? enterprise, at, directory);
  return { seat, at, ...(fallsTo !== seat && { fallsTo }) };
}

function strandedBy(
  duties: readonly OpenDuty[],
  instants: readonly Instant[],
  before: Directory,
  after: Directory,
): DirectoryFault[] {
  const lost = new Map<Seat, number>();
  for (const { seat, enterprise, kind } of duties) {
    if (kind === "rate") continue;
    const nobody = (instant: Instant, directory: Directory) =>
      seatFor(seat, () => undefined, enterprise, instant, directory).fallback.at(-1)?.why === "nobody";
    if (instants.some((instant) => nobody(instant, after) && !nobody(instant, before)))
      lost.set(seat, (lost.get(seat) ?? 0) + 1);
  }
  return [...lost].map(([seat, count]) => ({ code: "stranded", facts: { seat, count } }));
}

/** Now, and every instant from which a line of the changes begins or ends. */
export function instantsOf(changes: readonly Change[], at: Instant): Instant[] {
  const turns = changes
    .filter(({ table }) => table === "holdings" || table === "substitutions")
    .flatMap(({ before, after }) => [before?.["from"], before?.["until"], after?.["from"], after?.["until"]]);
  const later = turns.filter((instant) => instant !== undefined && instant > at);
  return [...new Set([at, ...later.filter((one) => one !== undefined)])].toSorted();
}

function namesOf(holders: readonly Holder[]): string {
  return holders
    .map(({ person }) => person)
    .toSorted()
    .join();
}

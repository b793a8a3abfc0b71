import type { Commit, DutyEffect, Event, EventOf } from "../../contract/commit.ts";
import type { Directory } from "../../contract/directory.ts";
import type { Limit, Rung } from "../../contract/limit.ts";
import type { PackRung } from "../../contract/pack.ts";
import type { DutyKind, Instant } from "../../contract/vocabulary.ts";
import { numberOf } from "./rungs.ts";

/** What has to be remembered of a duty to say when it is due. */
export interface KnownDuty {
  readonly id: string;
  readonly kind: DutyKind;
  readonly openedAt: Instant;
  readonly limit: Limit;
  readonly dueAt: Instant;
  readonly calendarVersion: string;
  readonly written: readonly PackRung[];
  readonly generation: number;
  readonly heldAt?: Instant;
  /** The highest rung that fired since the ladder began anew; 0 = none. */
  readonly reached: number;
  /** Rungs that have not fired and are not void. */
  readonly pending: readonly Rung[];
  /** Whether its due instant is that of the running `solve`, being a duty that may not be due later. */
  readonly capped: boolean;
  /** Its due instant is not what its limit gives any more: a hold, a decision or the least time left set it. */
  readonly fixed: boolean;
}

export type Said = Pick<Commit, "at" | "actor" | "events">;

/** What an issue's events said so far, as far as due instants depend on it. Kept apart from `evolve`: it may be what is wrong. */
export class DutyBook {
  readonly duties = new Map<string, KnownDuty>();
  readonly units = new Set<string>();
  dissatisfied = false;

  /** Facts that the duties of the same event already depend on. */
  hear({ type, data }: Event): void {
    if (type === "issueDispatched") for (const { unit } of data.assignments) this.units.add(unit);
    if (type === "assignmentChanged") for (const { unit } of data.added) this.units.add(unit);
    if (type === "issueReworked" || type === "issueReopened") this.dissatisfied = false;
    if (type === "callBackRecorded" && data.result === "denied") this.dissatisfied = true;
    if (type === "issueRated" && !data.late && data.level <= 2) this.dissatisfied = true;
    if (type === "progressReported") this.#progress();
    if (type === "rungFired") this.#fired(data);
  }

  /** Writes an effect down as it was said, right or wrong: each error is reported where it was made, once. */
  take(effect: DutyEffect, at: Instant, written: readonly PackRung[]): void {
    const known = this.duties.get(effect.duty);
    if (effect.do === "open") {
      const { duty: id, kind, from: openedAt, limit, dueAt, why, ladder: pending } = effect;
      const capped = why.adjusted === "capped";
      const { calendarVersion } = why;
      const opened = { id, kind, openedAt, limit, dueAt, calendarVersion, written, pending, capped };
      this.duties.set(id, { ...opened, generation: 1, reached: 0, fixed: false });
    } else if (effect.do === "close") this.duties.delete(effect.duty);
    else if (known === undefined) return;
    else if (effect.do === "hold") this.duties.set(known.id, { ...known, heldAt: at });
    else if (effect.do === "move" || effect.do === "release") {
      const { heldAt: _, ...running } = known;
      const { limit, dueAt, why, ladder: pending } = effect;
      const goesOn = pending.every(({ key }) => numberOf(key) > known.reached);
      const reached = goesOn ? known.reached : 0;
      const generation = known.generation + 1;
      const { calendarVersion, adjusted } = why;
      const fixed = adjusted === "held" || adjusted === "minRemaining" || adjusted === "moved";
      const said = { limit, dueAt, calendarVersion, pending, capped: adjusted === "capped", fixed };
      this.duties.set(known.id, { ...running, ...said, generation, reached });
    }
  }

  #fired({ duty, rung, next }: EventOf<"rungFired">["data"]): void {
    const known = this.duties.get(duty);
    if (known === undefined) return;
    const pending = [...known.pending.filter(({ key }) => key !== rung), ...(next ? [next] : [])];
    const reached = Math.max(known.reached, numberOf(rung));
    this.duties.set(duty, { ...known, reached, pending });
  }

  /** A warning owed "unless there is progress" is void if it is the next to come. */
  #progress(): void {
    for (const known of this.duties.values()) {
      const [first, ...pending] = known.pending;
      if (first?.unless === "progress") this.duties.set(known.id, { ...known, pending });
    }
  }
}

/** Whether one of these persons belongs to one of the units at an instant: by a seat of the unit, or as a substitute (chain ≤ 2). */
export function belongsTo(
  units: ReadonlySet<string>,
  persons: readonly string[],
  at: Instant,
  { holdings, substitutions }: Pick<Directory, "holdings" | "substitutions">,
): boolean {
  const valid = ({ from, until }: { readonly from: Instant; readonly until?: Instant | undefined }) =>
    from <= at && (until === undefined || at < until);
  const stoodInFor = (all: readonly string[]) => [
    ...all,
    ...substitutions.filter((one) => valid(one) && all.includes(one.substitute)).map(({ person }) => person),
  ];
  const all = stoodInFor(stoodInFor(persons));
  return holdings.some((one) => {
    const [kind = "", unit = ""] = one.seat.split(":");
    return valid(one) && all.includes(one.person) && (kind === "handler" || kind === "head") && units.has(unit);
  });
}

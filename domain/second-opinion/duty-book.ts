import type { Commit, DutyEffect, Event } from "../../contract/commit.ts";
import type { Directory } from "../../contract/directory.ts";
import type { Limit, Rung } from "../../contract/limit.ts";
import type { PackRung } from "../../contract/pack.ts";
import type { DutyKind, Instant } from "../../contract/vocabulary.ts";

/** What has to be remembered of a duty to say when it is due. */
export interface KnownDuty {
  readonly id: string;
  readonly kind: DutyKind;
  readonly limit: Limit;
  readonly dueAt: Instant;
  readonly calendarVersion: string;
  readonly written: readonly PackRung[];
  readonly generation: number;
  readonly heldAt?: Instant;
  readonly openedAt: Instant;
  /** Its limit was replaced by a date: a newer calendar only rolls it. */
  readonly isDate: boolean;
  /** It is due earlier than its own limit would give, because `solve` was. */
  readonly capped: boolean;
  /** What is still to fire. */
  readonly ladder: readonly Rung[];
  /** The highest rung that fired since the ladder began anew; 0 = none. */
  readonly reached: number;
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
    if (type === "progressReported") this.#progress();
    if (type === "callBackRecorded" && data.result === "denied") this.dissatisfied = true;
    if (type === "issueRated" && !data.late && data.level <= 2) this.dissatisfied = true;
    if (type === "rungFired") this.#fired(data.duty, data.rung, data.next);
  }

  /** Writes an effect down as it was said, right or wrong: each error is reported where it was made, once. */
  take(effect: DutyEffect, at: Instant, written: readonly PackRung[]): void {
    const known = this.duties.get(effect.duty);
    if (effect.do === "open") {
      const { duty: id, kind, limit, dueAt, why, ladder } = effect;
      const { calendarVersion, adjusted } = why;
      const same = { id, kind, limit, dueAt, calendarVersion, written, ladder };
      const begins = { openedAt: at, isDate: false, capped: adjusted === "capped", generation: 1, reached: 0 };
      this.duties.set(id, { ...same, ...begins });
    } else if (effect.do === "close") this.duties.delete(effect.duty);
    else if (known === undefined) return;
    else if (effect.do === "hold") this.duties.set(known.id, { ...known, heldAt: at });
    else if (effect.do === "move" || effect.do === "release") {
      const { heldAt: _, ...running } = known;
      const { limit, dueAt, why, ladder } = effect;
      const goesOn = ladder.every(({ key }) => Number(key.split("/").at(-1)) > known.reached);
      const reached = goesOn ? known.reached : 0;
      const generation = known.generation + 1;
      const { calendarVersion, adjusted } = why;
      const isDate = adjusted === "held" || adjusted === "minRemaining" || adjusted === "moved";
      const now = { limit, dueAt, calendarVersion, generation, reached, ladder, isDate };
      this.duties.set(known.id, { ...running, ...now, capped: known.capped && !isDate });
    }
  }

  #fired(duty: string, rung: string, next: Rung | undefined): void {
    const known = this.duties.get(duty);
    if (known === undefined) return;
    const left = known.ladder.filter(({ key }) => key !== rung);
    const reached = Math.max(known.reached, Number(rung.split("/").at(-1)));
    this.duties.set(duty, { ...known, reached, ladder: next ? [...left, next] : left });
  }

  /** A warning that waits for progress is void once there is some, if it is the next one. */
  #progress(): void {
    for (const [id, known] of this.duties)
      if (known.ladder[0]?.unless === "progress") this.duties.set(id, { ...known, ladder: known.ladder.slice(1) });
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

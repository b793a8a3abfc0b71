import type { Commit, DutyEffect, Event, EventOf } from "../contract/commit.ts";
import type { Rung } from "../contract/limit.ts";
import type { Instant } from "../contract/vocabulary.ts";
import { isRungsEffect } from "./by-the-clock.ts";
import { addSeconds } from "./time/instants.ts";

export interface LedgerLine {
  readonly rung: string;
  readonly duty: string;
  readonly owedAt: Instant;
  readonly fireAt: Instant;
  readonly firedAt?: Instant;
  readonly late: boolean;
}

export interface Ledger {
  /** Every rung that had to fire at or before `until`, and the rungs that fired until then. */
  readonly owed: readonly LedgerLine[];
  readonly fired: readonly LedgerLine[];
  /** Owed and never fired. */
  readonly missing: readonly string[];
  /** Fired, though nothing was owed: the duty was closed, held or moved, or never had such a rung. */
  readonly unowed: readonly string[];
  readonly twice: readonly string[];
  /** Fired before the instant owed. */
  readonly early: readonly string[];
  readonly late: readonly LedgerLine[];
}

export interface LedgerRules {
  readonly graceSeconds: number;
  readonly lateAfterSeconds: number;
}

type Fired = EventOf<"rungFired">["data"];
/** A rung that fired in the commit at hand, and nothing but its own effect has happened since. */
type Cause = Pick<Fired, "duty" | "rung" | "owedAt"> | undefined;

/**
 * The promise ledger 承诺台账 (commands.md §8): what an issue owed and what it did, from its commits alone; no state, no
 * waiting item and no index is asked, for those may be what failed. Takes all commits of the issue, oldest first, also those
 * after `until`: a rung owed at five to midnight that fired a second after midnight is not missing.
 */
export function ledger(
  commits: readonly Pick<Commit, "events" | "receivedAt">[],
  until: Instant,
  rules: LedgerRules,
): Ledger {
  const book = new Book(rules);
  for (const commit of commits) book.take(commit);
  return book.upTo(until);
}

class Book {
  /** Unfired rungs of the current generation of running duties, in order. */
  readonly #running = new Map<string, Rung[]>();
  readonly #fired = new Map<string, LedgerLine>();
  readonly #missed: LedgerLine[] = [];
  readonly #unowed: string[] = [];
  readonly #twice: string[] = [];
  readonly #rules: LedgerRules;

  constructor(rules: LedgerRules) {
    this.#rules = rules;
  }

  take({ events, receivedAt }: Pick<Commit, "events" | "receivedAt">): void {
    let cause: Cause;
    for (const event of events) {
      if (event.type === "rungFired") {
        cause = event.data;
        this.#fire(event.data);
      } else if (!isEffect(event)) cause = undefined;
      if (event.type === "progressReported") this.#progress(receivedAt);
      // A newer calendar is applied before anything is looked for (T8): what it moves was never owed where it stood.
      const judgedAt = event.type === "dueDatesRecomputed" ? "" : receivedAt;
      for (const effect of event.duties) this.#change(effect, judgedAt, cause);
    }
  }

  upTo(until: Instant): Ledger {
    const waiting = [...this.#running].flatMap(([duty, rungs]) => rungs.map((rung) => this.#line(duty, rung)));
    const missing = [...this.#missed, ...waiting].filter(({ fireAt }) => fireAt <= until);
    const fired = [...this.#fired.values()].filter(({ fireAt }) => fireAt <= until);
    const rightly = fired.filter(({ rung }) => !this.#unowed.includes(rung));
    return {
      owed: [...rightly, ...missing].toSorted((a, b) => (a.fireAt < b.fireAt ? -1 : 1)),
      fired,
      missing: missing.map(({ rung }) => rung),
      unowed: fired.filter(({ rung }) => this.#unowed.includes(rung)).map(({ rung }) => rung),
      twice: fired.filter(({ rung }) => this.#twice.includes(rung)).map(({ rung }) => rung),
      early: fired.filter(({ firedAt, owedAt }) => firedAt !== undefined && firedAt < owedAt).map(({ rung }) => rung),
      late: fired.filter(({ late }) => late),
    };
  }

  #fire({ rung: key, duty, firedAt, next, owedAt }: Fired): void {
    const rungs = this.#running.get(duty) ?? [];
    const rung = rungs.find((one) => one.key === key);
    if (this.#fired.has(key)) {
      this.#twice.push(key);
      return;
    }
    if (rung === undefined) this.#unowed.push(key);
    this.#fired.set(key, this.#line(duty, rung ?? { key, owedAt, effect: "remind" }, firedAt));
    const left = rungs.filter((one) => one !== rung);
    if (this.#running.has(duty)) this.#running.set(duty, next ? [...left, next] : left);
  }

  #change(effect: DutyEffect, receivedAt: Instant, cause: Cause): void {
    switch (effect.do) {
      case "raise":
      case "reseat":
        return;
      case "open":
        this.#running.set(effect.duty, [...effect.ladder]);
        return;
      case "close":
      case "hold":
        this.#drop(effect.duty, this.#running.get(effect.duty) ?? [], receivedAt, cause);
        this.#running.delete(effect.duty);
        return;
      case "release":
      case "move":
        this.#drop(effect.duty, this.#running.get(effect.duty) ?? [], receivedAt, cause);
        this.#running.set(effect.duty, [...effect.ladder]);
    }
  }

  /** A warning owed "unless there is progress" is void once progress comes after all rungs before it have fired. */
  #progress(receivedAt: Instant): void {
    for (const [duty, rungs] of this.#running) {
      const [first, ...rest] = rungs;
      if (first?.unless !== "progress") continue;
      this.#drop(duty, [first], receivedAt, undefined);
      this.#running.set(duty, rest);
    }
  }

  /**
   * Rungs that will never fire. They are void if their time had not come when the command was received, or if a rung that
   * came before them in the order of firing took their duty away in the same commit; otherwise they were missed.
   */
  #drop(duty: string, rungs: readonly Rung[], receivedAt: Instant, cause: Cause): void {
    for (const rung of rungs) {
      const line = this.#line(duty, rung);
      if (line.fireAt > receivedAt || (cause !== undefined && firesBefore(cause, line))) continue;
      this.#missed.push(line);
    }
  }

  #line(duty: string, { key, owedAt }: Rung, firedAt?: Instant): LedgerLine {
    const fireAt = addSeconds(owedAt, this.#rules.graceSeconds);
    const late = firedAt !== undefined && firedAt > addSeconds(fireAt, this.#rules.lateAfterSeconds);
    return { rung: key, duty, owedAt, fireAt, ...(firedAt !== undefined && { firedAt }), late };
  }
}

/** Events that are the effect of the rung before them; `issueClosed` also follows commands, which end the cause themselves. */
function isEffect(event: Event): boolean {
  return event.type === "issueClosed" || isRungsEffect(event);
}

/** Requests come before others (T10). */
function rank(kind: string): string {
  return ["decideExtension", "decideSuspension", "ruleObjection"].includes(kind) ? `0${kind}` : `1${kind}`;
}

/** T10: by instant owed, then kind and number of the duty, then number of the rung. */
function firesBefore(a: NonNullable<Cause>, b: LedgerLine): boolean {
  if (a.owedAt !== b.owedAt) return a.owedAt < b.owedAt;
  const [kindA, kindB] = [a.duty.split("#", 1)[0] ?? "", b.duty.split("#", 1)[0] ?? ""];
  if (kindA !== kindB) return rank(kindA) < rank(kindB);
  return (lastNumber(a.duty) - lastNumber(b.duty) || lastNumber(a.rung) - lastNumber(b.rung)) < 0;
}

/** `2` of `sign#2`, `3` of `sign#2/1/3`. */
function lastNumber(id: string): number {
  return Number(/\d+$/.exec(id)?.[0]);
}

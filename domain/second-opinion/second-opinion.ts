import type { Calendar } from "../../contract/calendar.ts";
import type { DutyEffect, Event, EventOf } from "../../contract/commit.ts";
import type { Directory } from "../../contract/directory.ts";
import type { Rung } from "../../contract/limit.ts";
import type { Pack } from "../../contract/pack.ts";
import type { Instant } from "../../contract/vocabulary.ts";
import { endOf } from "./day-by-day.ts";
import { belongsTo, DutyBook, type KnownDuty, type Said } from "./duty-book.ts";
import { movedTo, releasedTo } from "./move.ts";
import { appliedAt, type Approved, knownAt, possibleAt } from "./in-force.ts";
import { recount, unmoved } from "./recount.ts";
import { dueNumber, reminderInstead, repeatAfter, rungsOf, writtenFor } from "./rungs.ts";

/** Something about time that the records say and that a second way of computing does not find. */
export interface TimeFault {
  /** Key of the rung, or id of the duty whose due instant it is. */
  readonly rung: string;
  readonly what: "dueAt" | "ladder";
  /** Instant of the commit that says it. */
  readonly at: Instant;
  readonly expected?: Instant;
  readonly found?: Instant;
}

export interface Rules {
  readonly pack: Pack;
  /** A version of the calendar that an event names; undefined = there never was such a version. */
  readonly calendar: (version: string) => Calendar | undefined;
  /** Versions that may have been in force beside the ones the events name. */
  readonly inForce: string;
  /** The versions a second person put in force, oldest first, as far as that is known: what they move has to be moved (T8). */
  readonly approved: readonly Approved[];
  readonly directory: Pick<Directory, "holdings" | "substitutions">;
}

/** Duties that are never due later than the running `solve` (commands.md §3, "cap"). */
const CAPPED: ReadonlySet<string> = new Set(["support", "ruleObjection", "decideExtension", "decideSuspension"]);

type Opened = Extract<DutyEffect, { do: "open" }>;
type Retimed = Extract<DutyEffect, { do: "release" | "move" }>;

/**
 * The independent half of the promise ledger (commands.md §8): works out every due instant and every rung once more, day by day,
 * from limit, start, holds and the version of the calendar, and says where the events differ. It shares no code with what the
 * events were computed by. Takes all commits of an issue, oldest first; judges those made at start ≤ t < end.
 */
export function secondOpinion(
  commits: readonly Said[],
  { start, end }: { readonly start: Instant; readonly end: Instant },
  rules: Rules,
): TimeFault[] {
  const book = new DutyBook();
  const faults: TimeFault[] = [];
  let ended = false;
  for (const commit of commits) {
    const judged = start <= commit.at && commit.at < end;
    if (commit.at >= end && !ended) {
      faults.push(...leftBehind(book, end, rules));
      ended = true;
    }
    if (judged && !isNote(commit)) faults.push(...notMoved(book, commit, rules));
    for (const event of commit.events) {
      const judge = new Judge(book, commit, event, rules);
      if (judged && event.type === "rungFired") faults.push(...judge.fired(event));
      book.hear(event);
      for (const effect of event.duties) {
        if (judged) faults.push(...judge.effect(effect));
        const tier = effect.do === "open" ? (effect.step ?? 0) : 0;
        const written =
          effect.do === "open" ? writtenFor(rules.pack, effect.kind, { tier, dissatisfied: book.dissatisfied }) : [];
        book.take(effect, commit.at, written);
      }
    }
  }
  if (!ended) faults.push(...leftBehind(book, end, rules));
  return faults;
}

/** Before a command is judged, what a newer calendar moves is moved (T8); here it was not. */
function notMoved(book: DutyBook, { at, events }: Said, rules: Rules): TimeFault[] {
  const moved = events.flatMap(({ type, duties }) => (type === "dueDatesRecomputed" ? duties : []));
  return staleBy(knownAt(at, rules.approved), book, at, rules).filter(
    ({ duty }) => !moved.some((effect) => effect.duty === duty),
  );
}

/** By the end of the window the job has gone through everything open, whether anything else happened to it or not. */
function leftBehind(book: DutyBook, end: Instant, rules: Rules): TimeFault[] {
  return staleBy(appliedAt(end, rules.approved), book, end, rules);
}

function staleBy(version: string | undefined, book: DutyBook, at: Instant, { calendar: byName, pack }: Rules) {
  const calendar = version === undefined ? undefined : byName(version);
  if (calendar === undefined) return [];
  return unmoved(book, { at, calendar, pack }).map((one) => ({ ...one, at }));
}

/** Notes and looks at who it is touch no clock, nor does the first commit. */
function isNote({ events }: Said): boolean {
  return events.every(({ type }) => type === "noteAdded" || type === "identityRead" || type === "issueSubmitted");
}

/** One event before the bench. */
class Judge {
  readonly #book: DutyBook;
  readonly #commit: Said;
  readonly #event: Event;
  readonly #rules: Rules;

  constructor(book: DutyBook, commit: Said, event: Event, rules: Rules) {
    this.#book = book;
    this.#commit = commit;
    this.#event = event;
    this.#rules = rules;
  }

  effect(effect: DutyEffect): TimeFault[] {
    if (effect.do === "open") return this.#opened(effect);
    return effect.do === "release" || effect.do === "move" ? this.#retimed(effect) : [];
  }

  #opened({ duty, kind, from, limit, dueAt, why, ladder, step }: Opened): TimeFault[] {
    const calendar = this.#rules.calendar(why.calendarVersion);
    if (calendar === undefined) return [this.#fault(duty, "dueAt", undefined, dueAt)];
    const { pack } = this.#rules;
    const { at } = this.#commit;
    const whole = endOf(at, limit, calendar, pack.rollToWorkingDay);
    const cap = CAPPED.has(kind) ? this.#solveDue() : undefined;
    const due = cap !== undefined && cap > at && cap < whole ? cap : whole;
    const written = writtenFor(pack, kind, { tier: step ?? 0, dissatisfied: this.#book.dissatisfied });
    return [
      ...(from === at ? [] : [this.#fault(duty, "dueAt", at, from)]),
      ...this.#same(duty, due, dueAt),
      ...this.#sameRungs(duty, rungsOf(written, `${duty}/1/`, at, due, calendar), ladder),
    ];
  }

  #retimed(effect: Retimed): TimeFault[] {
    const known = this.#book.duties.get(effect.duty);
    const calendar = this.#rules.calendar(effect.why.calendarVersion);
    if (known === undefined || calendar === undefined)
      return [this.#fault(effect.duty, "dueAt", undefined, effect.dueAt)];
    const { at } = this.#commit;
    const scene = { at, calendar, pack: this.#rules.pack };
    if (this.#event.type === "dueDatesRecomputed") return this.#recomputed(known, effect, this.#event, scene);
    const due = effect.do === "move" ? movedTo(effect.why, scene) : releasedTo(known, this.#givesNothingBack(), scene);
    return [
      ...this.#same(effect.duty, due, effect.dueAt),
      ...this.#sameRungs(effect.duty, this.#ladderAgain(known, effect.do, due, calendar), effect.ladder),
    ];
  }

  /** A newer calendar (T8): what the limit gives by it, the rungs not fired yet, and nothing else. */
  #recomputed(
    known: KnownDuty,
    effect: Retimed,
    { data }: EventOf<"dueDatesRecomputed">,
    scene: { at: Instant; calendar: Calendar; pack: Pack },
  ): TimeFault[] {
    const solve = data.changes.find(({ duty }) => duty.startsWith("solve#"));
    const atSolve = known.capped && known.dueAt === (solve?.old ?? this.#solveDue());
    const cap = known.capped ? (atSolve ? (solve?.new ?? known.dueAt) : known.dueAt) : undefined;
    const { due, ladder } = recount(known, cap, scene);
    return [...this.#same(effect.duty, due, effect.dueAt), ...this.#sameRungs(effect.duty, ladder, effect.ladder)];
  }

  /** Time rule T5: a withdrawn request, and one the unit returned to itself, buy no time. */
  #givesNothingBack(): boolean {
    const type: string = this.#event.type;
    if (type === "closeOutWithdrawn") return true;
    if (type !== "closeOutStepDecided") return false;
    const { actor, at } = this.#commit;
    const persons = [actor.person, actor.onBehalfOf].filter((one) => one !== undefined);
    return belongsTo(this.#book.units, persons, at, this.#rules.directory);
  }

  /** After a move the ladder begins anew; after a hold too, unless its due rung had fired: then it goes on with its repeats. */
  #ladderAgain(known: KnownDuty, how: "move" | "release", due: Instant, calendar: Calendar): Rung[] {
    const { written, reached, generation } = known;
    const { at } = this.#commit;
    const prefix = `${known.id}/${generation + 1}/`;
    if (how === "move" || reached < dueNumber(written)) return rungsOf(written, prefix, at, due, calendar);
    const next = repeatAfter(written, prefix, reached, at, calendar);
    return next ? [next] : [];
  }

  /** A rung that fired brings its own repeat along, by the calendar of its duty or the one in force when it fired: the event does not say which. */
  fired({ data }: EventOf<"rungFired">): TimeFault[] {
    const { rung, duty, owedAt, fireAt, firedAt, late, next } = data;
    const known = this.#book.duties.get(duty);
    if (known === undefined) return [this.#fault(rung, "ladder", undefined, owedAt)];
    const { firingGraceSeconds, lateAfterSeconds } = this.#rules.pack;
    const grace = Date.parse(owedAt) + firingGraceSeconds * 1000;
    const isLate = Date.parse(firedAt) > grace + lateAfterSeconds * 1000;
    const possible = this.#calendars(known).map((calendar) => {
      const prefix = rung.slice(0, rung.lastIndexOf("/") + 1);
      const base = isLate ? firedAt : owedAt;
      const expected = repeatAfter(known.written, prefix, Number(rung.split("/").at(-1)), base, calendar);
      const reminder = expected?.effect === "raise" ? [reminderInstead(expected, base, calendar)] : [];
      return { expected, accepted: expected ? [expected, ...reminder] : [] };
    });
    const right = possible.some(({ expected, accepted }) =>
      next === undefined ? expected === undefined : accepted.some((one) => isSame(one, next)),
    );
    return [
      ...(Date.parse(fireAt) === grace && late === isLate
        ? []
        : [this.#fault(rung, "ladder", new Date(grace).toISOString(), fireAt)]),
      ...(right ? [] : [this.#fault(next?.key ?? rung, "ladder", possible[0]?.expected?.owedAt, next?.owedAt)]),
    ];
  }

  #calendars({ calendarVersion }: KnownDuty): Calendar[] {
    const { inForce, approved } = this.#rules;
    const versions = [...new Set([calendarVersion, inForce, ...possibleAt(this.#commit.at, approved)])];
    return versions.flatMap((version) => this.#rules.calendar(version) ?? []);
  }

  /** When the running `solve` is due after this event. */
  #solveDue(): Instant | undefined {
    const opened = this.#event.duties.findLast((one) => one.do === "open" && one.kind === "solve");
    if (opened?.do === "open") return opened.dueAt;
    return [...this.#book.duties.values()].find(({ kind, heldAt }) => kind === "solve" && heldAt === undefined)?.dueAt;
  }

  #same(duty: string, expected: Instant, found: Instant): TimeFault[] {
    return expected === found ? [] : [this.#fault(duty, "dueAt", expected, found)];
  }

  #sameRungs(duty: string, expected: readonly Rung[], found: readonly Rung[]): TimeFault[] {
    const keys = new Set([...expected, ...found].map(({ key }) => key));
    return [...keys].flatMap((key) => {
      const [should, is] = [expected, found].map((rungs) => rungs.find((one) => one.key === key));
      if (should !== undefined && is !== undefined && isSame(should, is)) return [];
      return [this.#fault(key.startsWith(duty) ? key : duty, "ladder", should?.owedAt, is?.owedAt)];
    });
  }

  #fault(rung: string, what: TimeFault["what"], expected: Instant | undefined, found: Instant | undefined): TimeFault {
    return { rung, what, at: this.#commit.at, ...(expected && { expected }), ...(found && { found }) };
  }
}

function isSame(a: Rung, b: Rung): boolean {
  return (
    a.key === b.key && a.owedAt === b.owedAt && a.effect === b.effect && a.slip === b.slip && a.unless === b.unless
  );
}

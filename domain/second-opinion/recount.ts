import type { Rung } from "../../contract/limit.ts";
import type { Instant } from "../../contract/vocabulary.ts";
import type { DutyBook, KnownDuty } from "./duty-book.ts";
import { recountedTo, type Scene } from "./move.ts";
import { dueNumber, rungsOf } from "./rungs.ts";

/** What a newer calendar makes of a duty (T8): what the limit gives by it, and the rungs not fired yet. */
export function recount(
  known: KnownDuty,
  cap: Instant | undefined,
  scene: Scene,
): { readonly due: Instant; readonly ladder: Rung[] } {
  const due = recountedTo(known, cap, scene);
  const unfired = new Set(known.ladder.map(({ key }) => numberOf(key)));
  const once = known.written.filter(({ at }) => at !== "every");
  const prefix = `${known.id}/${known.generation + 1}/`;
  const again = rungsOf(once, prefix, scene.at, due, scene.calendar).filter(({ key }) => unfired.has(numberOf(key)));
  const later = new Set(again.map(({ key }) => numberOf(key)));
  // What never hung on the due instant stays; and a warning whose time has come by both calendars is owed, and fires next.
  const stays = ({ key, owedAt }: Rung): boolean => {
    const number = numberOf(key);
    if (number > once.length) return owedAt < due;
    return known.written[number - 1]?.at === "before" && owedAt <= scene.at && !later.has(number);
  };
  const kept = known.ladder.filter(stays).map((rung) => ({ ...rung, key: prefix + String(numberOf(rung.key)) }));
  return { due, ladder: [...again, ...kept] };
}

/** A duty that the calendar in force would move, and that still stands where another one put it. */
export interface Unmoved {
  /** Id of the duty, or if only a warning is elsewhere the key of its rung. */
  readonly rung: string;
  readonly duty: string;
  readonly what: "dueAt" | "ladder";
  readonly expected?: Instant;
  readonly found?: Instant;
}

export function unmoved(book: DutyBook, scene: Scene): Unmoved[] {
  const running = [...book.duties.values()].filter(({ heldAt }) => heldAt === undefined);
  const stale = running.filter(
    ({ calendarVersion, ladder, written }) =>
      calendarVersion !== scene.calendar.version && ladder.some(({ key }) => numberOf(key) === dueNumber(written)),
  );
  const solve = running.find(({ kind }) => kind === "solve");
  const solveDue = solve && stale.includes(solve) ? recount(solve, undefined, scene).due : solve?.dueAt;
  return stale.flatMap((known) => {
    const cap = known.capped ? (known.dueAt === solve?.dueAt ? solveDue : known.dueAt) : undefined;
    return difference(known, recount(known, cap, scene));
  });
}

function difference({ id: duty, dueAt, ladder }: KnownDuty, should: ReturnType<typeof recount>): Unmoved[] {
  if (should.due !== dueAt) return [{ rung: duty, duty, what: "dueAt", expected: should.due, found: dueAt }];
  return ladder.flatMap((is): Unmoved[] => {
    const wanted = should.ladder.find(({ key }) => numberOf(key) === numberOf(is.key));
    if (wanted?.owedAt === is.owedAt) return [];
    return [{ rung: is.key, duty, what: "ladder", ...(wanted && { expected: wanted.owedAt }), found: is.owedAt }];
  });
}

function numberOf(key: string): number {
  return Number(key.split("/").at(-1));
}

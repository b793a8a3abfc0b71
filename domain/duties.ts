import type { DutyEffect, EventOf } from "../contract/commit.ts";
import type { Duty, Issue } from "../contract/issue.ts";
import { SLIPS, type Instant } from "../contract/vocabulary.ts";

type Duties = Pick<Issue, "duties" | "opened">;

/** The generic half of `evolve`: what events do to duties, whatever the event was. */
export function reduceDuties(state: Duties, effects: readonly DutyEffect[], at: Instant): Duties {
  return effects.reduce((before, effect) => reduceDuty(before, effect, at), state);
}

function reduceDuty({ duties, opened }: Duties, effect: DutyEffect, at: Instant): Duties {
  if (effect.do === "open") {
    return {
      duties: [...duties, openedBy(effect)],
      opened: { ...opened, [effect.kind]: (opened[effect.kind] ?? 0) + 1 },
    };
  }
  const before = duties.find((duty) => duty.id === effect.duty);
  if (before === undefined) throw new Error(`${effect.do}: no open duty ${effect.duty}`);
  const after = changedBy(before, effect, at);
  return { opened, duties: duties.flatMap((duty) => (duty === before ? (after ?? []) : duty)) };
}

function openedBy(effect: Extract<DutyEffect, { do: "open" }>): Duty {
  const { do: _, duty: id, from, ...same } = effect;
  return { ...same, id, raisedFrom: [], openedAt: from, generation: 1 };
}

function changedBy(duty: Duty, effect: Exclude<DutyEffect, { do: "open" }>, at: Instant): Duty | undefined {
  switch (effect.do) {
    case "close":
      return undefined;
    case "hold":
      return { ...duty, heldAt: at };
    case "release":
    case "move": {
      const { do: _, duty: __, ...terms } = effect;
      const { heldAt: ___, ...running } = duty;
      return { ...running, ...terms, generation: duty.generation + 1 };
    }
    case "raise": {
      // How it came to the seat before says nothing of this one: a duty that nobody could take may be somebody's now.
      const { fallback: _, ...rest } = duty;
      const { to: seat, fallback } = effect;
      return { ...rest, seat, raisedFrom: [...duty.raisedFrom, duty.seat], ...(fallback && { fallback }) };
    }
    case "reseat": {
      const { fallback: _, ...rest } = duty;
      const { to: seat, assignment, fallback } = effect;
      return { ...rest, seat, raisedFrom: [], ...(assignment && { assignment }), ...(fallback && { fallback }) };
    }
  }
}

/** The rung is off the ladder, its successor on it, and the lamp shows the worst slip so far. */
export function rungTaken(duties: readonly Duty[], { data }: EventOf<"rungFired">): Duty[] {
  return duties.map((duty) => {
    if (duty.id !== data.duty) return duty;
    const ladder = duty.ladder.filter(({ key }) => key !== data.rung);
    const slip = worst(duty.slip, data.slip);
    return { ...duty, ladder: data.next ? [...ladder, data.next] : ladder, ...(slip && { slip }) };
  });
}

/** A warning owed "unless there is progress" is void once progress came after the rungs before it. */
export function progressMade(duties: readonly Duty[]): Duty[] {
  return duties.map((duty) =>
    duty.ladder[0]?.unless === "progress" ? { ...duty, ladder: duty.ladder.slice(1) } : duty,
  );
}

type Slip = Duty["slip"];
function worst(a: Slip, b: Slip): Slip {
  const rank = (slip: Slip) => (slip === undefined ? -1 : SLIPS.indexOf(slip));
  return rank(a) >= rank(b) ? a : b;
}

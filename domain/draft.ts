import type { Actor, DutyEffect, Event } from "../contract/commit.ts";
import type { Issue } from "../contract/issue.ts";
import type { Instant } from "../contract/vocabulary.ts";
import type { Context } from "./context.ts";
import { apply } from "./evolve.ts";

/** A decision's surroundings: the context at the instant its events get (T1). */
export interface Scene extends Omit<Context, "presence"> {
  readonly at: Instant;
}

/** A scene in which somebody acts. */
export interface Moment extends Scene {
  readonly actor: Actor;
}

/** Events decided so far, and the state they lead to. */
export interface Draft {
  readonly issue: Issue;
  readonly events: readonly Event[];
}

type Bare<E extends Event> = E extends Event ? Omit<E, "duties"> : never;

/** Adds an event. What it does to duties is worked out on the state the event itself leads to. */
export function happen(
  draft: Draft,
  moment: Moment,
  bare: Bare<Event>,
  effects: (after: Issue) => readonly DutyEffect[] = () => [],
): Draft {
  const after = apply(draft.issue, { ...bare, duties: [] }, moment);
  const event = { ...bare, duties: [...effects(after)] };
  return { issue: apply(draft.issue, event, moment), events: [...draft.events, event] };
}

import type { Commit, Event } from "../contract/commit.ts";

/** Whether the event is what a fired rung did to the issue, and not what somebody decided (commands.md §7, effects). */
export function isRungsEffect(event: Event): boolean {
  switch (event.type) {
    case "dutyRaised":
    case "ratingLapsed":
      return true;
    case "issueEscalated":
      return event.data.cause === "due";
    case "extensionDecided":
    case "suspensionDecided":
    case "objectionRuled":
    case "issueResumed":
      return event.data.cause === "time";
    default:
      return false;
  }
}

/**
 * Whether a commit only fires what had become due. Its machine was parked for that very time or an earlier one: it is awake and gets its
 * answer, or, if the reconciler was first, its own time-out is past. Nobody has to call it, and a herd of limits calls nobody in vain.
 * A commit that also moves due dates may bring the next wake forward and is none.
 */
export function firedByTime({
  command,
  events,
}: {
  readonly command: Commit["command"];
  readonly events: readonly Event[];
}): boolean {
  return command === "timePassed" && events.every(({ type }) => type !== "dueDatesRecomputed");
}

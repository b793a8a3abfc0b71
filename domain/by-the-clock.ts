import type { Event } from "../contract/commit.ts";

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
